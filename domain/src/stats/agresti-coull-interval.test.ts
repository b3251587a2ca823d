import { expect, test } from 'vitest';
import { agrestiCoullInterval } from './agresti-coull-interval.ts';

test('none of ten gives a bound below zero, which is why it is never shown', () => {
  const [low, high] = agrestiCoullInterval(0, 10, 0.95) ?? [0, 0];
  expect(low).toBeCloseTo(-0.0433545058876565, 12);
  expect(high).toBeCloseTo(0.320887305750546, 12);
  expect(agrestiCoullInterval(0, 0, 0.95)).toBeNull();
});
