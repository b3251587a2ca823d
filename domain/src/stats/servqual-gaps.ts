import { adjustPValues } from './adjust-p-values.ts';
import { at } from './at.ts';
import { type DimensionAnswers, type DimensionGap, dimensionGap } from './dimension-gap.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type WeightedDimension = DimensionAnswers & {
  /** Points of importance, e.g. of 100 divided over the dimensions. */
  readonly weight: number;
};

export type ServqualGaps = {
  readonly dimensions: readonly (DimensionGap & { readonly holmPValue: number | null })[];
  readonly unweighted: number | null;
  readonly weighted: number | null;
  readonly reason: Reason | null;
};

/**
 * Service-quality gaps over all dimensions, with Holm's correction and the overall gap.
 *
 * Use for a double battery of expectations and perceptions. When not to use: as the default; performance plus one direct
 * "better or worse than expected" says more with half the questions. Item texts of SERVQUAL are copyrighted.
 *
 * The overall gap is the (weighted) mean of the dimension gaps; with a dimension nobody completed it is null, because a
 * mean over fewer dimensions is another measure.
 *
 * Source: Parasuraman, Zeithaml & Berry 1988, Journal of Retailing 64, 12-40; Holm 1979.
 *
 * @example
 * servqualGaps([{ weight: 60, expectation, perception }, { weight: 40, … }], 0.95).weighted;
 * @throws RangeError when a weight is negative or sides differ. Reasons: no_answers, one_answer, no_variation.
 */
export function servqualGaps(dimensions: readonly WeightedDimension[], level: number): ServqualGaps {
  if (dimensions.some(({ weight }) => !(weight >= 0))) throw new RangeError('a weight is not negative');
  const gaps = dimensions.map((dimension) => dimensionGap(dimension, level));
  const holm = adjustPValues(
    gaps.map(({ pValue }) => pValue),
    'holm',
  );
  return {
    dimensions: gaps.map((gap, index) => ({ ...gap, holmPValue: at(holm, index) })),
    unweighted: meanGap(
      gaps,
      gaps.map(() => 1),
    ),
    weighted: meanGap(
      gaps,
      dimensions.map(({ weight }) => weight),
    ),
    reason: gaps.find(({ reason }) => reason !== null)?.reason ?? (gaps.length === 0 ? 'no_answers' : null),
  };
}

function meanGap(gaps: readonly DimensionGap[], weights: readonly number[]): number | null {
  const known = gaps.flatMap(({ gap }) => (gap === null ? [] : [gap]));
  const total = sum(weights);
  if (known.length < gaps.length || total === 0) return null;
  return sum(known.map((gap, index) => gap * at(weights, index))) / total;
}
