import { expect, test } from 'vitest';
import { pareto } from './pareto.ts';

test('the vital few are the shortest head that reaches the threshold, ties as given', () => {
  const { bars, vitalCount } = pareto([40, 12, 12, 25, 3, 8], 0.8);
  expect(bars.map(({ index }) => index)).toEqual([0, 3, 1, 2, 5, 4]);
  expect(bars.at(-1)?.cumulative).toBe(1);
  expect(vitalCount).toBe(4);
});

test('a head of exactly 80 % counts, though its shares add up to a hair less', () => {
  expect(pareto([7, 1, 2], 0.9).vitalCount).toBe(2);
  expect(pareto([10, 10, 10], 2 / 3).vitalCount).toBe(2);
});

test('without complaints there is nothing to work on', () => {
  expect(pareto([0, 0], 0.8)).toEqual({ bars: [], vitalCount: 0 });
  expect(() => pareto([-1], 0.8)).toThrow(RangeError);
});
