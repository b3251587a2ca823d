import { sum } from '../../stats/sum.ts';
import { type Comparison, compareMetric } from '../compare-metric.ts';
import type { Estimate } from '../estimate.ts';
import { estimateMetric } from '../estimate-metric.ts';
import type { Histogram } from '../histogram.ts';
import { mergeHistograms } from '../merge-histograms.ts';
import type { Metric } from '../metric.ts';
import type { Period } from '../period.ts';

/** Answers that came so many whole days after the invitation, before or after its reminder. */
export type TimedAnswers = Readonly<{ day: number; isReminded: boolean; histogram: Histogram }>;

export type EffortCurve = Readonly<{
  /** The score of all who had answered by the end of that day. */
  points: readonly Readonly<{ day: number; score: Estimate }>[];
  early: Estimate;
  late: Estimate;
  /** Late minus early. */
  comparison: Comparison;
  /** Whether anybody was reminded; else late is the slower half. */
  isByReminder: boolean;
  /** The first day that counts as late, when it is not by reminder. */
  lateFrom: number | null;
}>;

const daysMost = 60;

/**
 * Level of effort: how the score moves while later answers come in, and whether the late differ from the early.
 *
 * Late answerers stand a little nearer to those who never answer. Without reminders the slower half counts as late.
 *
 * Use for a hint of what the silent think. When not to use: as their score; nobody heard them.
 *
 * Source: J. S. Armstrong & T. S. Overton, Journal of Marketing Research 14 (1977) 396-402.
 *
 * @example
 * effortCurve(metric, answers, period)?.comparison.verdict; // 'lower'
 * @throws RangeError when a histogram does not fit the metric's scale. undefined without answers.
 */
export function effortCurve(metric: Metric, answers: readonly TimedAnswers[], period: Period): EffortCurve | undefined {
  const days = [...new Set(answers.map(({ day }) => Math.min(day, daysMost)))].sort((one, other) => one - other);
  if (days.length === 0) return undefined;
  const isByReminder = answers.some(({ isReminded }) => isReminded);
  const lateFrom = isByReminder ? null : slowerHalf(answers);
  const isLate = ({ day, isReminded }: TimedAnswers) => (lateFrom === null ? isReminded : day >= lateFrom);
  const merged = (choose: (answer: TimedAnswers) => boolean) =>
    mergeHistograms([empty(answers), ...answers.filter(choose).map(({ histogram }) => histogram)]);
  const early = merged((answer) => !isLate(answer));
  const late = merged(isLate);
  return {
    points: days.map((last) => ({
      day: last,
      score: estimateMetric(
        metric,
        merged(({ day }) => Math.min(day, daysMost) <= last),
        { period },
      ),
    })),
    early: estimateMetric(metric, early, { period }),
    late: estimateMetric(metric, late, { period }),
    comparison: compareMetric(metric, late, early),
    isByReminder,
    lateFrom,
  };
}

/** The first day by which at least half of all had answered, plus one. */
function slowerHalf(answers: readonly TimedAnswers[]): number {
  const counts = answers
    .map(({ day, histogram }) => ({ day, count: sum(histogram) }))
    .sort((one, other) => one.day - other.day);
  const total = sum(counts.map(({ count }) => count));
  let seen = 0;
  for (const { day, count } of counts) {
    seen += count;
    if (seen * 2 >= total) return day + 1;
  }
  return 0;
}

function empty(answers: readonly TimedAnswers[]): Histogram {
  return (answers[0]?.histogram ?? []).map(() => 0);
}
