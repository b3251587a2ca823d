import { expect, test } from 'vitest';
import { type DecimalMark, decimalMarkOf, readNumber } from './read-number.ts';

test.each<[string, DecimalMark, number | undefined]>([
  ['1.234,50', ',', 1234.5],
  ['1,234.50', '.', 1234.5],
  ['1 234,5', ',', 1234.5],
  ['€ 12,-', ',', 12],
  ['kr 1.000', ',', 1000],
  ['12,5 %', ',', 12.5],
  ['-0,5', ',', -0.5],
  ['\u221212', ',', -12],
  ['1.234', '.', 1.234],
  ['1.234', ',', 1234],
  ['12.34', ',', undefined],
  ['1,2,3', ',', undefined],
  ['12a', ',', undefined],
  ['', ',', undefined],
])('%j with the mark %s is %s', (text, decimal, number) => {
  expect(readNumber(text, decimal)).toBe(number);
});

test.each<[string, DecimalMark | undefined]>([
  ['1.234,50', ','],
  ['1,234.50', '.'],
  ['0,75', ','],
  ['0.75', '.'],
  ['1.234', undefined],
  ['1234', undefined],
  ['jan', undefined],
])('%j can only have been written with %s', (text, mark) => {
  expect(decimalMarkOf(text)).toBe(mark);
});
