import { readFileSync } from 'node:fs';
import type { Language } from '@voldaan/domain/language';
import { IntlMessageFormat } from 'intl-messageformat';
import type { MessageValues } from '../admin/src/catalogue/message-values.ts';

type MessageKey = keyof MessageValues;
type ValuesOf<K extends MessageKey> = MessageValues[K] extends undefined ? [] : [values: MessageValues[K]];

/** Words one message of the staff app; a wrong key or a missing value does not compile, as in the app itself. */
export type Say = <K extends MessageKey>(key: K, ...values: ValuesOf<K>) => string;

const locales: Readonly<Record<Language, string>> = { nl: 'nl-NL', nb: 'nb-NO', en: 'en-GB' };

/** The texts of the staff app in one language, so that a test looks for what a person reads. */
export function sayIn(language: Language): Say {
  const catalogue = staffCatalogue(language);
  return (key, ...values) => {
    const text = catalogue[key];
    if (text === undefined) throw new Error(`there is no text ${key} in ${language}`);
    const formatted = new IntlMessageFormat(text, locales[language]).format<string>({ ...withoutTags, ...values[0] });
    return Array.isArray(formatted) ? formatted.join('') : String(formatted);
  };
}

export function localeOf(language: Language): string {
  return locales[language];
}

export function staffCatalogue(language: Language): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`../admin/catalogue/${language}.json`, import.meta.url), 'utf8'));
}

/** Bold words and links are drawn by the app; what is read is the text between the tags. */
const withoutTags = Object.fromEntries(
  ['b', 'outbox', 'settings'].map((tag) => [tag, (words: readonly unknown[]) => words.join('')]),
);
