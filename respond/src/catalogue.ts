import {
  directionOf,
  htmlLanguage,
  type LanguageTag,
  localeOf as localeOfTag,
} from '@voldaan/domain/surveys/language-tag';
import { IntlMessageFormat } from 'intl-messageformat';
import ar from '../catalogue/ar.json' with { type: 'json' };
import en from '../catalogue/en.json' with { type: 'json' };
import nb from '../catalogue/nb.json' with { type: 'json' };
import nl from '../catalogue/nl.json' with { type: 'json' };
import jij from '../catalogue/nl-x-jij.json' with { type: 'json' };
import nn from '../catalogue/nn.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

export type MessageValues = Readonly<Record<string, string | number>>;

type Catalogue = Readonly<Record<MessageKey, string>>;

/** A key that one language lacks does not compile: each catalogue must have every key of the English one. */
const catalogues = { nl, 'nl-x-jij': { ...nl, ...jij }, nb, nn, en, ar } as const satisfies Record<string, Catalogue>;

/** The languages that the pages themselves speak. */
export type SpokenTag = keyof typeof catalogues;

export const spokenTags: readonly SpokenTag[] = ['nl', 'nl-x-jij', 'nb', 'nn', 'en', 'ar'];

/**
 * The language of the page's own words in a survey of this language: the tag itself, else what it is a variant of, with
 * `no` for bokmål. English where we have no words of our own: then they are marked as English, see `ownWords`.
 */
export function spokenTagFor(tag: LanguageTag): SpokenTag {
  const parts = tag.split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const near = parts.slice(0, length).join('-');
    // "nl-BE-x-jij" says jij as well.
    const found = spokenTags.find((spoken) => spoken === (near === 'no' ? 'nb' : near));
    if (found === 'nl' && tag.endsWith('-x-jij')) return 'nl-x-jij';
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Attributes of an element that holds words of the page's own, in a survey whose language we do not speak. */
export function ownWords(tag: LanguageTag): Readonly<{ lang?: string; dir?: 'ltr' | 'rtl' }> {
  const spoken = spokenTagFor(tag);
  if (htmlLanguage(spoken).split('-')[0] === tag.split('-')[0] || tag.split('-')[0] === 'no') return {};
  return { lang: spoken, ...(directionOf(spoken) === directionOf(tag) ? {} : { dir: directionOf(spoken) }) };
}

/** For Intl: English as the British write days, and the digits that stand on our keys in every language. */
export function localeOf(tag: LanguageTag): string {
  return localeOfTag(spokenTagFor(tag));
}

const compiled = new Map<string, IntlMessageFormat>();

/** A sentence of the interface. Each message is compiled once, on first use. */
export function message(tag: LanguageTag, key: MessageKey, values?: MessageValues): string {
  const spoken = spokenTagFor(tag);
  const cacheKey = `${spoken}:${key}`;
  let format = compiled.get(cacheKey);
  if (format === undefined) {
    format = new IntlMessageFormat(catalogues[spoken][key], localeOf(spoken), undefined, { ignoreTag: true });
    compiled.set(cacheKey, format);
  }
  return String(format.format(values));
}
