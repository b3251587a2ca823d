import { expect, test } from 'vitest';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

const published = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
  ['ratio', 0.797],
] as const)('four observers and twelve units: %s alpha as published', (metric, alpha) => {
  const result = krippendorffAlpha(published, metric);
  expect(result.alpha).toBeCloseTo(alpha, 3);
  expect(result.pairable).toBe(40);
});

test('the names of nominal codes do not matter', () => {
  const named = published.map((row) => row.map((code) => (code === null ? null : `code ${code}`)));
  expect(krippendorffAlpha(named, 'nominal').alpha).toBeCloseTo(krippendorffAlpha(published, 'nominal').alpha ?? 0, 14);
  expect(() => krippendorffAlpha(named, 'ordinal')).toThrow(RangeError);
});

test('a code that occurs alone everywhere was never tested, and single codes pair with nothing', () => {
  expect(
    krippendorffAlpha(
      [
        [1, 1],
        [1, 1],
      ],
      'nominal',
    ),
  ).toEqual({ alpha: null, pairable: 4, reason: 'no_variation' });
  expect(
    krippendorffAlpha(
      [
        [1, null],
        [null, 2],
      ],
      'nominal',
    ),
  ).toEqual({ alpha: null, pairable: 0, reason: 'no_answers' });
  expect(krippendorffAlpha([], 'nominal').alpha).toBeNull();
});
