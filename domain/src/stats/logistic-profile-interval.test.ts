import { expect, test } from 'vitest';
import { logisticLikelihood } from './logistic-likelihood.ts';
import { logisticProfileInterval } from './logistic-profile-interval.ts';
import { newtonMaximum } from './newton-maximum.ts';

test('at a bound the refitted likelihood has lost half of z²', () => {
  const data = {
    columns: [new Float64Array(12).fill(1), Float64Array.of(1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 5, 1)],
    outcome: [1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1],
    offset: new Float64Array(12),
  };
  const best = newtonMaximum([0, 0], (parameters) => logisticLikelihood(data, parameters));
  const interval = best && logisticProfileInterval(data, best, 1, 0.95);
  expect(interval).not.toBeNull();
  for (const bound of interval ?? []) {
    const offset = Float64Array.from(data.columns[1] ?? [], (rating) => rating * bound);
    const held = { ...data, columns: data.columns.slice(0, 1), offset };
    const refit = newtonMaximum([0], (parameters) => logisticLikelihood(held, parameters));
    expect(2 * ((best?.value ?? 0) - (refit?.value ?? 0))).toBeCloseTo(3.841458820694124, 7); // qchisq(.95, 1)
  }
  // The likelihood of few answers is lopsided: the far side is further from the estimate.
  const estimate = best?.parameters[1] ?? 0;
  expect(estimate - (interval?.[0] ?? 0)).toBeGreaterThan((interval?.[1] ?? 0) - estimate);
});
