import { expect, test } from 'vitest';
import { xbarSChart } from './xbar-s-chart.ts';

test('a branch with one answer is on the chart of means and not on that of spreads', () => {
  const chart = xbarSChart([[7, 8, 6], [7, 9, null], [8], []]);
  expect(chart.points[2]).toMatchObject({ n: 1, mean: 8, deviation: null, deviationUpper: null });
  expect(chart.points[2]?.meanUpper).toBeGreaterThan(chart.points[0]?.meanUpper ?? 99);
  expect(chart.points[3]).toMatchObject({ n: 0, mean: null, meanUpper: null });
  // mean of s / c4: (1 / .8862269 + 1.4142136 / .7978846) / 2
  expect(chart.sigma).toBeCloseTo((1 / 0.886226925452758 + Math.SQRT2 / 0.7978845608028654) / 2, 12);
  expect(chart.centre).toBe(7.5);
});

test('a group far off signals', () => {
  const usual = [7, 8, 7, 8];
  const chart = xbarSChart([usual, usual, usual, usual, [2, 3, 2, 3]]);
  expect(chart.outside).toContain(4);
  expect(chart.deviationOutside).toEqual([]);
});

test('equal answers everywhere raise no alarm by rounding', () => {
  const same = [7.1, 7.1, 7.1];
  expect(xbarSChart([same, same, same])).toMatchObject({
    sigma: 0,
    outside: [],
    deviationOutside: [],
    reason: 'no_variation',
  });
});

test('groups of one have no spread to make limits of', () => {
  expect(xbarSChart([[7], [8]])).toMatchObject({ centre: 7.5, sigma: null, outside: [], reason: 'one_answer' });
  expect(xbarSChart([])).toMatchObject({ centre: null, sigma: null, reason: 'no_answers' });
});
