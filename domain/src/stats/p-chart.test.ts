import { expect, test } from 'vitest';
import { meanRangePerSigma } from './mean-range-per-sigma.ts';
import { pChart } from './p-chart.ts';

const counts = (pairs: readonly (readonly [number, number])[]) => pairs.map(([successes, n]) => ({ successes, n }));

test('a month with more answers has narrower limits, and Laney widens both', () => {
  // reference/methods.md 5.11: p̄ .839394, σ_z 1.12205, limits n = 100 [.7158, .9630], n = 400 [.7776, .9012]
  const chart = pChart(
    counts([
      [88, 100],
      [170, 200],
      [176, 200],
      [330, 400],
      [84, 100],
      [260, 320],
    ]),
  );
  expect(chart.centre).toBeCloseTo(0.839394, 6);
  // The book divides by the rounded 1.128.
  expect(chart.laneySigma).toBeCloseTo((1.12205 * 1.128) / meanRangePerSigma, 5);
  expect(chart.points[0]?.laneyLower).toBeCloseTo(0.7158, 3);
  expect(chart.points[0]?.laneyUpper).toBeCloseTo(0.963, 3);
  expect(chart.points[3]?.laneyLower).toBeCloseTo(0.7776, 3);
  expect(chart.reason).toBeNull();
});

test('a month without answers keeps its place, and is neither good nor bad', () => {
  const chart = pChart(
    counts([
      [40, 50],
      [0, 0],
      [5, 50],
      [41, 50],
    ]),
  );
  expect(chart.points[1]).toMatchObject({ share: null, lower: null, laneyUpper: null });
  expect(chart.outside).toContain(2);
  expect(chart.outside).not.toContain(1);
});

test('when everybody is satisfied there is no scatter to widen by, and no alarm', () => {
  const chart = pChart(
    counts([
      [10, 10],
      [20, 20],
    ]),
  );
  expect(chart).toMatchObject({ centre: 1, laneySigma: null, outside: [], laneyOutside: [], reason: 'no_variation' });
});

test('without any answer there is no chart', () => {
  expect(pChart(counts([[0, 0]]))).toMatchObject({ centre: null, outside: [], reason: 'no_answers' });
  expect(pChart(counts([[4, 10]])).reason).toBe('too_few_rows');
  expect(() => pChart(counts([[5, 4]]))).toThrow(RangeError);
});
