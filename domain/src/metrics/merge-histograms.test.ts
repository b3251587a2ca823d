import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeHistograms } from './merge-histograms.ts';

test('months add up to the year, in any order and grouping', () => {
  const month = fc.array(fc.nat(1000), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(fc.array(month, { minLength: 2 }), (months) => {
      const year = mergeHistograms(months);
      expect(mergeHistograms(months.toReversed())).toEqual(year);
      expect(mergeHistograms([mergeHistograms(months.slice(0, 1)), mergeHistograms(months.slice(1))])).toEqual(year);
    }),
  );
});

test('histograms of two scales do not add up', () => {
  expect(() =>
    mergeHistograms([
      [1, 2],
      [1, 2, 3],
    ]),
  ).toThrow('histograms of 2 and 3 scores do not add up');
});
