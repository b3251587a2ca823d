import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

test('the same seed draws the same numbers, another seed others, all in [0, 1) and evenly', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 10_000 }, random);
  };
  const drawn = draw(7);
  expect(draw(7)).toEqual(drawn);
  expect(draw(8)).not.toEqual(drawn);
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(drawn.reduce((total, value) => total + value, 0) / drawn.length).toBeCloseTo(0.5, 1);
});
