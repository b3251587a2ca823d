import type { Interval } from '../../stats/interval.ts';
import { nonresponseBounds } from '../../stats/nonresponse-bounds.ts';
import { nonresponseWhatIf } from '../../stats/nonresponse-what-if.ts';
import type { Estimate } from '../estimate.ts';
import type { Metric } from '../metric.ts';

export type SilentBounds = Readonly<{
  /** Share of those asked who answered. */
  responseRate: number;
  /** The score of everybody asked, whatever the silent would have said; chance included. */
  extremes: Estimate;
  /** The score of everybody asked if the silent were so much less satisfied than those who answered. */
  whatIf: readonly WhatIf[];
  /** How much less satisfied the silent may be before the score falls to the norm; null when it does not meet it now. */
  shiftToNorm: number | null;
}>;

export type WhatIf = Readonly<{
  shift: number;
  estimate: Estimate;
  /** Whether the whole interval still keeps to the good side of the norm. */
  isNormMet: boolean;
}>;

/**
 * What the score of everybody asked could be, taking nothing for granted about those who did not answer.
 *
 * Use beside every score with a low response. When not to use: as a correction; each shift is an assumption that the reader
 * makes, and what is likely can only be guessed from late answers (effort-curve.ts).
 *
 * Source: Manski 1989; Armstrong & Overton 1977 (stats/nonresponse-bounds.ts, nonresponse-what-if.ts).
 *
 * @example
 * silentBounds(standardMetrics.grade, score, { asked: 627, answered: 213, norm: 7.5 })?.whatIf[1]?.estimate.estimate; // 7.1
 * @throws RangeError when more answered than were asked. undefined without a score.
 */
export function silentBounds(
  metric: Metric,
  score: Estimate,
  { asked, answered, norm }: Readonly<{ asked: number; answered: number; norm: number | null }>,
): SilentBounds | undefined {
  const { estimate, low, high } = score;
  if (estimate === null || low === null || high === null || asked === 0) return undefined;
  const range = rangeOf(metric);
  const [lowest, highest] = range;
  const within = (value: number) => Math.min(highest, Math.max(lowest, value));
  const responseRate = answered / asked;
  const worse = metric.direction === 'higher is better' ? 1 : -1;
  const interval: Interval = [within(low), within(high)];
  const [bottom, top] = nonresponseBounds({ mean: within(estimate), interval, responseRate }, range);
  const shifted = (mean: number, shift: number) => within(nonresponseWhatIf({ mean, responseRate }, worse * shift));
  return {
    responseRate,
    extremes: { ...score, low: bottom, high: top, method: 'bounds', population: asked },
    whatIf: shiftsOf(metric).map((shift) => {
      const ends = [shifted(low, shift), shifted(high, shift)] as const;
      return {
        shift,
        estimate: { ...score, estimate: shifted(estimate, shift), low: ends[0], high: ends[1], population: asked },
        isNormMet: norm !== null && (worse > 0 ? ends[0] >= norm : ends[1] <= norm),
      };
    }),
    shiftToNorm: norm === null ? null : shiftToNorm(worse * (estimate - norm), responseRate),
  };
}

/** Solved from nonresponseWhatIf: the shift at which the score of everybody is the norm. */
function shiftToNorm(distance: number, responseRate: number): number | null {
  return distance <= 0 || responseRate >= 1 ? null : distance / (1 - responseRate);
}

function rangeOf(metric: Metric): Interval {
  switch (metric.kind) {
    case 'nps':
      return [-100, 100];
    case 'share':
      return [0, 1];
    case 'mean':
      return [metric.scale.min, metric.scale.max];
  }
}

/** Small, usual and large, in the metric's own unit; the middle one is what the screen says first. */
function shiftsOf(metric: Metric): readonly [number, number, number] {
  switch (metric.kind) {
    case 'nps':
      return [10, 20, 40];
    case 'share':
      return [0.05, 0.1, 0.2];
    case 'mean':
      return metric.scale.max - metric.scale.min >= 6 ? [0.5, 1, 2] : [0.25, 0.5, 1];
  }
}
