import { expect, test } from 'vitest';
import { uChart } from './u-chart.ts';

const steady = [8, 12, 9, 11, 10, 8, 12, 10].map((events) => ({ events, exposure: 1000 }));

test('a month with three times the usual complaints lies outside', () => {
  const chart = uChart([...steady, { events: 30, exposure: 1000 }]);
  expect(chart.outside).toEqual([8]);
  expect(chart.points[8]?.rate).toBeCloseTo(0.03, 12);
});

test('a month with few orders has wide limits, one without orders none', () => {
  const { points } = uChart([...steady, { events: 2, exposure: 50 }, { events: 0, exposure: 0 }]);
  expect(points[8]?.upper ?? 0).toBeGreaterThan(points[0]?.upper ?? 1);
  expect(points[9]).toEqual({ rate: null, lower: null, upper: null, laneyLower: null, laneyUpper: null });
});

test('where rates scatter wider than chance the limits of Laney do as well', () => {
  const { laneySigma, outside, laneyOutside } = uChart(
    [60, 140, 70, 130, 65, 150, 60, 135].map((events) => ({ events, exposure: 10_000 })),
  );
  expect(laneySigma ?? 0).toBeGreaterThan(3);
  expect(outside.length).toBeGreaterThan(4);
  expect(laneyOutside).toEqual([]);
});

test('nothing known is not a rate of nothing', () => {
  expect(uChart([])).toMatchObject({ centre: null, reason: 'no_answers' });
  expect(uChart([{ events: 3, exposure: 0 }])).toMatchObject({ centre: null, reason: 'no_answers' });
  expect(uChart([{ events: 3, exposure: 10 }])).toMatchObject({ centre: 0.3, reason: 'too_few_rows' });
  expect(uChart([0, 0].map((events) => ({ events, exposure: 10 })))).toMatchObject({ reason: 'no_variation' });
  expect(() => uChart([{ events: -1, exposure: 10 }])).toThrow(RangeError);
});
