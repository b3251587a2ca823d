import { standardMetrics } from '@voldaan/domain/metrics/standard-metrics';
import { expect, test } from 'vitest';
import { pointsOf } from './trend-points.ts';

/** Grades from 1 to 10 by halves: so many sevens and so many eights. */
const grades = (sevens: number, eights: number) => ({
  histogram: Array.from({ length: 19 }, (_, step) => (step === 12 ? sevens : step === 14 ? eights : 0)),
  pairs: undefined,
});

test('a day says by which method its interval was made, which is another one when all said the same', () => {
  const days = [
    { from: '2026-11-20', answers: grades(6, 6) },
    { from: '2026-11-21', answers: grades(12, 0) },
    { from: '2026-11-22', answers: grades(0, 0) },
  ];
  const points = pointsOf(standardMetrics.grade, days, 'day');
  expect(points.to).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
  expect(points.estimate).toEqual([7.5, 7, null]);
  expect(points.n).toEqual([12, 12, 0]);
  expect(points.method).toEqual(['t', 'alike-bound', 't']);
  expect(points.reason).toEqual([null, expect.anything(), 'no_answers']);
  expect(points.low[1]).toBeLessThan(7);
});
