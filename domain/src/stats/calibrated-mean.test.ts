import { expect, test } from 'vitest';
import { calibratedMean } from './calibrated-mean.ts';
import { poststratify } from './poststratify.ts';
import { weightedMean } from './weighted-mean.ts';

const cells = ['a', 'a', 'a', 'b', 'b', 'b'];
const values = [9, 8, 9, 3, 2, 3];
const baseWeights = values.map(() => 1);
const population = new Map([
  ['a', 50],
  ['b', 50],
]);

test('an answer that the margin explains varies less than fixed weights would say', () => {
  const weights = poststratify({ cells, baseWeights, population }).weights ?? [];
  const calibrated = calibratedMean(values, { weights, baseWeights, margins: [cells] });
  const fixed = weightedMean(
    values.map((value, row) => ({ value, weight: weights[row] ?? 0 })),
    0.95,
  );
  expect(calibrated.mean).toBeCloseTo(fixed.mean ?? 0, 12);
  expect(calibrated.standardError).toBeLessThan((fixed.standardError ?? 0) / 4);
});

test('a margin given twice changes nothing', () => {
  const weights = poststratify({ cells, baseWeights, population }).weights ?? [];
  const once = calibratedMean(values, { weights, baseWeights, margins: [cells] });
  const twice = calibratedMean(values, { weights, baseWeights, margins: [cells, cells] });
  expect(twice.standardError).toBeCloseTo(once.standardError ?? 0, 12);
});

test('one respondent has a mean and no error', () => {
  expect(calibratedMean([4], { weights: [50], baseWeights: [1], margins: [['a']] })).toEqual({
    mean: 4,
    standardError: null,
  });
});
