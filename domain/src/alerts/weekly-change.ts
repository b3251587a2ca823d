import type { Counted } from '../metrics/answers.ts';
import { type Comparison, compareMetric } from '../metrics/compare-metric.ts';
import { effectiveHistogram } from '../metrics/design-effect.ts';
import type { Metric } from '../metrics/metric.ts';
import { scoreCountsOf } from '../metrics/score-counts-of.ts';
import { compareMeans } from '../stats/compare-means.ts';
import { newcombeInterval, type Share } from '../stats/newcombe-interval.ts';

/** The last four weeks are held against the twelve before them, each Monday. */
export const recentDays = 28;
export const earlierDays = 84;
/** Whoever was invited has a week to answer before it counts that they did not. */
export const answerDays = 7;

/** Of all years in which nothing changes, at most this share sees a false alarm. */
export const falseAlarmsPerYear = 0.05;
const looksPerYear = 53;
/** Of each look. Windows that overlap agree with each other, which makes false alarms rarer still. */
export const lookLevel = 1 - falseAlarmsPerYear / looksPerYear;

/** Below so many an interval of this level is not to be relied on. */
const answersMinimum = 30;
const invitedMinimum = 100;
/** A rate that lost less than a quarter of itself has not collapsed, however surely it sank. */
const collapse = 0.75;

export type WeeklyChange = Readonly<{ change: 'better' | 'worse' | null; comparison: Comparison }>;

/**
 * Whether a score changed by more than chance, for somebody who looks every Monday of the year.
 *
 * Use where no norm is set; with a norm the daily watch is quicker (metrics/trend/daily-watch.ts). When not to use: for
 * many groups at once, each of which would raise false alarms of its own.
 *
 * A mean has to differ by Student's test as well, whose one spread is that of all sixteen weeks: four weeks without one of the few
 * very low marks have hardly a spread of their own, and would be told as better in one year of five in which nothing changed.
 *
 * Source: compare-metric.ts at a level divided over the looks of a year (Bonferroni); Student's test: stats/compare-means.ts.
 *
 * @example
 * weeklyChange(standardMetrics.csat, { recent, earlier }).change; // 'worse'
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function weeklyChange(
  metric: Metric,
  { recent, earlier }: Readonly<{ recent: Counted; earlier: Counted }>,
): WeeklyChange {
  const comparison = compareMetric(metric, recent, earlier, { level: lookLevel, answersMinimum });
  const { isBetter } = comparison;
  if (isBetter === null || !isPooledApart(metric, recent, earlier)) return { change: null, comparison };
  return { change: isBetter ? 'better' : 'worse', comparison };
}

/** Shares and NPS have intervals from one formula for both sides; two sides that are each all alike have no spread to pool. */
function isPooledApart(metric: Metric, recent: Counted, earlier: Counted): boolean {
  if (metric.kind !== 'mean') return true;
  const countsOf = (side: Counted) => scoreCountsOf(metric, effectiveHistogram(metric, side));
  const { studentPValue } = compareMeans(countsOf(recent), countsOf(earlier), lookLevel);
  return studentPValue === null || studentPValue < 1 - lookLevel;
}

/**
 * Whether far fewer of those invited answer: surely fewer than before, and less than three quarters of what it was.
 *
 * Use each Monday, with `successes` those who answered within a week. When not to use: to report a response rate.
 *
 * Source: stats/newcombe-interval.ts at a level divided over the looks of a year.
 *
 * @throws RangeError when more answered than were invited.
 */
export function hasCollapsed({ recent, earlier }: Readonly<{ recent: Share; earlier: Share }>): boolean {
  if (recent.n < invitedMinimum || earlier.n < invitedMinimum) return false;
  const interval = newcombeInterval(recent, earlier, lookLevel);
  if (interval === null || interval[1] >= 0) return false;
  return recent.successes / recent.n < collapse * (earlier.successes / earlier.n);
}
