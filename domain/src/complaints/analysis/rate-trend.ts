import { controlPeriodsMinimum } from '../../metrics/trend/control-chart.ts';
import { at } from '../../stats/at.ts';
import { nelsonRules } from '../../stats/nelson-rules.ts';
import { uChart } from '../../stats/u-chart.ts';
import { type CountedOrders, ratePer } from './complaint-rate.ts';

export type RateLimits = Readonly<{ lower: number | null; upper: number | null }>;

/** beyond: outside the limits; run: nine periods on one side of the usual rate. */
export type RateSignal = Readonly<{ index: number; kind: 'beyond' | 'run'; side: 'above' | 'below' }>;

export type RateTrend = Readonly<{
  /** The usual rate per 1,000 orders. */
  centre: number | null;
  /** One for each period, in its order. */
  limits: readonly RateLimits[];
  /** At most one a period: what asks for a look at it. */
  signals: readonly RateSignal[];
  /** How many times wider than chance alone the rates scatter. */
  laneySigma: number | null;
  reason: 'too few periods' | 'no variation' | 'no orders' | null;
}>;

const noLimits: RateLimits = { lower: null, upper: null };

/**
 * Control chart of complaints per 1,000 orders: which period asks for a look.
 *
 * Use for the trend of complaints: one bad month is seen, and ordinary ups and downs are left alone. When not to use: to say
 * that one period differs from another, or why.
 *
 * Source: Laney's u' chart (stats/u-chart.ts) and Nelson's rules 1 and 2, as for every trend here (trend/control-chart.ts).
 *
 * @example
 * rateTrend(months).signals; // [{ index: 9, kind: 'beyond', side: 'above' }]
 * @throws RangeError for a negative count.
 */
export function rateTrend(periods: readonly CountedOrders[]): RateTrend {
  const chart = uChart(periods.map(({ complaints, orders }) => ({ events: complaints, exposure: orders })));
  const { laneySigma } = chart;
  const centre = chart.centre === null ? null : chart.centre * ratePer;
  const counted = periods.filter(({ orders }) => orders > 0).length;
  const reason = reasonOf(chart.centre, counted, laneySigma);
  if (reason !== null || centre === null)
    return { centre, limits: periods.map(() => noLimits), signals: [], laneySigma: null, reason };
  const limits = chart.points.map(({ laneyLower, laneyUpper }) => ({
    lower: laneyLower === null ? null : laneyLower * ratePer,
    upper: laneyUpper === null ? null : laneyUpper * ratePer,
  }));
  const values = chart.points.map(({ rate }) => (rate === null ? null : rate * ratePer));
  const runs = nelsonRules(values, { centre, sigma: 0 })['nine-same-side'];
  const beyond = new Set(chart.laneyOutside);
  const signals = [...new Set([...chart.laneyOutside, ...runs.filter((index) => !runs.includes(index - 1))])]
    .toSorted((one, other) => one - other)
    .map((index): RateSignal => {
      const side = (at(values, index) ?? centre) > centre ? 'above' : 'below';
      return { index, kind: beyond.has(index) ? 'beyond' : 'run', side };
    });
  return { centre, limits, signals, laneySigma, reason: null };
}

function reasonOf(centre: number | null, counted: number, laneySigma: number | null): RateTrend['reason'] {
  if (centre === null) return 'no orders';
  if (counted < controlPeriodsMinimum) return 'too few periods';
  return laneySigma === null || laneySigma === 0 ? 'no variation' : null;
}
