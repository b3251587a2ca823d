import { expect, test } from 'vitest';
import { boundedMeanEvidence } from './bounded-mean-evidence.ts';
import { seededRandom } from './seeded-random.ts';

const share = { reference: 0.99, side: 'below', bounds: [0, 1], variance: 0.0099, departureVariance: 0.0009 } as const;

test('of two dissatisfied among sixteen is weak where one in a hundred is expected', () => {
  // R: l <- pmin(.99 / .01, qnorm(.5 + (0:31 + .5) / 64) * .03 / .0099); mean((1 + l * .99)^2 * (1 - l * .01)^14)
  expect(boundedMeanEvidence({ values: [0, 1], counts: [2, 14] }, share)).toBeCloseTo(8.285363618383, 9);
  expect(boundedMeanEvidence({ values: [0, 1], counts: [0, 16] }, share)).toBeLessThan(1);
  expect(boundedMeanEvidence({ values: [0, 1], counts: [0, 0] }, share)).toBe(1);
});

test('looks above the reference as it looks below', () => {
  const claim = { reference: 7, side: 'above', bounds: [1, 10], variance: 1.5, departureVariance: 0.2 } as const;
  // R: l <- pmin(.99 / 6, qnorm(.5 + (0:31 + .5) / 64) * sqrt(.2) / 1.5); mean((1 + l)^5 * (1 + 2 * l)^3 * (1 - l)^2)
  expect(boundedMeanEvidence({ values: [6, 8, 9], counts: [2, 5, 3] }, claim)).toBeCloseTo(2.899144359843, 9);
  const mirrored = { ...claim, reference: 4, side: 'below' } as const;
  expect(boundedMeanEvidence({ values: [5, 3, 2], counts: [2, 5, 3] }, mirrored)).toBeCloseTo(2.899144359843, 9);
});

test('of answers without number is as much as a number can hold, and never more', () => {
  expect(boundedMeanEvidence({ values: [0, 1], counts: [5_000, 0] }, share)).toBe(Number.MAX_VALUE);
  expect(boundedMeanEvidence({ values: [0, 1], counts: [0, 1e9] }, share)).toBeGreaterThanOrEqual(0);
  expect(() => boundedMeanEvidence({ values: [0, 1], counts: [1, 1] }, { ...share, variance: 0 })).toThrow(RangeError);
});

test('looked at after every answer of many, it reaches 20 in at most one of twenty lists whose mean is the reference', () => {
  const random = seededRandom(17);
  const lists = 400;
  let reached = 0;
  for (let list = 0; list < lists; list += 1) {
    let [bad, good, most] = [0, 0, 0];
    for (let answer = 0; answer < 400; answer += 1) {
      if (random() >= 0.01) good += 1;
      else {
        bad += 1;
        most = Math.max(most, boundedMeanEvidence({ values: [0, 1], counts: [bad, good] }, share));
      }
    }
    if (most >= 20) reached += 1;
  }
  expect(reached / lists).toBeLessThanOrEqual(0.05);
  expect(reached).toBeGreaterThan(0);
});
