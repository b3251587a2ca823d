import { at } from './at.ts';
import { checkCount } from './check-count.ts';
import { laneySigma } from './laney-sigma.ts';
import type { Reason } from './reason.ts';

export type PChartPoint = {
  /** Null in a period without answers, which keeps its place on the axis. */
  readonly share: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly laneyLower: number | null;
  readonly laneyUpper: number | null;
};

export type PChart = {
  readonly centre: number | null;
  readonly points: readonly PChartPoint[];
  /** Indices of the points outside the limits. */
  readonly outside: readonly number[];
  readonly laneyOutside: readonly number[];
  /** How many times wider than chance alone the shares scatter from period to period. */
  readonly laneySigma: number | null;
  readonly reason: Reason | null;
};

export type CountedPeriod = { readonly successes: number; readonly n: number };

const sigmasWide = 3;

/**
 * P-chart: whether a share per period moves more than chance would make it.
 *
 * Use per week or month for top-two-box or complaint shares. Take Laney's limits above some thousand answers a period:
 * there the plain ones flag every real but ordinary wobble. When not to use: for means (imr-chart.ts, xbar-s-chart.ts).
 *
 * Limits are cut at 0 and 1, since a control limit is a line on the chart, not an interval.
 *
 * Source: Shewhart 1931; Laney 2002, Quality Engineering 14, 531-537; Mohammed & Laney 2006.
 *
 * @example
 * pChart([{ successes: 88, n: 100 }, { successes: 170, n: 200 }]).centre; // 0.86
 * @throws RangeError when successes exceed n. Reasons: no_answers, no_variation (all or none, so Laney has no sigma),
 * too_few_rows (fewer than two periods with answers).
 */
export function pChart(periods: readonly CountedPeriod[]): PChart {
  for (const { successes, n } of periods) {
    checkCount('n', n);
    if (!(successes >= 0 && successes <= n)) throw new RangeError(`successes lie between 0 and ${n}, not ${successes}`);
  }
  const answers = periods.reduce((total, { n }) => total + n, 0);
  const centre = answers === 0 ? null : periods.reduce((total, { successes }) => total + successes, 0) / answers;
  const sigma = centre === null ? null : laneySigma(periods, centre);
  const points = periods.map((period) => pointOf(period, centre, sigma));
  const answered = periods.filter(({ n }) => n > 0).length;
  return {
    centre,
    points,
    outside: indicesOf(points, ({ share, lower, upper }) => isOutside(share, lower, upper)),
    laneyOutside: indicesOf(points, ({ share, laneyLower, laneyUpper }) => isOutside(share, laneyLower, laneyUpper)),
    laneySigma: sigma,
    reason: reasonFor(answered, sigma),
  };
}

const emptyPoint: PChartPoint = { share: null, lower: null, upper: null, laneyLower: null, laneyUpper: null };

function pointOf({ successes, n }: CountedPeriod, centre: number | null, sigma: number | null): PChartPoint {
  if (centre === null || n === 0) return emptyPoint;
  const half = sigmasWide * Math.sqrt((centre * (1 - centre)) / n);
  return {
    share: successes / n,
    lower: Math.max(0, centre - half),
    upper: Math.min(1, centre + half),
    laneyLower: sigma === null ? null : Math.max(0, centre - half * sigma),
    laneyUpper: sigma === null ? null : Math.min(1, centre + half * sigma),
  };
}

function isOutside(share: number | null, lower: number | null, upper: number | null): boolean {
  return share !== null && lower !== null && upper !== null && (share < lower || share > upper);
}

function indicesOf(points: readonly PChartPoint[], isWanted: (point: PChartPoint) => boolean): readonly number[] {
  return [...points.keys()].filter((index) => isWanted(at(points, index)));
}

function reasonFor(answered: number, sigma: number | null): Reason | null {
  if (answered === 0) return 'no_answers';
  if (sigma !== null) return null;
  return answered < 2 ? 'too_few_rows' : 'no_variation';
}
