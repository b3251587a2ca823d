import { expect, test } from 'vitest';
import { laneySigma } from './laney-sigma.ts';

test('shares that jump by two standard errors each month scatter wider than chance', () => {
  const periods = [0.6, 0.4, 0.6, 0.4].map((share) => ({ successes: share * 100, n: 100 }));
  // Steps of 0.2 / 0.05 = 4 sigmas over 1.128.
  expect(laneySigma(periods, 0.5)).toBeCloseTo(4 / 1.1283791670955126, 12);
});

test('an empty month is passed over, not taken as zero', () => {
  const periods = [
    { successes: 60, n: 100 },
    { successes: 0, n: 0 },
    { successes: 60, n: 100 },
  ];
  expect(laneySigma(periods, 0.6)).toBe(0);
  expect(laneySigma(periods.slice(0, 2), 0.6)).toBeNull();
  expect(laneySigma(periods, 1)).toBeNull();
});
