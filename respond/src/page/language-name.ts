import { htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';

/** The name of a language in that language itself: "Nederlands", "norsk nynorsk" with a capital, "العربية". */
export function languageName(tag: LanguageTag): string {
  const locale = htmlLanguage(tag);
  const name = ownName(locale) ?? tag;
  const [first = '', ...rest] = name;
  const written = first.toLocaleUpperCase(locale) + rest.join('');
  return tag.endsWith('-x-jij') ? `${written} (je)` : written;
}

/** A tag that no list knows is shown as it is written. */
function ownName(locale: string): string | undefined {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(locale);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
