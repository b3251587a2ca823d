import { expect, test } from 'vitest';
import { finitePopulationProportion } from './finite-population-proportion.ts';

test('a census has no sampling error, a sample larger than the population is refused', () => {
  expect(finitePopulationProportion({ successes: 48, n: 50 }, 50, 0.95).wilsonInterval).toEqual([0.96, 0.96]);
  expect(finitePopulationProportion({ successes: 48, n: 51 }, 50, 0.95)).toMatchObject({
    estimate: null,
    reason: 'sample_exceeds_population',
  });
});

// R: survey::svymean(~x, svydesign(ids = ~1, fpc = rep(100, 80)))
test('eighty of a hundred halve the standard error and more', () => {
  const result = finitePopulationProportion({ successes: 40, n: 80 }, 100, 0.95);
  expect(result.standardError).toBeCloseTo(0.0251577302713314, 12);
  expect(result.wilsonInterval?.[0]).toBeCloseTo(0.450991187030168, 12);
});

test('one answer has no standard error', () => {
  expect(finitePopulationProportion({ successes: 1, n: 1 }, 10, 0.95)).toMatchObject({
    standardError: null,
    reason: 'one_answer',
  });
});
