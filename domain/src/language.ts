/** The languages that the product itself speaks, in the order in which they are offered. */
export const languages = ['nl', 'nb', 'en'] as const;

export type Language = (typeof languages)[number];

/** One text in every language of the product. A missing one does not compile. */
export type Localised = Readonly<Record<Language, string>>;

/** The name of each language in that language itself, as a language list shows it. */
export const languageNames: Localised = { nl: 'Nederlands', nb: 'Norsk bokmål', en: 'English' };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/**
 * Picks the product language that suits an Accept-Language header or a browser's list best.
 * Norwegian of any kind (no, nn, nb) is answered in bokmål; anything unknown gives the fallback.
 */
export function guessLanguage(accepted: string, fallback: Language): Language {
  const wishes = accepted
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return { language: languageOfTag(tag), quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter((wish) => wish.language !== undefined && wish.quality > 0);
  wishes.sort((a, b) => b.quality - a.quality);
  return wishes[0]?.language ?? fallback;
}

function languageOfTag(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  if (primary === 'no' || primary === 'nn') return 'nb';
  return isLanguage(primary) ? primary : undefined;
}
