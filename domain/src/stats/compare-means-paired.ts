import { countScores } from './count-scores.ts';
import type { Interval } from './interval.ts';
import { isConstant } from './is-constant.ts';
import { meanInterval } from './mean-interval.ts';
import { moments } from './moments.ts';
import type { Reason } from './reason.ts';
import { tTail } from './t-tail.ts';

export type Pair = readonly [first: number, second: number];

export type PairedMeansComparison = {
  /** Complete pairs. */
  readonly n: number;
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly pValue: number | null;
  readonly interval: Interval | null;
  readonly cohenDz: number | null;
  /** p-value of "no further apart than the margin": the larger of two one-sided tests; null without a margin. */
  readonly equivalencePValue: number | null;
  readonly reason: Reason | null;
};

/**
 * Mean change of the same respondents, first minus second, by the paired t test, with an equivalence test.
 *
 * Use when each respondent answered twice, or rated two things. When not to use: for different respondents
 * (compare-means.ts). Pairs with a missing answer are left out before this.
 *
 * Source: Student 1908; D. J. Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15 (1987) 657-680 (two
 * one-sided tests).
 *
 * @example
 * compareMeansPaired([[7.1, 7.1], [8, 7.8], [7.5, 7.3]], { level: 0.95 }); // difference 0.133
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation (t and p null).
 */
export function compareMeansPaired(
  pairs: readonly Pair[],
  options: { readonly level: number; readonly equivalenceMargin?: number },
): PairedMeansComparison {
  const differences = pairs.map(([first, second]) => first - second);
  const summary = moments(countScores(differences));
  const { n, mean, variance } = summary;
  if (mean === null || variance === null) return { ...unknown, n, difference: mean, reason: summary.reason };
  const largest = Math.max(...pairs.map(([first, second]) => Math.max(Math.abs(first), Math.abs(second))));
  const computedError = Math.sqrt(variance / n);
  const isSame = isConstant(computedError, largest);
  const standardError = isSame ? 0 : computedError;
  const df = n - 1;
  const t = isSame ? null : mean / standardError;
  const { equivalenceMargin } = options;
  return {
    n,
    difference: mean,
    standardError,
    t,
    df,
    pValue: t === null ? null : 2 * tTail(Math.abs(t), df),
    interval: isSame ? [mean, mean] : meanInterval(summary, options.level),
    cohenDz: isSame ? null : mean / Math.sqrt(variance),
    equivalencePValue:
      isSame || equivalenceMargin === undefined
        ? null
        : tTail((equivalenceMargin - Math.abs(mean)) / standardError, df),
    reason: isSame ? 'no_variation' : null,
  };
}

const unknown = {
  standardError: null,
  t: null,
  df: null,
  pValue: null,
  interval: null,
  cohenDz: null,
  equivalencePValue: null,
} as const;
