import { expect, test } from 'vitest';
import { imrChart } from './imr-chart.ts';

test('a jump shows on the chart of ranges at its later month', () => {
  const chart = imrChart([7.2, 7.3, 7.2, 7.25, 7.3, 7.2, 7.25, 7.3, 7.2, 7.25, 7.3, 8.9]);
  expect(chart.rangeOutside).toEqual([11]);
  expect(chart.outside).toEqual([11]);
  // 2.66 times the mean moving range, as the XmR books print it
  expect(((chart.upper ?? 0) - (chart.centre ?? 0)) / (chart.meanRange ?? 1)).toBeCloseTo(2.6587, 4);
});

test('a missing month is stepped over and the others keep their index', () => {
  const chart = imrChart([7, null, 8, 7]);
  expect(chart.meanRange).toBe(1);
  expect(chart.centre).toBeCloseTo(22 / 3, 14);
});

test('grades that never move have limits of no width and give no alarm', () => {
  expect(imrChart([7.1, 7.1, 7.1])).toMatchObject({
    sigma: 0,
    upper: 7.1,
    lower: 7.1,
    outside: [],
    rangeOutside: [],
    reason: 'no_variation',
  });
});

test('one month has a centre and no limits', () => {
  expect(imrChart([7.1])).toMatchObject({ centre: 7.1, sigma: null, upper: null, outside: [], reason: 'one_answer' });
  expect(imrChart([])).toMatchObject({ centre: null, reason: 'no_answers' });
});
