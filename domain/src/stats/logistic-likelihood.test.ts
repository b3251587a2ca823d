import { expect, test } from 'vitest';
import { logisticLikelihood } from './logistic-likelihood.ts';

const data = {
  columns: [new Float64Array(4).fill(1), Float64Array.of(1, 2, 3, 4)],
  outcome: [0, 1, 0, 1],
  offset: new Float64Array(4),
};

test('without any effect every row has even odds', () => {
  expect(logisticLikelihood(data, [0, 0]).value).toBeCloseTo(-4 * Math.LN2, 14);
});

test('slope and curvature are those of the value', () => {
  const step = 1e-5;
  const { gradient, information } = logisticLikelihood(data, [-0.5, 0.4]);
  const up = logisticLikelihood(data, [-0.5, 0.4 + step]);
  const down = logisticLikelihood(data, [-0.5, 0.4 - step]);
  expect(gradient[1]).toBeCloseTo((up.value - down.value) / (2 * step), 8);
  expect(information.get(0, 1)).toBeCloseTo(-((up.gradient[0] ?? 0) - (down.gradient[0] ?? 0)) / (2 * step), 8);
});

test('odds beyond what a number can hold stay finite', () => {
  expect(Number.isFinite(logisticLikelihood(data, [0, 1e4]).value)).toBe(true);
});
