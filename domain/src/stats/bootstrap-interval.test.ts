import { expect, test } from 'vitest';
import { at } from './at.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import { npsExactBootstrap } from './nps-exact-bootstrap.ts';
import { seededRandom } from './seeded-random.ts';
import { sum } from './sum.ts';

const mean = (values: readonly number[]) => sum(values) / values.length;

test('a simulated bootstrap of an NPS comes within two steps of its exact law', () => {
  const points = [...Array(14).fill(100), ...Array(9).fill(0), ...Array(7).fill(-100)];
  const random = seededRandom(7);
  const resamples = Array.from({ length: 4000 }, () => points.map(() => Math.floor(random() * points.length)));
  const simulated = bootstrapInterval(points, resamples, { level: 0.95, statistic: mean });
  const exact = npsExactBootstrap({ promoters: 14, passives: 9, detractors: 7 }, 0.95);
  const step = 100 / 30;
  for (const end of [0, 1] as const) {
    expect(
      Math.abs(at(simulated.percentileInterval ?? [], end) - at(exact.percentileInterval ?? [], end)),
    ).toBeLessThan(2 * step);
  }
  expect(simulated.standardError).toBeCloseTo(exact.standardError ?? 0, 0);
});

test('equal answers have no BCa interval, no answers none at all', () => {
  const alike = bootstrapInterval(
    [4, 4],
    [
      [0, 1],
      [1, 1],
    ],
    { level: 0.95, statistic: mean },
  );
  expect(alike).toMatchObject({ percentileInterval: [4, 4], bcaInterval: null, reason: 'no_variation' });
  expect(bootstrapInterval([], [], { level: 0.95, statistic: mean })).toMatchObject({
    estimate: null,
    reason: 'no_answers',
  });
});

test('resamples that all lie on one side have no BCa correction', () => {
  const skewed = bootstrapInterval(
    [1, 2, 3],
    [
      [0, 0, 0],
      [0, 0, 1],
    ],
    { level: 0.95, statistic: mean },
  );
  expect(skewed).toMatchObject({ biasCorrection: null, bcaInterval: null, reason: 'too_few_rows' });
});
