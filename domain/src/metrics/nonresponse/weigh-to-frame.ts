import { kishEffectiveN } from '../../stats/kish-effective-n.ts';
import { rake } from '../../stats/rake.ts';
import type { Reason } from '../../stats/reason.ts';
import { sum } from '../../stats/sum.ts';
import { trimWeights } from '../../stats/trim-weights.ts';
import type { Estimate } from '../estimate.ts';
import { estimateWeighted } from '../estimate-weighted.ts';
import type { Metric } from '../metric.ts';
import type { Period } from '../period.ts';

/** One trait of the frame: how many of everybody asked have each value, and which value each respondent has. */
export type FrameMargin = Readonly<{
  name: string;
  population: ReadonlyMap<string, number>;
  categories: readonly string[];
}>;

/** One answer and who gave it, in the order of the margins' categories. */
export type FrameAnswer = Readonly<{ score: number; customer: string }>;

export type WeighedScore = Readonly<{
  unweighted: Estimate;
  weighted: Estimate;
  effectiveN: number;
  /** Kish's, of the weights alone; the estimate carries its own. */
  designEffect: number;
  /** The smallest and the largest weight, as times the mean. */
  weightLeast: number;
  weightMost: number;
  trimmedCount: number;
}>;

export type Weighing =
  | Readonly<{ weighed: WeighedScore; empty: readonly never[]; reason: null }>
  /** `empty` names the categories without a respondent. */
  | Readonly<{ weighed: null; empty: readonly Readonly<{ name: string; category: string }>[]; reason: Reason }>;

/** Nobody speaks for more than four times, or less than a quarter of, the average (docs/statistics.md, Weights). */
const capTimes = 4;

/**
 * A score weighted by raking to the known frame, beside the unweighted one, with what the weighting costs.
 *
 * Use when groups that answered less also answer otherwise. Weights beyond a quarter and four times their mean are trimmed.
 * The interval takes the weights as known, which makes it a little wide rather than short. When not to use: to mend silence
 * that has nothing to do with these traits (silent-bounds.ts).
 *
 * Source: Deming & Stephan 1940 (stats/rake.ts), Potter 1990 (trim-weights.ts), Kish 1965 (kish-effective-n.ts); the
 * estimate is estimate-weighted.ts.
 *
 * @example
 * weighToFrame(metric, answers, [{ name: 'shop', population: new Map([['Zeist', 300]]), categories }], period);
 * @throws RangeError when margins and answers differ in length. Reasons: no_answers, empty_category (with names),
 * unknown_category, margins_differ, not_converged.
 */
export function weighToFrame(
  metric: Metric,
  answers: readonly FrameAnswer[],
  margins: readonly FrameMargin[],
  period: Period,
): Weighing {
  const empty = emptyCategories(margins);
  if (empty.length > 0) return { weighed: null, empty, reason: 'empty_category' };
  const base = answers.map(() => 1);
  const raked = rake(margins, base);
  if (raked.weights === null) return { weighed: null, empty, reason: raked.reason ?? 'not_converged' };
  const weights = [...raked.weights];
  const mean = sum(weights) / weights.length;
  const bounds = { lower: mean / capTimes, upper: mean * capTimes };
  const trimmed = trimWeights(weights, bounds);
  if (trimmed.weights === null) return { weighed: null, empty, reason: trimmed.reason ?? 'not_converged' };
  const used = trimmed.weights;
  const kish = kishEffectiveN(used);
  if (kish === null) return { weighed: null, empty, reason: 'no_answers' };
  const estimate = (weightOf: (row: number) => number) =>
    estimateWeighted(
      metric,
      answers.map(({ score, customer }, row) => ({ score, customer, weight: weightOf(row) })),
      { period },
    );
  return {
    weighed: {
      unweighted: estimate(() => 1),
      weighted: estimate((row) => used[row] ?? 0),
      effectiveN: kish.effectiveN,
      designEffect: kish.designEffect,
      weightLeast: used.reduce((least, weight) => Math.min(least, weight), mean) / mean,
      weightMost: used.reduce((most, weight) => Math.max(most, weight), mean) / mean,
      trimmedCount: weights.filter((weight) => weight < bounds.lower || weight > bounds.upper).length,
    },
    empty: [],
    reason: null,
  };
}

/** The categories of the frame in which nobody answered, by name: they cannot be spoken for. */
export function emptyCategories(
  margins: readonly FrameMargin[],
): readonly Readonly<{ name: string; category: string }>[] {
  return margins.flatMap(({ name, population, categories }) => {
    const answered = new Set(categories);
    return [...population]
      .filter(([category, count]) => count > 0 && !answered.has(category))
      .map(([category]) => ({ name, category }));
  });
}
