import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correlate } from './correlation.ts';

const speed = [4, 5, 3, 8, 7, 6, 9, 2, 5, 7, 8, 3];
const score = [5, 5, 4, 8, 7, 7, 9, 3, 5, 8, 9, 4];

test('interval and p-value agree with scipy, a missing answer aside', () => {
  const result = correlate([...speed, null, 4], [...score, 5, null], 0.95);
  expect(result.n).toBe(12);
  // scipy.stats.pearsonr(speed, score) and .confidence_interval(0.95)
  expect(result.interval?.[0]).toBeCloseTo(0.9139050501487456, 12);
  expect(result.interval?.[1]).toBeCloseTo(0.9934276244648441, 12);
  expect(result.pValue).toBeCloseTo(6.103304918079747e-8, 16);
});

test('three pairs have a correlation and no interval; two have nothing', () => {
  expect(correlate([1, 2, 3], [1, 3, 2], 0.95)).toMatchObject({
    pearson: 0.5,
    interval: null,
    reason: 'too_few_for_level',
  });
  expect(correlate([1, 2], [1, 3], 0.95)).toMatchObject({ pearson: null, kendall: null, reason: 'too_few_rows' });
  expect(correlate([null], [1], 0.95).reason).toBe('no_answers');
});

test('a perfect line is reported as one, not as rounding', () => {
  expect(correlate([0.1, 0.2, 0.3, 0.4], [0.3, 0.6, 0.9, 1.2], 0.95)).toMatchObject({ pValue: 0, reason: null });
});

test('the interval holds the correlation and stays within -1 and 1', () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })), { minLength: 4 });
  fc.assert(
    fc.property(answers, (pairs) => {
      const { pearson, interval } = correlate(
        pairs.map(([x]) => x),
        pairs.map(([, y]) => y),
        0.95,
      );
      fc.pre(pearson !== null && interval !== null);
      expect(interval[0]).toBeGreaterThanOrEqual(-1);
      expect(interval[0] - 1e-12).toBeLessThanOrEqual(pearson);
      expect(interval[1] + 1e-12).toBeGreaterThanOrEqual(pearson);
      expect(interval[1]).toBeLessThanOrEqual(1);
    }),
  );
});
