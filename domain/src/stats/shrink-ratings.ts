import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import { normalQuantile } from './normal-quantile.ts';
import { sum } from './sum.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type RatedItem = { readonly key: string; readonly counts: readonly number[] };

export type ShrunkRating = {
  readonly key: string;
  readonly n: number;
  readonly rawMean: number | null;
  /** Pulled towards the grand mean as if priorStrength average ratings had been given. null: nobody rated anything. */
  readonly shrunkMean: number | null;
  /** null, with the three below: neither ratings nor a prior. */
  readonly posteriorMean: number | null;
  readonly posteriorDeviation: number | null;
  readonly posteriorInterval: Interval | null;
  /** One-sided: the item is at least this good; the figure to rank by. */
  readonly posteriorLower: number | null;
};

export type ShrunkRatings = {
  readonly grandMean: number | null;
  readonly items: readonly ShrunkRating[];
  readonly rankByShrunk: readonly string[];
  readonly rankByLower: readonly string[];
};

/**
 * Star ratings that are fair to few ratings: shrunk means and one-sided lower bounds.
 *
 * Use to rank products, branches or articles with very different numbers of ratings: one five-star rating must not beat
 * two hundred good ones. When not to use: to report what customers said (show the raw mean with its interval); an item
 * without ratings gets the grand mean, which must be shown as "no ratings" and not ranked.
 *
 * Source: shrunk mean: the formula IMDb published, C being the mean over all ratings; lower bound: E. Miller, How to Rank
 * Products Based on User Input (2014), the normal approximation of a Dirichlet posterior.
 *
 * @example
 * shrinkRatings([{ key: 'a', counts: [0, 0, 0, 0, 1] }], { values: [1, 2, 3, 4, 5], priorStrength: 10,
 *   priorCounts: [1, 1, 1, 1, 1], level: 0.95 }); // posteriorMean 3.33, posteriorLower 2.41
 * @throws RangeError when counts, prior and values differ in length, a count or the prior's strength is negative, or the
 * level is impossible.
 */
export function shrinkRatings(items: readonly RatedItem[], options: ShrinkOptions): ShrunkRatings {
  const { values, priorCounts } = options;
  checkCount('the strength of the prior', options.priorStrength);
  for (const counts of [priorCounts, ...items.map((item) => item.counts)]) {
    if (counts.length !== values.length) throw new RangeError('counts, prior and values differ in length');
    for (const count of counts) checkCount('a count per score', count);
  }
  const total = sum(items.flatMap(({ counts }) => counts));
  const grandMean = total === 0 ? null : sum(items.map(({ counts }) => weightedSum(counts, values))) / total;
  const shrunk = items.map((item) => shrinkRating(item, grandMean, options));
  return {
    grandMean,
    items: shrunk,
    rankByShrunk: ranked(shrunk, ({ shrunkMean }) => shrunkMean),
    rankByLower: ranked(shrunk, ({ posteriorLower }) => posteriorLower),
  };
}

export type ShrinkOptions = {
  readonly values: readonly number[];
  readonly priorStrength: number;
  readonly priorCounts: readonly number[];
  readonly level: number;
};

function shrinkRating({ key, counts }: RatedItem, grandMean: number | null, options: ShrinkOptions): ShrunkRating {
  const { values, priorStrength } = options;
  const n = sum(counts);
  const ratingSum = weightedSum(counts, values);
  return {
    key,
    n,
    rawMean: n === 0 ? null : ratingSum / n,
    shrunkMean:
      grandMean === null || n + priorStrength === 0
        ? null
        : (ratingSum + priorStrength * grandMean) / (n + priorStrength),
    ...posteriorOf(counts, options),
  };
}

function posteriorOf(counts: readonly number[], { values, priorCounts, level }: ShrinkOptions): Posterior {
  const posterior = counts.map((count, index) => count + at(priorCounts, index));
  const strength = sum(posterior);
  if (strength === 0) return noPosterior;
  const posteriorMean = weightedSum(posterior, values) / strength;
  const spread = posterior.map((count, index) => (count / strength) * (at(values, index) - posteriorMean) ** 2);
  const posteriorDeviation = Math.sqrt(sum(spread) / (strength + 1));
  const half = twoSidedZ(level) * posteriorDeviation;
  return {
    posteriorMean,
    posteriorDeviation,
    posteriorInterval: [posteriorMean - half, posteriorMean + half],
    posteriorLower: posteriorMean - normalQuantile(level) * posteriorDeviation,
  };
}

const noPosterior = {
  posteriorMean: null,
  posteriorDeviation: null,
  posteriorInterval: null,
  posteriorLower: null,
} as const;

type Posterior = Pick<ShrunkRating, keyof typeof noPosterior>;

function weightedSum(counts: readonly number[], values: readonly number[]): number {
  return sum(counts.map((count, index) => count * at(values, index)));
}

/** Best first, without a score last; equal items keep the order in which they came. */
function ranked(items: readonly ShrunkRating[], scoreOf: (item: ShrunkRating) => number | null): readonly string[] {
  const place = (item: ShrunkRating) => scoreOf(item) ?? -Number.MAX_VALUE;
  return items.toSorted((left, right) => place(right) - place(left)).map(({ key }) => key);
}
