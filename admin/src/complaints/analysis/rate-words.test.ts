import { axisAround } from '@voldaan/domain/metrics/axis';
import { expect, test } from 'vitest';
import { rateWords } from './rate-words.ts';

const format = {
  number: (value: number, digits = 0) => value.toFixed(digits),
  signed: (value: number) => String(value),
};

test.each([
  [0.8, [0, 0.2, 0.4, 0.6, 0.8]],
  [9, [0, 2, 4, 6, 8, 10]],
  [512, [0, 200, 400, 600]],
])('an axis up to %d has lines that people count by', (most, ticks) => {
  expect(axisAround([0, most], rateWords(format, most)).ticks).toEqual(ticks.map((tick) => expect.closeTo(tick, 9)));
});

test('a small rate has a decimal, nought and large ones have none', () => {
  expect([0, 3.25, 124.4].map(rateWords(format).figure)).toEqual(['0', '3.3', '124']);
});
