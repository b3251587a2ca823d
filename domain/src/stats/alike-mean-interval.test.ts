import { expect, test } from 'vitest';
import { alikeMeanInterval } from './alike-mean-interval.ts';

const scale = { min: 1, max: 5, step: 1 };
const alike = (mean: number, n: number) =>
  alikeMeanInterval({ n, mean, variance: 0, reason: 'no_variation' }, { scale, level: 0.95, effectiveN: n });

test('answers that are all alike leave room towards both ends of the scale, less with more answers', () => {
  expect(alike(5, 12)?.[1]).toBe(5);
  expect(alike(5, 12)?.[0]).toBeCloseTo(4.030024, 6);
  expect(alike(3, 12)?.[0]).toBeLessThan(3);
  expect(alike(3, 12)?.[1]).toBeGreaterThan(3);
  expect(alike(5, 1200)?.[0]).toBeGreaterThan(alike(5, 12)?.[0] ?? 5);
});

test('a census leaves none, nobody has none', () => {
  expect(alike(4, Number.POSITIVE_INFINITY)).toEqual([4, 4]);
  expect(
    alikeMeanInterval(
      { n: 0, mean: null, variance: null, reason: 'no_answers' },
      { scale, level: 0.95, effectiveN: 0 },
    ),
  ).toBeNull();
});
