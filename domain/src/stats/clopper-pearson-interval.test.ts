import { expect, test } from 'vitest';
import { binomialProbability } from './binomial-probability.ts';
import { clopperPearsonInterval } from './clopper-pearson-interval.ts';

test('at its bounds the answers are just as unlikely as the level says', () => {
  const [low, high] = clopperPearsonInterval(8, 10, 0.95) ?? [0, 0];
  expect(binomialProbability(2, 10, 1 - low)).toBeCloseTo(0.025, 12);
  expect(binomialProbability(8, 10, high)).toBeCloseTo(0.025, 12);
});

test('nothing and everything reach the ends, nobody has none', () => {
  expect(clopperPearsonInterval(0, 10, 0.95)?.[0]).toBe(0);
  expect(clopperPearsonInterval(10, 10, 0.95)?.[1]).toBe(1);
  expect(clopperPearsonInterval(0, 0, 0.95)).toBeNull();
});
