import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import type { Interval } from './interval.ts';
import type { KanoCategory } from './kano-category.ts';
import type { Reason } from './reason.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type KanoCounts = { readonly [category in KanoCategory]: number };

export type KanoSummary = {
  readonly n: number;
  /** The most frequent category; of equals, the one that asks most of us. */
  readonly category: KanoCategory | null;
  /** Share for whom having it makes things better, 0..1. */
  readonly better: number | null;
  readonly betterInterval: Interval | null;
  /** Minus the share for whom missing it makes things worse, -1..0. */
  readonly worse: number | null;
  readonly worseInterval: Interval | null;
  /** Lead of the first category over the second, as a share of all. */
  readonly categoryStrength: number | null;
  /** Share of must-be, one-dimensional and attractive together. */
  readonly totalStrength: number | null;
  /** Fong's test at 90 %: without it, do not name a category. */
  readonly isClear: boolean | null;
  readonly reason: Reason | null;
};

/** Ties go to the stricter demand. */
const strictness = ['M', 'O', 'A', 'I', 'R', 'Q'] as const satisfies readonly KanoCategory[];

/** One-sided 5 %, as Fong prints it. */
const fongCritical = 1.65;

/**
 * Kano summary of a feature: its category, how much better or worse it makes things, and whether the category is clear.
 *
 * Use per feature, from counts per category. When not to use: for two customer groups at once; a feature that delights one
 * and bores the other averages into a category nobody gave.
 *
 * Source: Kano et al. 1984; Berger et al. 1993 (better, worse); Fong 1996, Center for Quality of Management Journal 5
 * (|a - b| ≥ 1.65 √((a + b)(2N - a - b) / 2N)).
 *
 * @example
 * summarizeKano({ M: 18, O: 12, A: 18, I: 20, R: 5, Q: 3 }, 0.95); // category 'I', not clear; better 0.441
 * @throws RangeError when a count is negative or the level is impossible. Reasons: no_answers; empty_category (only
 * reverse and questionable answers, so better and worse are null).
 */
export function summarizeKano(counts: KanoCounts, level: number): KanoSummary {
  for (const category of strictness) checkCount(category, counts[category]);
  const n = strictness.reduce((total, category) => total + counts[category], 0);
  const { M, O, A, I } = counts;
  const taken = M + O + A + I;
  const betterInterval = wilsonInterval(A + O, taken, level);
  const worseInterval = wilsonInterval(O + M, taken, level);
  const shares = {
    n,
    better: taken === 0 ? null : (A + O) / taken,
    betterInterval,
    worse: taken === 0 ? null : (0 - O - M) / taken,
    worseInterval: worseInterval && ([0 - worseInterval[1], 0 - worseInterval[0]] as const),
  };
  if (n === 0) {
    return {
      ...shares,
      category: null,
      categoryStrength: null,
      totalStrength: null,
      isClear: null,
      reason: 'no_answers',
    };
  }
  const ranked = strictness.toSorted((left, right) => counts[right] - counts[left]);
  const first = counts[at(ranked, 0)];
  const second = counts[at(ranked, 1)];
  const noise = Math.sqrt(((first + second) * (2 * n - first - second)) / (2 * n));
  return {
    ...shares,
    category: at(ranked, 0),
    categoryStrength: (first - second) / n,
    totalStrength: (M + O + A) / n,
    isClear: first - second >= fongCritical * noise,
    reason: taken === 0 ? 'empty_category' : null,
  };
}
