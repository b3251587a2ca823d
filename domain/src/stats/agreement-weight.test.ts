import { expect, test } from 'vitest';
import { agreementWeight } from './agreement-weight.ts';

test('codes further apart agree less, by the distance or its square', () => {
  const weights = (weighting: 'none' | 'linear' | 'quadratic') =>
    [0, 1, 2, 4].map((column) => agreementWeight(0, column, { codes: 5, weighting }));
  expect(weights('none')).toEqual([1, 0, 0, 0]);
  expect(weights('linear')).toEqual([1, 0.75, 0.5, 0]);
  expect(weights('quadratic')).toEqual([1, 0.9375, 0.75, 0]);
});

test('with one code only there is no distance', () => {
  expect(agreementWeight(0, 0, { codes: 1, weighting: 'linear' })).toBe(1);
});
