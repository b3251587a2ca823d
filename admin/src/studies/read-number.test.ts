import { expect, test } from 'vitest';
import { createFormat } from '../catalogue/format.ts';
import { readNumber } from './read-number.ts';

test.each([
  ['0,2', 0.2],
  ['0.2', 0.2],
  ['35 %', 35],
  ['−5', -5],
  ['1\u00a0000', 1000],
])('%s is read as %d', (text, value) => {
  expect(readNumber(text, 'nl')).toBe(value);
});

test.each(['', 'veel', '1,2,3', '5 dagen', '--1'])('"%s" is no number, and nothing is made of it', (text) => {
  expect(readNumber(text, 'nl')).toBeUndefined();
});

test.each([
  ['nl', '1.000', 1000],
  ['nl', '12.500,5', 12_500.5],
  ['nl', '0.125', 0.125],
  ['en', '1,000', 1000],
  ['en', '1,000.5', 1000.5],
  ['en', '0,125', 0.125],
  ['nb', '1 000', 1000],
])('in %s %s is read as %d', (locale, text, value) => {
  expect(readNumber(text, locale)).toBe(value);
});

test.each(['nl', 'nb', 'en'])('in %s a number is read back as the field wrote it', (locale) => {
  const { given } = createFormat(locale);
  for (const value of [-5, 0, 0.25, 7.5, 999, 1000, 3650, 100_000, 1_000_000]) {
    expect(readNumber(given(value), locale)).toBe(value);
  }
});
