import { expect, test } from 'vitest';
import { readNumber } from './read-number.ts';

test.each([
  ['0,2', 0.2],
  ['0.2', 0.2],
  ['35 %', 35],
  ['−5', -5],
  ['1\u00a0000', 1000],
])('%s is read as %d', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each(['', 'veel', '1,2,3', '5 dagen', '--1'])('"%s" is no number, and nothing is made of it', (text) => {
  expect(readNumber(text)).toBeUndefined();
});
