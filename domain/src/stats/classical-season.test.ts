import { expect, test } from 'vitest';
import { classicalSeason } from './classical-season.ts';

test('a season on a straight line is taken apart exactly, ends left open', () => {
  const season = [-1, 0, 0.5, 0.5];
  const values = Array.from({ length: 12 }, (_, index) => 7 + 0.1 * index + (season[index % 4] ?? 0));
  const result = classicalSeason(values, { period: 4, type: 'additive' });
  for (const [place, figure] of season.entries()) expect(result.figure?.[place]).toBeCloseTo(figure, 12);
  expect(result.trend?.slice(0, 3)).toEqual([null, null, expect.closeTo(7.2, 12)]);
  expect(result.adjusted?.[11]).toBeCloseTo(8.1, 12);
});

test('an odd period takes a plain average, and factors have a mean of one', () => {
  const result = classicalSeason([2, 4, 6, 2, 4, 6, 2, 4, 6], { period: 3, type: 'multiplicative' });
  expect(result.trend?.[1]).toBe(4);
  expect(result.figure).toEqual([0.5, 1, 1.5]);
  expect(result.adjusted?.every((value) => value === 4)).toBe(true);
});

test('a gap stays a gap', () => {
  const result = classicalSeason([1, 2, 1, null, 1, 2, 1, 2, 1, 2], { period: 2, type: 'additive' });
  expect(result.adjusted?.[3]).toBeNull();
  expect(result.trend?.[2]).toBeNull();
});

test('exactly two periods are enough, less is refused', () => {
  expect(classicalSeason([1, 2, 3, 4, 2, 3, 4, 5], { period: 4, type: 'additive' }).reason).toBeNull();
  expect(classicalSeason([1, 2, 3, 4, 2, 3, 4], { period: 4, type: 'additive' })).toEqual({
    trend: null,
    figure: null,
    adjusted: null,
    reason: 'too_few_rows',
  });
  expect(classicalSeason([0, 0, 0, 0], { period: 2, type: 'multiplicative' }).reason).toBe('impossible_bounds');
});
