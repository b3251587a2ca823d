import type { Language } from '@voldaan/domain/language';
import { IntlMessageFormat } from 'intl-messageformat';
import en from '../catalogue/en.json' with { type: 'json' };
import nb from '../catalogue/nb.json' with { type: 'json' };
import nl from '../catalogue/nl.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

export type MessageValues = Readonly<Record<string, string | number>>;

/** A key that one language lacks does not compile: each catalogue must have every key of the English one. */
const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { nl, nb, en };

const compiled = new Map<string, IntlMessageFormat>();

/** A sentence of the interface. Each message is compiled once, on first use. */
export function message(language: Language, key: MessageKey, values?: MessageValues): string {
  const cacheKey = `${language}:${key}`;
  let format = compiled.get(cacheKey);
  if (format === undefined) {
    format = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
    compiled.set(cacheKey, format);
  }
  return String(format.format(values));
}
