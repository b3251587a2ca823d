import { expect, test } from 'vitest';
import { npsExactBootstrap } from './nps-exact-bootstrap.ts';

test('the law of resampling has the mean and spread of the score itself', () => {
  const exact = npsExactBootstrap({ promoters: 14, passives: 9, detractors: 7 }, 0.95);
  expect(exact.mean).toBeCloseTo(23.3333333333, 9);
  expect(exact.standardError).toBeCloseTo(14.6691917018, 9);
  expect(exact.percentileInterval?.[0]).toBeCloseTo(-6.66666666667, 9);
  expect(exact.percentileInterval?.[1]).toBeCloseTo(50, 9);
});

test('all promoters collapse to a point, nobody to nothing', () => {
  expect(npsExactBootstrap({ promoters: 10, passives: 0, detractors: 0 }, 0.95).percentileInterval).toEqual([100, 100]);
  expect(npsExactBootstrap({ promoters: 0, passives: 0, detractors: 0 }, 0.95).mean).toBeNull();
});
