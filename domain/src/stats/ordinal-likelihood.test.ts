import { expect, test } from 'vitest';
import { ordinalLikelihood } from './ordinal-likelihood.ts';

const data = { steps: [0, 1, 2, 1], stepCount: 3, columns: [[1, 2, 5, 3]], frequencies: [1, 2, 1, 4] };

test('slope and curvature are those of the value', () => {
  const at = [-0.4, 1.1, 0.3];
  const { gradient, information } = ordinalLikelihood(data, at);
  const step = 1e-5;
  for (const j of at.keys()) {
    const moved = (by: number) =>
      ordinalLikelihood(
        data,
        at.map((value, k) => (k === j ? value + by : value)),
      );
    expect(gradient[j]).toBeCloseTo((moved(step).value - moved(-step).value) / (2 * step), 6);
    for (const k of at.keys()) {
      const bend = ((moved(step).gradient[k] ?? 0) - (moved(-step).gradient[k] ?? 0)) / (2 * step);
      expect(information.get(j, k)).toBeCloseTo(-bend, 6);
    }
  }
});

test('thresholds out of order are impossible', () => {
  expect(ordinalLikelihood(data, [1, -1, 0]).value).toBe(Number.NEGATIVE_INFINITY);
});
