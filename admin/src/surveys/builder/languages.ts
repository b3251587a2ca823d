import { languageNames, languages } from '@voldaan/domain/language';
import { htmlLanguage, type LanguageTag } from '@voldaan/domain/surveys/language-tag';

/** Offered by name; any other can be typed. The first ones are those of the product, then those often asked beside them. */
export const offeredLanguages: readonly LanguageTag[] = [
  'nl',
  'nl-x-jij',
  'nb',
  'nn',
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'da',
  'sv',
  'fi',
  'pl',
  'ro',
  'bg',
  'uk',
  'ru',
  'tr',
  'ar',
  'fa',
  'ckb',
  'ti',
  'so',
  'zh-Hans',
];

/** The language's name in itself, as its readers look for it; a tag that nobody knows is its own name. */
export function nameOfLanguage(tag: LanguageTag): string {
  if (tag === 'nl-x-jij') return `${languageNames.nl} (je)`;
  const own = languages.find((language) => language === tag);
  if (own !== undefined) return languageNames[own];
  const plain = htmlLanguage(tag);
  const name = new Intl.DisplayNames([plain], { type: 'language', fallback: 'code' }).of(plain) ?? tag;
  const capital = name.charAt(0).toLocaleUpperCase(plain) + name.slice(1);
  return plain === tag ? capital : `${capital} (${tag.slice(plain.length + 1)})`;
}

/** A tag as BCP 47 writes it, or undefined when it is none. */
export function readLanguageTag(text: string): LanguageTag | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim())[0];
  } catch {
    return undefined;
  }
}
