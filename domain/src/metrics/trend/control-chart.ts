import { at } from '../../stats/at.ts';
import { countNps } from '../../stats/count-nps.ts';
import { cusumEwma } from '../../stats/cusum-ewma.ts';
import { imrChart } from '../../stats/imr-chart.ts';
import { moments } from '../../stats/moments.ts';
import { nelsonRules } from '../../stats/nelson-rules.ts';
import { npsChart } from '../../stats/nps-chart.ts';
import { pChart } from '../../stats/p-chart.ts';
import { sum } from '../../stats/sum.ts';
import { boxCounts } from '../box-counts.ts';
import { scoreMinimum } from '../display-rule.ts';
import type { Histogram } from '../histogram.ts';
import type { Metric } from '../metric.ts';
import { scoreCountsOf } from '../score-counts-of.ts';

export type ControlPoint = {
  readonly n: number;
  /** Null in a period with fewer answers than a score takes; it keeps its place on the axis. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly ewma: number | null;
  readonly ewmaLower: number | null;
  readonly ewmaUpper: number | null;
};

/** beyond: outside the limits; run: nine on one side of the centre; drift: the weighted average left its own limits. */
export type ControlSignal = {
  readonly index: number;
  readonly kind: 'beyond' | 'run' | 'drift';
  readonly side: 'above' | 'below';
};

export type ControlChart = {
  readonly method: 'laney-p' | 'laney-nps' | 'individuals';
  readonly centre: number | null;
  readonly points: readonly ControlPoint[];
  /** At most one a period, only the first of a stretch: what asks for a look at that period. */
  readonly signals: readonly ControlSignal[];
  /** How many times wider than chance alone the scores scatter; null for a chart of means. */
  readonly laneySigma: number | null;
  readonly reason: 'too few periods' | 'no variation' | null;
};

/** Limits from fewer periods than these are themselves chance. */
export const controlPeriodsMinimum = 8;

/** Roberts' own choice for shifts of about one sigma. */
const ewmaWeight = 0.2;
const ewmaWidth = 2.7;

/**
 * Control chart of any metric: what is usual, and which period asks for a look.
 *
 * Use as the careful view of a trend: Laney's p' for shares, the same for NPS, individuals (XmR) for means, with an EWMA
 * over each for small shifts that last. When not to use: to say that one period differs from another (compare-metric.ts),
 * or to watch day by day (daily-watch.ts).
 *
 * Source: Laney 2002; Montgomery 6.4; Nelson 1984 rules 1 and 2; Roberts 1959 with λ 0.2 and L 2.7.
 *
 * @example
 * controlChart(standardMetrics.csat, weeks).signals; // [{ index: 9, kind: 'beyond', side: 'below' }]
 * @throws RangeError when a histogram does not fit the metric's scale.
 */
export function controlChart(metric: Metric, periods: readonly Histogram[]): ControlChart {
  const shown = periods.map((histogram) => (sum(histogram) < scoreMinimum ? histogram.map(() => 0) : histogram));
  const chart = limitsOf(metric, shown);
  const counts = periods.map((histogram) => sum(histogram));
  const isEnough = chart.values.filter((value) => value !== null).length >= controlPeriodsMinimum;
  const usual = imrChart(chart.values);
  if (!isEnough || chart.centre === null || usual.sigma === null || !(usual.sigma > 0)) {
    const points = chart.values.map((value, index) => ({ ...noLimits, n: at(counts, index), value }));
    const reason = isEnough ? 'no variation' : 'too few periods';
    return { method: chart.method, centre: chart.centre, points, signals: [], laneySigma: null, reason };
  }
  const drift = cusumEwma(chart.values, {
    target: chart.centre,
    sigma: usual.sigma,
    slack: 0.5,
    decision: 5,
    weight: ewmaWeight,
    width: ewmaWidth,
  });
  const points = chart.values.map((value, index): ControlPoint => {
    const average = drift.points?.[index] ?? null;
    return {
      n: at(counts, index),
      value,
      ...at(chart.limits, index),
      ewma: average?.ewma ?? null,
      ewmaLower: average?.ewmaLower ?? null,
      ewmaUpper: average?.ewmaUpper ?? null,
    };
  });
  const signals = signalsOf(chart, points, drift.ewmaSignals ?? []);
  return { method: chart.method, centre: chart.centre, points, signals, laneySigma: chart.laneySigma, reason: null };
}

const noLimits = { lower: null, upper: null, ewma: null, ewmaLower: null, ewmaUpper: null };

type Limits = {
  readonly method: ControlChart['method'];
  readonly centre: number | null;
  readonly values: readonly (number | null)[];
  readonly limits: readonly { readonly lower: number | null; readonly upper: number | null }[];
  readonly laneySigma: number | null;
};

function limitsOf(metric: Metric, periods: readonly Histogram[]): Limits {
  const counted = periods.map((histogram) => scoreCountsOf(metric, histogram));
  switch (metric.kind) {
    case 'nps': {
      const { centre, points, laneySigma } = npsChart(counted.map((counts) => countNps(counts, metric.breaks)));
      const limits = points.map(({ lower, upper }) => ({ lower, upper }));
      return { method: 'laney-nps', centre, values: points.map(({ nps }) => nps), limits, laneySigma };
    }
    case 'share': {
      const { centre, points, laneySigma } = pChart(counted.map((counts) => boxCounts(metric, counts)));
      const limits = points.map(({ laneyLower, laneyUpper }) => ({ lower: laneyLower, upper: laneyUpper }));
      return { method: 'laney-p', centre, values: points.map(({ share }) => share), limits, laneySigma };
    }
    case 'mean': {
      const values = counted.map((counts) => moments(counts).mean);
      const { centre, lower, upper } = imrChart(values);
      const limits = values.map((value) => (value === null ? { lower: null, upper: null } : { lower, upper }));
      return { method: 'individuals', centre, values, limits, laneySigma: null };
    }
  }
}

/** One signal a period, the plainest first; a pattern that goes on is told once, where it began to show. */
function signalsOf(
  { centre, values, limits }: Limits,
  points: readonly ControlPoint[],
  drifting: readonly number[],
): readonly ControlSignal[] {
  if (centre === null) return [];
  const beyond = [...points.keys()].filter((index) => {
    const value = at(values, index);
    const { lower, upper } = at(limits, index);
    return value !== null && lower !== null && upper !== null && (value < lower || value > upper);
  });
  // The side of the centre needs no sigma, and the limits of each period are its own.
  const runs = nelsonRules(values, { centre, sigma: 0 })['nine-same-side'];
  const found = new Map<number, ControlSignal>();
  const note = (kind: ControlSignal['kind'], index: number, value: number) => {
    if (!found.has(index)) found.set(index, { index, kind, side: value > centre ? 'above' : 'below' });
  };
  for (const index of beyond) note('beyond', index, at(values, index) ?? centre);
  for (const index of firstOfEach(runs, values)) note('run', index, at(values, index) ?? centre);
  for (const index of firstOfEach(drifting, values)) note('drift', index, at(points, index).ewma ?? centre);
  return [...found.values()].toSorted((left, right) => left.index - right.index);
}

/** A period without a score between two of a stretch does not end it. */
function firstOfEach(indices: readonly number[], values: readonly (number | null)[]): readonly number[] {
  const known = new Set(indices);
  const before = (index: number): number => {
    let place = index - 1;
    while (place >= 0 && values[place] === null) place -= 1;
    return place;
  };
  return indices.filter((index) => !known.has(before(index)));
}
