import { expect, test } from 'vitest';
import { logRankTest } from './log-rank-test.ts';

const group = (times: readonly number[], events: readonly number[]) =>
  times.map((time, index) => ({ time, hasEvent: events[index] === 1 }));
const monthly = group([6, 7, 10, 15, 19, 25], [1, 0, 1, 1, 0, 1]);
const yearly = group([9, 11, 12, 13, 14, 20], [1, 1, 0, 1, 1, 1]);

test('two groups agree with statsmodels', () => {
  // statsmodels.duration.survfunc.survdiff(time, status, group)
  const result = logRankTest([monthly, yearly]);
  expect(result?.chiSquare).toBeCloseTo(0.6023374227394824, 12);
  expect(result?.pValue).toBeCloseTo(0.4376875806063486, 12);
  expect(logRankTest([yearly, monthly])?.chiSquare).toBeCloseTo(result?.chiSquare ?? 0, 12);
});

test('customers that come counted weigh as many as they are', () => {
  const twice = (lifetimes: typeof monthly) => lifetimes.map((lifetime) => ({ ...lifetime, count: 2 }));
  const counted = logRankTest([twice(monthly), twice(yearly)]);
  expect(counted).toEqual(
    logRankTest([
      [...monthly, ...monthly],
      [...yearly, ...yearly],
    ]),
  );
});

test('a group gone before the first event does not count as one', () => {
  expect(logRankTest([monthly, yearly, group([1, 2], [0, 0])])).toEqual(logRankTest([monthly, yearly]));
});

test('one group, or nobody leaving, leaves nothing to compare', () => {
  expect(logRankTest([monthly])).toBeNull();
  expect(logRankTest([group([1, 2], [0, 0]), group([3], [0])])).toBeNull();
});
