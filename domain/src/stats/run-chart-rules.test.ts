import { expect, test } from 'vitest';
import { runChartRules } from './run-chart-rules.ts';

test('a level shift halfway is seen as too few crossings', () => {
  const series = [
    ...Array.from({ length: 12 }, (_, k) => 7 + (k % 2) / 10),
    ...Array.from({ length: 12 }, (_, k) => 8 + (k % 2) / 10),
  ];
  // Anhøj & Olesen: 24 points, longest run at most round(log2 24 + 3) = 8, crossings at least qbinom(.05, 23, .5) = 8
  expect(runChartRules(series)).toEqual({
    useful: 24,
    longestRun: 12,
    longestRunMax: 8,
    crossings: 1,
    crossingsMin: 8,
    isSignal: true,
  });
});

test('points on the median are left out and do not break a run', () => {
  expect(runChartRules([1, 5, 5, 9, 5, 9])).toMatchObject({ useful: 3, longestRun: 2, crossings: 1, isSignal: false });
});

test('a short or a flat series gives no signal', () => {
  expect(runChartRules([7, 7, 7, null])).toMatchObject({
    useful: 0,
    longestRunMax: null,
    crossingsMin: null,
    isSignal: false,
  });
  expect(runChartRules([])).toMatchObject({ useful: 0, isSignal: false });
  expect(runChartRules([7, 8]).isSignal).toBe(false);
});
