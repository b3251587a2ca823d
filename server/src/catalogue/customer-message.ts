import { readFileSync } from 'node:fs';
import { isLanguage } from '@voldaan/domain/language';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { IntlMessageFormat } from 'intl-messageformat';
import { hasMessage, type MessageValues, message } from './message.ts';

/** Customers read more languages than staff do: what a mail says beside the survey's own words. */
const customerCatalogues: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  ['nn', 'ar', 'nl-x-jij'].map((tag) => [tag, readCatalogue(tag)]),
);

const formats = new Map<string, IntlMessageFormat>();

/**
 * A text of a mail in the nearest language that has it: Dutch that says jij takes what both kinds of Dutch say alike from
 * the other. A key that a questionnaire has no words for is asked for by its general one.
 */
export function customerMessage(
  tag: LanguageTag,
  keys: readonly [string, ...string[]],
  values: MessageValues = {},
): string {
  for (const key of keys) {
    for (const near of [...nearest(tag), 'en']) {
      const text = customerCatalogues.get(near)?.[key];
      if (text !== undefined) return String(formatOf(near, key, text).format(values));
      if (isLanguage(near) && hasMessage(near, key)) return message(near, key, values);
      // The general words of one's own language go before another language's special ones; English goes before none.
      if (isComplete(near) && key !== keys.at(-1)) break;
    }
  }
  return keys[0];
}

/** Dutch that says jij holds only what differs. */
function isComplete(tag: LanguageTag): boolean {
  return isLanguage(tag) || (customerCatalogues.has(tag) && !tag.includes('-'));
}

function nearest(tag: LanguageTag): readonly LanguageTag[] {
  const parts = tag.split('-').slice(0, 8);
  const shorter = parts.map((_, place) => parts.slice(0, parts.length - place).join('-'));
  return parts[0] === 'no' ? [...shorter, 'nb'] : shorter;
}

function formatOf(tag: string, key: string, text: string): IntlMessageFormat {
  const name = `${tag} ${key}`;
  const made = formats.get(name) ?? new IntlMessageFormat(text, tag.split('-x-')[0], undefined, { ignoreTag: true });
  formats.set(name, made);
  return made;
}

function readCatalogue(tag: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`../../catalogue/mail/${tag}.json`, import.meta.url), 'utf8'));
}
