import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { newtonMaximum } from './newton-maximum.ts';

test('the top of a Poisson likelihood is the log of the mean, from a start far away', () => {
  const best = newtonMaximum([8], ([rate = 0]) => ({
    value: 20 * rate - 5 * Math.exp(rate),
    gradient: [20 - 5 * Math.exp(rate)],
    information: new Matrix([[5 * Math.exp(rate)]]),
  }));
  expect(best?.parameters[0]).toBeCloseTo(Math.log(4), 12);
  expect(best?.covariance.get(0, 0)).toBeCloseTo(1 / 20, 12);
});

test('a likelihood that rises for ever has no top', () => {
  const endless = ([slope = 0]: readonly number[]) => ({
    value: -Math.log1p(Math.exp(-slope)),
    gradient: [1 / (1 + Math.exp(slope))],
    information: new Matrix([[Math.exp(slope) / (1 + Math.exp(slope)) ** 2]]),
  });
  expect(newtonMaximum([0], endless)).toBeNull();
});
