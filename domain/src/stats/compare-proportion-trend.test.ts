import { expect, test } from 'vitest';
import { compareProportionTrend } from './compare-proportion-trend.ts';

const share = (successes: number, n: number) => ({ successes, n });

// R: prop.trend.test(c(83, 90, 129, 70), c(86, 93, 136, 82))
test('a falling share over four groups is as in R', () => {
  const groups = [share(83, 86), share(90, 93), share(129, 136), share(70, 82)];
  expect(compareProportionTrend(groups, [1, 2, 3, 4]).chiSquare).toBeCloseTo(8.22492228519774, 10);
});

test('all yes, or one group with answers, has no trend', () => {
  expect(compareProportionTrend([share(5, 5), share(3, 3)], [1, 2]).reason).toBe('no_variation');
  expect(compareProportionTrend([share(2, 5), share(0, 0)], [1, 2]).reason).toBe('no_variation');
  expect(compareProportionTrend([], []).reason).toBe('no_answers');
});
