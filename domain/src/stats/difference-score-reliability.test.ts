import { expect, test } from 'vitest';
import { differenceScoreReliability } from './difference-score-reliability.ts';

const good = { standardDeviation: 1, reliability: 0.8 };

test('the better two good scores correlate, the less their difference can be trusted', () => {
  // (.8 + .8 - 2 · .6) / (2 - 2 · .6) = .5
  expect(differenceScoreReliability(good, good, 0.6)).toBeCloseTo(0.5, 14);
  expect(differenceScoreReliability(good, good, 0)).toBeCloseTo(0.8, 14);
});

test('sides that are the same leave nothing to be reliable', () => {
  expect(differenceScoreReliability(good, good, 1)).toBeNull();
  expect(() => differenceScoreReliability(good, good, 1.2)).toThrow(RangeError);
});
