import { at } from './at.ts';
import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { moments } from './moments.ts';
import { quantile } from './quantile.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type BoxShare = { readonly share: number; readonly interval: Interval };

export type ScaleSummary = {
  readonly n: number;
  readonly mean: number | null;
  readonly standardDeviation: number | null;
  readonly standardError: number | null;
  readonly meanInterval: Interval | null;
  readonly median: number | null;
  /** The mean on 0..100, for display only; different scales are never equal because both run to 100. */
  readonly index: number | null;
  readonly top: BoxShare | null;
  readonly bottom: BoxShare | null;
  readonly netShare: number | null;
  readonly netStandardError: number | null;
  readonly reason: Reason | null;
};

/**
 * Summary of satisfaction answers on one scale: mean, median, top and bottom box, net share, each with its uncertainty.
 *
 * Use for CSAT on any scale, the Dutch grade, CES. Top is a score of at least topMin, bottom one of at most bottomMax; both
 * are declared, never guessed. When not to use: for NPS (nps-summary.ts) or for weighted answers (weighted-mean.ts).
 *
 * Source: Student 1908 (mean), Wilson 1927 (boxes), ISO 10004:2018 (what to monitor).
 *
 * @example
 * summarizeScale({ values: [1, 2, 3, 4, 5], counts: [0, 0, 0, 1, 0] }, { topMin: 4, bottomMax: 2, level: 0.95 });
 * // mean 4, meanInterval null, top { share: 1, interval: [0.2065, 1] }, reason 'one_answer'
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation.
 */
export function summarizeScale(
  answers: ScoreCounts,
  options: { readonly topMin: number; readonly bottomMax: number; readonly level: number },
): ScaleSummary {
  const { n, mean, variance, reason } = moments(answers);
  const top = boxShare(answers, n, options.level, (score) => score >= options.topMin);
  const bottom = boxShare(answers, n, options.level, (score) => score <= options.bottomMax);
  const lowest = at(answers.values, 0);
  const highest = at(answers.values, answers.values.length - 1);
  return {
    n,
    mean,
    standardDeviation: variance === null ? null : Math.sqrt(variance),
    standardError: variance === null ? null : Math.sqrt(variance / n),
    meanInterval: meanInterval({ n, mean, variance, reason }, options.level),
    median: quantile(answers, 0.5),
    index: mean === null || highest === lowest ? null : (100 * (mean - lowest)) / (highest - lowest),
    top,
    bottom,
    netShare: top && bottom && top.share - bottom.share,
    netStandardError:
      top && bottom && Math.sqrt(Math.max(0, top.share + bottom.share - (top.share - bottom.share) ** 2) / n),
    reason,
  };
}

function boxShare(
  { values, counts }: ScoreCounts,
  n: number,
  level: number,
  isInBox: (score: number) => boolean,
): BoxShare | null {
  const inBox = counts.reduce((total, count, index) => (isInBox(at(values, index)) ? total + count : total), 0);
  const interval = wilsonInterval(inBox, n, level);
  return interval && { share: inBox / n, interval };
}
