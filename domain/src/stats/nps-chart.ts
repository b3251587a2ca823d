import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import { meanRangePerSigma } from './mean-range-per-sigma.ts';
import type { NpsCounts } from './nps-counts.ts';
import type { Reason } from './reason.ts';

export type NpsChartPoint = {
  /** Points, -100..100; null in a period without answers, which keeps its place on the axis. */
  readonly nps: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

export type NpsChart = {
  readonly centre: number | null;
  readonly points: readonly NpsChartPoint[];
  /** How many times wider than chance alone the scores scatter from period to period. */
  readonly laneySigma: number | null;
  readonly reason: Reason | null;
};

const sigmasWide = 3;

/**
 * Control chart of a Net Promoter Score per period, with Laney's limits.
 *
 * Use per week or month, as p-chart.ts for a share: the score is a mean of -1, 0 and 1, so its chance scatter comes from
 * the counts and Laney's sigma adds what is more than chance. When not to use: on two or three periods.
 *
 * Limits are cut at -100 and 100, since a control limit is a line on the chart, not an interval.
 *
 * Source: Laney 2002, Quality Engineering 14, 531-537, with the variance of one answer p + d - (p - d)²; without passives
 * it is the p-chart, stretched.
 *
 * @example
 * npsChart([{ promoters: 50, passives: 30, detractors: 20 }, { promoters: 90, passives: 70, detractors: 40 }]).centre;
 * // 26.67
 * @throws RangeError when a count is negative. Reasons: no_answers, no_variation (all alike, so no sigma), too_few_rows
 * (fewer than two periods with answers).
 */
export function npsChart(periods: readonly NpsCounts[]): NpsChart {
  for (const counts of periods) for (const [name, count] of Object.entries(counts)) checkCount(name, count);
  const total = {
    promoters: periods.reduce((sum, { promoters }) => sum + promoters, 0),
    detractors: periods.reduce((sum, { detractors }) => sum + detractors, 0),
    n: periods.reduce((sum, counts) => sum + answersOf(counts), 0),
  };
  const answered = periods.filter((counts) => answersOf(counts) > 0);
  if (total.n === 0) return { centre: null, points: periods.map(() => empty), laneySigma: null, reason: 'no_answers' };
  const centre = (total.promoters - total.detractors) / total.n;
  const variance = (total.promoters + total.detractors) / total.n - centre ** 2;
  const sigma = scatter(answered, centre, variance);
  const points = periods.map((counts): NpsChartPoint => {
    const n = answersOf(counts);
    if (n === 0) return empty;
    const nps = 100 * netOf(counts);
    if (sigma === null) return { nps, lower: null, upper: null };
    const half = 100 * sigmasWide * sigma * Math.sqrt(variance / n);
    return { nps, lower: Math.max(-100, 100 * centre - half), upper: Math.min(100, 100 * centre + half) };
  });
  const reason = sigma !== null ? null : answered.length < 2 ? 'too_few_rows' : 'no_variation';
  return { centre: 100 * centre, points, laneySigma: sigma, reason };
}

const empty: NpsChartPoint = { nps: null, lower: null, upper: null };

/** Mean step between the standardised scores of successive periods, in units of what chance makes. */
function scatter(answered: readonly NpsCounts[], centre: number, variance: number): number | null {
  if (!(variance > 0) || answered.length < 2) return null;
  const scores = answered.map((counts) => (netOf(counts) - centre) / Math.sqrt(variance / answersOf(counts)));
  const steps = scores.slice(1).map((score, index) => Math.abs(score - at(scores, index)));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length / meanRangePerSigma;
}

function answersOf({ promoters, passives, detractors }: NpsCounts): number {
  return promoters + passives + detractors;
}

function netOf(counts: NpsCounts): number {
  return (counts.promoters - counts.detractors) / answersOf(counts);
}
