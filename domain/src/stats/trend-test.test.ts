import { expect, test } from 'vitest';
import { trendTest } from './trend-test.ts';

const times = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const values = [7, 7.2, 7.1, 7.4, 7.3, 7.3, 7.6, 7.5, 7.9, 7.8];

test('slope, errors and p-values agree with statsmodels', () => {
  const result = trendTest({ times, values }, { lag: 2, level: 0.95 });
  expect(result.slope).toBeCloseTo(0.089090909090909, 13);
  expect(result.standardError).toBeCloseTo(0.013153051160128, 13);
  expect(result.pValue).toBeCloseTo(1.416185283961551e-4, 13);
  expect(result.neweyWestPValue).toBeCloseTo(9.607361478846176e-7, 16);
  expect(result.durbinWatson).toBeCloseTo(3.055558772437751, 11);
  expect(result.reason).toBeNull();
});

test('a month without answers leaves a gap that time remembers', () => {
  const gap = trendTest({ times: [0, 1, 2, 12], values: [1, 2, null, 13] }, { lag: 1, level: 0.95 });
  expect(gap).toMatchObject({ n: 3, slope: expect.closeTo(1, 12), durbinWatson: null });
});

test('months given out of order are put in order', () => {
  const turned = trendTest({ times: times.toReversed(), values: values.toReversed() }, { lag: 2, level: 0.95 });
  expect(turned.mannKendallScore).toBe(trendTest({ times, values }, { lag: 2, level: 0.95 }).mannKendallScore);
});

test('a flat series has slope zero and no test; two months have nothing', () => {
  const flat = trendTest({ times, values: values.map(() => 7.5) }, { lag: 2, level: 0.95 });
  expect(flat).toMatchObject({
    slope: 0,
    standardError: null,
    pValue: null,
    neweyWestPValue: null,
    mannKendallPValue: null,
    senSlope: 0,
    senInterval: [0, 0],
    reason: 'no_variation',
  });
  expect(trendTest({ times: [0, 1], values: [7, 8] }, { lag: 0, level: 0.95 })).toMatchObject({
    n: 2,
    slope: null,
    mannKendallScore: null,
    reason: 'too_few_rows',
  });
});
