import { alwaysValidTest } from '../../stats/always-valid-test.ts';
import { at } from '../../stats/at.ts';
import { boundedMeanEvidence } from '../../stats/bounded-mean-evidence.ts';
import { countNps } from '../../stats/count-nps.ts';
import type { Interval } from '../../stats/interval.ts';
import { moments } from '../../stats/moments.ts';
import { scaleValues } from '../../stats/scale-values.ts';
import type { ScoreCounts } from '../../stats/score-counts.ts';
import type { CustomerPairs } from '../answers.ts';
import { boxCounts } from '../box-counts.ts';
import { customerEffect } from '../customer-effect.ts';
import type { Histogram } from '../histogram.ts';
import { mergeHistograms } from '../merge-histograms.ts';
import type { Metric } from '../metric.ts';
import { metricBounds } from '../metric-bounds.ts';
import { scoreCountsOf } from '../score-counts-of.ts';

/** Of all years in which a score lies exactly at its norm, at most this share sees a false alarm; above the norm fewer. */
export const falseAlarmsPerYear = 0.05;

/** The watch begins anew every quarter, so that a good spring does not hide a bad autumn. */
const quartersPerYear = 4;

export type WatchedDay = {
  readonly day: string;
  readonly histogram: Histogram;
  /** Of all answers from the first day to the end of this one; undefined while nobody answered twice. */
  readonly pairsUntil?: CustomerPairs | undefined;
};

export type DailyWatch = {
  readonly state: 'alarm' | 'quiet' | 'no answers';
  /** The first day on which the answers until then said that the score is on the wrong side of the norm. */
  readonly alarmDay: string | null;
  /** Answers since the watch began. */
  readonly n: number;
  /** The score since the watch began. */
  readonly estimate: number | null;
  /** What it costs that customers answered more than once since the watch began; 1 when nobody did. */
  readonly designEffect: number;
  /** Holds for all days of the quarter at once. */
  readonly interval: Interval | null;
  /** Of the interval, and of the quarter's promise. */
  readonly level: number;
  readonly falseAlarmsPerYear: number;
  /** Where the variance of one answer comes from: a share's is told by the norm, another's by the year before. */
  readonly varianceFrom: 'the norm' | 'earlier answers' | 'widest possible';
};

/** Fewer answers do not know their own variance well enough to take it as known. */
const baselineMinimum = 300;

/** A departure worth finding, in standard deviations of one answer: a third of a grade, 20 points of NPS. */
const departureSigmas = 0.3;

/**
 * Daily watch of a score: an alarm that may be looked at every day and still cries wolf at most once in twenty years.
 *
 * Use beside a norm, on the days of one quarter so far. When not to use: to say that a norm is met (verdict.ts), or over a
 * window that slides, which would break the promise. A share that lies at its norm has the variance of the norm. Another
 * metric has that of the year before when at least 300 answers tell it, else the widest that the scale allows, which is
 * slow and never wrong. What is estimated is taken a quarter wider for safety.
 *
 * Customers who answered again are no new customers: up to each day its answers count for as many as they are worth with the customer as
 * cluster (customer-effect.ts), so that a panel that is asked every week raises no more false alarms than strangers do.
 *
 * One side only: an alarm needs the score on the wrong side of the norm, so that a score better than the norm alarms less
 * often still. Each quarter spends a quarter of the year's false alarms. Of a score near the end of its scale the few bad
 * answers are far from normal, so that a second witness, which takes nothing for normal, has to see it too.
 *
 * Source: stats/always-valid-test.ts (Robbins 1970; Johari et al. 2017); the bound of a bounded answer: Hoeffding 1963; the
 * second witness: stats/bounded-mean-evidence.ts (Waudby-Smith & Ramdas 2024).
 *
 * @example
 * watchNorm(standardMetrics.csat, { days, baseline, norm: 0.8 }).state; // 'quiet'
 * @throws RangeError when a histogram does not fit the metric's scale or the norm is not a number.
 */
export function watchNorm(
  metric: Metric,
  watched: { readonly days: readonly WatchedDay[]; readonly baseline: Histogram; readonly norm: number },
): DailyWatch {
  const { days, baseline, norm } = watched;
  if (!Number.isFinite(norm)) throw new RangeError(`a norm is a number, not ${norm}`);
  const level = 1 - falseAlarmsPerYear / quartersPerYear;
  const { variance, varianceFrom } = varianceOf(metric, baseline, norm);
  const looks = looksOf(metric, days);
  const departureVariance = departureSigmas ** 2 * variance;
  // Each day is judged by itself: of more answers of the same people the worth may fall from one day to the next.
  const tests = looks.map(({ n, mean, designEffect }) =>
    alwaysValidTest([{ n: n / designEffect, mean }], { reference: norm, variance, departureVariance, level }).looks.at(
      0,
    ),
  );
  const isWrongSide = (mean: number) => (metric.direction === 'higher is better' ? mean < norm : mean > norm);
  const needed = 1 / (1 - level);
  const isWitnessed = (index: number, designEffect: number) => {
    const until = mergeHistograms(days.slice(0, index + 1).map(({ histogram }) => histogram));
    const worth = until.map((count) => count / designEffect);
    return evidenceAgainst(metric, worth, { norm, variance }) >= needed;
  };
  const first = looks.findIndex(
    ({ mean, designEffect }, index) =>
      (tests[index]?.likelihoodRatio ?? 0) >= needed && isWrongSide(mean) && isWitnessed(index, designEffect),
  );
  const last = looks.at(-1);
  const n = last?.n ?? 0;
  return {
    state: n === 0 ? 'no answers' : first < 0 ? 'quiet' : 'alarm',
    alarmDay: days[first]?.day ?? null,
    n,
    estimate: n === 0 ? null : (last?.mean ?? null),
    designEffect: last?.designEffect ?? 1,
    interval: within(metric, tests.at(-1)?.interval ?? null),
    level,
    falseAlarmsPerYear,
    varianceFrom,
  };
}

