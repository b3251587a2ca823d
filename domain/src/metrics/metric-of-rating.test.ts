import { expect, test } from 'vitest';
import type { RatingQuestion } from '../surveys/question/rating.ts';
import { scales, scoresOf } from '../surveys/scale.ts';
import { estimateMetric } from './estimate-metric.ts';
import { metricOfRating } from './metric-of-rating.ts';

const options = { period: { from: '2026-01-01T00:00:00Z', to: '2026-04-01T00:00:00Z' } };

type Rating = Parameters<typeof metricOfRating>[0];

test.each<[string, Rating, readonly number[], number]>([
  ['satisfaction of five counts 4 and 5', { scale: 'A5', role: 'csat' }, [1, 0, 1, 1, 1], 0.5],
  ['satisfaction of seven counts 6 and 7', { scale: 'A7', role: 'csat' }, [1, 0, 0, 1, 0, 1, 1], 0.5],
  ['faces count as satisfaction of five', { scale: 'S5', role: 'csat' }, [1, 0, 0, 1, 0], 0.5],
  ['against expectation is a mean around 0', { scale: 'E5', role: 'expectation' }, [1, 0, 0, 0, 1], 0],
  ['effort is a mean of seven', { scale: 'D7', role: 'ces' }, [1, 0, 0, 0, 0, 0, 1], 4],
  ['stars are a mean of five', { scale: 'R5', role: 'stars' }, [0, 1, 0, 1, 0], 3],
  ['a rating without a role is its mean', { scale: 'F6', role: 'none' }, [1, 0, 0, 0, 0, 1], 3.5],
])('%s', (_, rating, histogram, expected) => {
  expect(estimateMetric(metricOfRating(rating), histogram, options).estimate).toBe(expected);
});

test('a grade with halves is counted in halves, one without in whole steps', () => {
  const grade = { scale: 'B10', role: 'grade' } as const;
  expect(metricOfRating(grade).scale.step).toBe(1);
  expect(metricOfRating({ ...grade, halfSteps: true }).scale.step).toBe(0.5);
});

test('every scale has as many places in its metric as scores to choose from', () => {
  for (const scale of Object.values(scales)) {
    const asked: Pick<RatingQuestion, 'scale' | 'role'> = { scale: scale.id, role: 'none' };
    const estimate = estimateMetric(
      metricOfRating(asked),
      scoresOf(scale).map(() => 1),
      options,
    );
    expect(estimate.estimate).toBeCloseTo((scale.minimum + scale.maximum) / 2, 12);
  }
});

test('a rating where low is good says so', () => {
  expect(metricOfRating({ scale: 'D5', role: 'none', direction: 'lower-is-better' }).direction).toBe('lower is better');
});
