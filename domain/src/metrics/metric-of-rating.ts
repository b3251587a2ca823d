import type { RatingQuestion } from '../surveys/question/rating.ts';
import { scales } from '../surveys/scale.ts';
import type { Metric } from './metric.ts';
import { standardMetrics } from './standard-metrics.ts';

/** By role, where no rating says on which scale it was asked. Effort is shown as its mean. */
export const roleMetrics = { ...standardMetrics, ces: standardMetrics.cesMean };

/**
 * The metric that a rating feeds, on the scale on which it was asked. One without a role is its mean: asked and shown,
 * and nobody's headline.
 *
 * Use wherever the scores of a question become a figure. When not to use: for a metric of the company's own.
 *
 * Source: question-library 6.1 for the scales; standard-metrics.ts for the definitions.
 *
 * @example
 * metricOfRating({ scale: 'A7', role: 'csat' }); // the share of 6 and 7
 * @throws nothing.
 */
export function metricOfRating(rating: Pick<RatingQuestion, 'scale' | 'role' | 'halfSteps' | 'direction'>): Metric {
  const { minimum: min, maximum: max } = scales[rating.scale];
  const scale = { min, max, step: rating.halfSteps === true ? 0.5 : 1 };
  switch (rating.role) {
    case 'nps':
      return standardMetrics.nps;
    case 'csat':
      return rating.scale === 'A7' ? standardMetrics.csatOfSeven : standardMetrics.csat;
    case 'grade':
      return { ...standardMetrics.grade, scale };
    case 'ces':
      return roleMetrics.ces;
    case 'stars':
      return standardMetrics.stars;
    case 'expectation':
      return standardMetrics.expectation;
    case 'none':
      return {
        id: `mean-${rating.scale}`,
        kind: 'mean',
        scale,
        direction: directionOf(rating),
        denominator: 'valid answers',
      };
  }
}

function directionOf({ direction }: Pick<RatingQuestion, 'direction'>): Metric['direction'] {
  return direction === 'lower-is-better' ? 'lower is better' : 'higher is better';
}