/** That the score lies on the wrong side of its norm, whatever its answers are distributed like. */
function evidenceAgainst(
  metric: Metric,
  histogram: Histogram,
  { norm, variance }: { readonly norm: number; readonly variance: number },
): number {
  return boundedMeanEvidence(outcomesOf(metric, histogram), {
    reference: norm,
    side: metric.direction === 'higher is better' ? 'below' : 'above',
    bounds: metricBounds(metric),
    variance,
    departureVariance: departureSigmas ** 2 * variance,
  });
}

/** An interval that holds for all days is wide; what no score can be is left off it. */
function within(metric: Metric, interval: Interval | null): Interval | null {
  if (interval === null) return null;
  const [lowest, highest] = metricBounds(metric);
  return [Math.max(lowest, interval[0]), Math.min(highest, interval[1])];
}

/** From the first of the quarter that the day lies in; the year before it is the baseline. */
export function watchPeriod(today: string): { readonly from: string; readonly baselineFrom: string } {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (!Number.isInteger(year) || !(month >= 1 && month <= 12))
    throw new RangeError(`a day is written as 2026-11-21, not as ${today}`);
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  return { from: `${year}-${first}-01`, baselineFrom: `${year - 1}-${first}-01` };
}

type Look = { readonly n: number; readonly mean: number; readonly designEffect: number };

/** What is known at the end of each day: all answers since the watch began. */
function looksOf(metric: Metric, days: readonly WatchedDay[]): readonly Look[] {
  const worths = worthsOf(metric);
  const until = worths.map(() => 0);
  let [n, worth] = [0, 0];
  return days.map(({ histogram, pairsUntil }) => {
    // Counts times halves of a grade, or hundreds: the sums are exact, however many days there are.
    for (const [step, count] of scoreCountsOf(metric, histogram).counts.entries()) {
      n += count;
      worth += count * at(worths, step);
      until[step] = at(until, step) + count;
    }
    const designEffect = pairsUntil === undefined ? 1 : customerEffect(metric, until, pairsUntil);
    return { n, mean: n === 0 ? 0 : worth / n, designEffect };
  });
}

/** What one answer of each score is in the metric's unit. */
function worthsOf(metric: Metric): readonly number[] {
  const known = worthsBefore.get(metric);
  if (known !== undefined) return known;
  const scores = scaleValues(metric.scale);
  const found = scores.map(
    (_, one) =>
      moments(
        outcomesOf(
          metric,
          scores.map((__, step) => (step === one ? 1 : 0)),
        ),
      ).mean ?? 0,
  );
  worthsBefore.set(metric, found);
  return found;
}

const worthsBefore = new WeakMap<Metric, readonly number[]>();

/** How much wider a variance is taken than earlier answers say: they are of other customers, at another time. */
const safety = 1.25;

type KnownVariance = Pick<DailyWatch, 'varianceFrom'> & { readonly variance: number };

function varianceOf(metric: Metric, baseline: Histogram, norm: number): KnownVariance {
  const [lowest, highest] = metricBounds(metric);
  const widest = (highest - lowest) ** 2 / 4;
  if (metric.kind === 'share' && norm > 0 && norm < 1)
    return { variance: Math.min(widest, norm * (1 - norm) * safety), varianceFrom: 'the norm' };
  const { n, variance } = moments(outcomesOf(metric, baseline));
  if (n < baselineMinimum || variance === null || variance === 0)
    return { variance: widest, varianceFrom: 'widest possible' };
  return { variance: Math.min(widest, variance * safety), varianceFrom: 'earlier answers' };
}

/** One answer in the metric's unit: a promoter is 100, somebody satisfied 1, a grade itself. */
function outcomesOf(metric: Metric, histogram: Histogram): ScoreCounts {
  const counts = scoreCountsOf(metric, histogram);
  switch (metric.kind) {
    case 'nps': {
      const { promoters, passives, detractors } = countNps(counts, metric.breaks);
      return { values: [-100, 0, 100], counts: [detractors, passives, promoters] };
    }
    case 'share': {
      const { successes, n } = boxCounts(metric, counts);
      return { values: [0, 1], counts: [n - successes, successes] };
    }
    case 'mean':
      return counts;
  }
}
