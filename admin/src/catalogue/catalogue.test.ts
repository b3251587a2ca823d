import { readFileSync } from 'node:fs';
import { languages } from '@voldaan/domain/language';
import { describe, expect, test } from 'vitest';
import { readCatalogue, tagsOf, valuesOf, wordMessageValues } from '../../catalogue/write-message-values.ts';

const english = readCatalogue('en');

describe.each(languages)('the catalogue in %s', (language) => {
  const catalogue = readCatalogue(language);

  test('has every message of the English one and no other', () => {
    expect(Object.keys(catalogue)).toEqual(Object.keys(english));
  });

  test('leaves no message empty', () => {
    expect(Object.entries(catalogue).filter(([, message]) => message.trim() === '')).toEqual([]);
  });

  test.each(Object.keys(english))('takes the same values and links in %s', (key) => {
    const [translated, original] = [catalogue[key] ?? '', english[key] ?? ''];
    expect([...valuesOf(translated).keys()].sort()).toEqual([...valuesOf(original).keys()].sort());
    expect(tagsOf(translated)).toEqual(tagsOf(original));
  });
});

test('the types of the messages were written after the last change of the catalogue', () => {
  const written = readFileSync(new URL('./message-values.ts', import.meta.url), 'utf8');
  expect(written).toBe(wordMessageValues(english));
});
