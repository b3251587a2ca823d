import { expect, it } from 'vitest';
import { intraclassCorrelation } from './intraclass-correlation.ts';
import { seededRandom } from './seeded-random.ts';

it('three interviewers of unequal numbers give what R gives', () => {
  // a <- anova(lm(y ~ f)); F <- a[1,3]/a[2,3]; n0 <- (15 - 77/15)/2; icc <- function(F) (F-1)/(F-1+n0)
  // icc(F); icc(F/qf(.975,2,12)); icc(F*qf(.975,12,2))
  const { icc, interval, n, groups } = intraclassCorrelation(
    [
      [7, 8, 7, 9, 6],
      [5, 6, 5, 7],
      [8, 9, 9, 8, 10, 9],
    ],
    0.95,
  );
  expect([n, groups]).toEqual([15, 3]);
  expect(icc).toBeCloseTo(0.704644577830145, 12);
  expect(interval?.[0]).toBeCloseTo(0.233862609661468, 12);
  expect(interval?.[1]).toBeCloseTo(0.990274286127626, 12);
});

it('says why there is none', () => {
  expect(intraclassCorrelation([], 0.95).reason).toBe('no_answers');
  expect(intraclassCorrelation([[7, 8, 9]], 0.95).reason).toBe('too_few_rows');
  expect(intraclassCorrelation([[7], [8]], 0.95).reason).toBe('too_few_rows');
  expect(intraclassCorrelation([[7, 7], [7]], 0.95).reason).toBe('no_variation');
  expect(() => intraclassCorrelation([[7, 8]], 95)).toThrow(RangeError);
});

it('is 1 when each interviewer hears one answer only, and below 0 when all hear the same mixture', () => {
  expect(
    intraclassCorrelation(
      [
        [7, 7],
        [8, 8],
      ],
      0.95,
    ),
  ).toMatchObject({ icc: 1, interval: null, reason: 'no_variation' });
  expect(
    intraclassCorrelation(
      [
        [6, 8],
        [6, 8],
      ],
      0.95,
    ).icc,
  ).toBeCloseTo(-1, 12);
});

it('covers a planted correlation in about 95 of 100 rounds', () => {
  const random = seededRandom(20_261_122);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let covered = 0;
  for (let round = 0; round < 1_000; round += 1) {
    const groups = Array.from({ length: 10 }, () => {
      const interviewer = normal() * Math.sqrt(0.1);
      return Array.from({ length: 20 }, () => interviewer + normal() * Math.sqrt(0.9));
    });
    const [low, high] = intraclassCorrelation(groups, 0.95).interval ?? [0, 0];
    if (low <= 0.1 && 0.1 <= high) covered += 1;
  }
  expect(covered).toBeGreaterThan(930);
  expect(covered).toBeLessThan(970);
});
