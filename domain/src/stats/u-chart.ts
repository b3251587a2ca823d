import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import { meanRangePerSigma } from './mean-range-per-sigma.ts';
import type { Reason } from './reason.ts';

/** Events of a period, and among how many they could happen: complaints and orders. */
export type ExposedPeriod = { readonly events: number; readonly exposure: number };

export type UChartPoint = {
  /** Events per unit; null in a period without exposure, which keeps its place on the axis. */
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly laneyLower: number | null;
  readonly laneyUpper: number | null;
};

export type UChart = {
  readonly centre: number | null;
  readonly points: readonly UChartPoint[];
  /** Indices of the points outside the limits. */
  readonly outside: readonly number[];
  readonly laneyOutside: readonly number[];
  /** How many times wider than chance alone the rates scatter from period to period. */
  readonly laneySigma: number | null;
  readonly reason: Reason | null;
};

const sigmasWide = 3;

/**
 * U-chart: whether a rate per period moves more than chance would make it.
 *
 * Use per week or month for complaints per order. Take Laney's limits, for complaints come in clusters: one late delivery
 * makes ten. When not to use: for a share of customers (p-chart.ts), or where most periods have no event at all.
 *
 * The lower limit is cut at 0, since a control limit is a line on the chart, not an interval.
 *
 * Source: Montgomery, Introduction to Statistical Quality Control, 7.3.2; Laney 2002, Quality Engineering 14, 531-537.
 *
 * @example
 * uChart([{ events: 8, exposure: 1000 }, { events: 12, exposure: 1000 }]).centre; // 0.01
 * @throws RangeError for a negative count. Reasons: no_answers (no exposure), no_variation (no event, so Laney has no
 * sigma), too_few_rows (fewer than two periods with exposure).
 */
export function uChart(periods: readonly ExposedPeriod[]): UChart {
  for (const { events, exposure } of periods) {
    checkCount('events', events);
    checkCount('exposure', exposure);
  }
  const total = periods.reduce((sum, { exposure }) => sum + exposure, 0);
  // Events of a period in which nothing could happen are of no rate.
  const counted = periods.filter(({ exposure }) => exposure > 0);
  const centre = total === 0 ? null : counted.reduce((sum, { events }) => sum + events, 0) / total;
  const sigma = centre === null ? null : sigmaOf(counted, centre);
  const points = periods.map((period) => pointOf(period, centre, sigma));
  return {
    centre,
    points,
    outside: indicesOf(points, ({ rate, lower, upper }) => isOutside(rate, lower, upper)),
    laneyOutside: indicesOf(points, ({ rate, laneyLower, laneyUpper }) => isOutside(rate, laneyLower, laneyUpper)),
    laneySigma: sigma,
    reason: total === 0 ? 'no_answers' : sigma !== null ? null : counted.length < 2 ? 'too_few_rows' : 'no_variation',
  };
}

const emptyPoint: UChartPoint = { rate: null, lower: null, upper: null, laneyLower: null, laneyUpper: null };

function sigmaOf(periods: readonly ExposedPeriod[], centre: number): number | null {
  if (!(centre > 0) || periods.length < 2) return null;
  const scores = periods.map(({ events, exposure }) => (events / exposure - centre) / Math.sqrt(centre / exposure));
  const steps = scores.slice(1).map((score, index) => Math.abs(score - at(scores, index)));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length / meanRangePerSigma;
}

function pointOf({ events, exposure }: ExposedPeriod, centre: number | null, sigma: number | null): UChartPoint {
  if (centre === null || exposure === 0) return emptyPoint;
  const half = sigmasWide * Math.sqrt(centre / exposure);
  return {
    rate: events / exposure,
    lower: Math.max(0, centre - half),
    upper: centre + half,
    laneyLower: sigma === null ? null : Math.max(0, centre - half * sigma),
    laneyUpper: sigma === null ? null : centre + half * sigma,
  };
}

function isOutside(rate: number | null, lower: number | null, upper: number | null): boolean {
  return rate !== null && lower !== null && upper !== null && (rate < lower || rate > upper);
}

function indicesOf(points: readonly UChartPoint[], isWanted: (point: UChartPoint) => boolean): readonly number[] {
  return [...points.keys()].filter((index) => isWanted(at(points, index)));
}
