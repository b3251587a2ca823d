import { expect, test } from 'vitest';
import { jeffreysInterval } from './jeffreys-interval.ts';

// R: qbeta(c(.025, .975), 5.5, 5.5)
test('five of ten lie in the middle of the posterior, and the ends stay reachable', () => {
  const [low, high] = jeffreysInterval(5, 10, 0.95) ?? [0, 0];
  expect(low).toBeCloseTo(0.223528670252705, 12);
  expect(high).toBeCloseTo(0.776471329747295, 12);
  expect(jeffreysInterval(0, 10, 0.95)?.[0]).toBe(0);
  expect(jeffreysInterval(0, 0, 0.95)).toBeNull();
});
