import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { localeOf, message, ownWords, spokenTagFor } from './catalogue.ts';

const files = ['nl', 'nb', 'nn', 'en', 'ar', 'nl-x-jij'];

function read(tag: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`../catalogue/${tag}.json`, import.meta.url), 'utf8'));
}

/** The names of what a message is filled with. */
function argumentsOf(text: string): readonly string[] {
  const names = new Set<string>();
  const walk = (parts: readonly unknown[]): void => {
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      if ('type' in part && part.type !== 0 && 'value' in part && typeof part.value === 'string') names.add(part.value);
      if ('options' in part && typeof part.options === 'object' && part.options !== null) {
        for (const option of Object.values(part.options)) walk(option.value);
      }
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].toSorted();
}

const english = read('en');

describe('the page’s own words', () => {
  test.each(files)('in %s say the same things as in English', (tag) => {
    const words = read(tag);
    const keys = tag === 'nl-x-jij' ? Object.keys(words) : Object.keys(english);
    expect(Object.keys(words).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) expect(argumentsOf(words[key] ?? ''), key).toEqual(argumentsOf(english[key] ?? ''));
  });

  test('Dutch says u, and its other form never does', () => {
    const jij = read('nl-x-jij');
    const formal = Object.entries(read('nl')).filter(([, text]) => /\b[Uu]w?\b/.test(text));
    expect(formal.length).toBeGreaterThan(20);
    for (const [key] of formal) expect(jij[key], key).not.toMatch(/\b[Uu]w?\b|^$/);
    expect(formal.map(([key]) => key).filter((key) => !Object.hasOwn(jij, key))).toEqual([]);
  });

  test.each(['ar'])('%s counts as its language does, in the digits of our keys', (tag) => {
    expect(message(tag, 'rating.stars', { count: 1 })).toBe('نجمة واحدة');
    expect(message(tag, 'rating.stars', { count: 2 })).toBe('نجمتان');
    expect(message(tag, 'rating.stars', { count: 5 })).toBe('5 نجوم');
  });
});

describe('which words a survey gets', () => {
  test.each([
    ['nl', 'nl'],
    ['nl-BE', 'nl'],
    ['nl-x-jij', 'nl-x-jij'],
    ['nl-BE-x-jij', 'nl-x-jij'],
    ['no', 'nb'],
    ['nn-NO', 'nn'],
    ['ar-EG', 'ar'],
    ['de', 'en'],
    ['fa', 'en'],
  ])('one in %s speaks %s', (tag, spoken) => {
    expect(spokenTagFor(tag)).toBe(spoken);
  });

  test('English in the place of another language says that it is English, and which way it runs', () => {
    expect(ownWords('nl-x-jij')).toEqual({});
    expect(ownWords('no')).toEqual({});
    expect(ownWords('de')).toEqual({ lang: 'en' });
    expect(ownWords('fa')).toEqual({ lang: 'en', dir: 'ltr' });
  });

  test('days and numbers are written with the digits that stand on the keys', () => {
    expect(new Intl.NumberFormat(localeOf('ar')).format(7.5)).toBe('7.5');
    expect(new Intl.NumberFormat(localeOf('nl')).format(7.5)).toBe('7,5');
  });
});
