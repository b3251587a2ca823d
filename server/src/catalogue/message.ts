import { readFileSync } from 'node:fs';
import type { Language } from '@voldaan/domain/language';
import { IntlMessageFormat } from 'intl-messageformat';

export type MessageValues = Readonly<Record<string, string | number>>;

type Catalogue = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Language, Catalogue>> = {
  nl: readCatalogue('nl'),
  nb: readCatalogue('nb'),
  en: readCatalogue('en'),
};

const formats = new Map<string, IntlMessageFormat>();

export function hasMessage(language: Language, key: string): boolean {
  return Object.hasOwn(catalogues[language], key);
}

/** The text of a key in a language, its ICU arguments filled in. A missing key shows itself; the check refuses it. */
export function message(language: Language, key: string, values: MessageValues = {}): string {
  const text = catalogues[language][key];
  if (text === undefined) return key;
  if (!text.includes('{') && !text.includes("'")) return text;
  return String(formatOf(language, key, text).format(values));
}

function formatOf(language: Language, key: string, text: string): IntlMessageFormat {
  const name = `${language} ${key}`;
  const known = formats.get(name);
  if (known) return known;
  // Plain text throughout: what looks like a tag is not one.
  const made = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  formats.set(name, made);
  return made;
}

function readCatalogue(language: Language): Catalogue {
  return JSON.parse(readFileSync(new URL(`../../catalogue/${language}.json`, import.meta.url), 'utf8'));
}
