import { normalQuantile } from '../stats/normal-quantile.ts';
import { sum } from '../stats/sum.ts';
import type { UnitPeriod } from './unit-period.ts';

/** How the two groups moved before the action. `too short`: fewer than three periods cannot say. */
export type PreTrend = Readonly<{
  verdict: 'alike' | 'apart' | 'too short';
  periods: number;
  /** By how much more the treated group moved from one period to the next, with its interval. */
  slope: number | null;
  low: number | null;
  high: number | null;
}>;

const periodsMinimum = 3;

/**
 * Whether the treated and the comparison group were moving apart before the action.
 *
 * Use before believing a difference in differences. When not to use: as a proof that they would have gone on alike; a trend
 * that is not seen may be there.
 *
 * The gap between the two means, period by period, as a straight line weighted by how well each is known.
 *
 * Source: Angrist & Pischke 2009, section 5.2; weighted least squares with known variances.
 *
 * @throws nothing.
 */
export function preTrendOf(periods: readonly UnitPeriod[], treated: ReadonlySet<string>, level: number): PreTrend {
  const before = periods.filter(({ period }) => period < 0);
  const gaps = [...new Set(before.map(({ period }) => period))].flatMap((period) =>
    gapOf(
      period,
      before.filter((row) => row.period === period),
      treated,
    ),
  );
  const short: PreTrend = { verdict: 'too short', periods: gaps.length, slope: null, low: null, high: null };
  if (gaps.length < periodsMinimum) return short;
  const weight = sum(gaps.map((gap) => gap.weight));
  const centre = sum(gaps.map((gap) => gap.weight * gap.period)) / weight;
  const spread = sum(gaps.map((gap) => gap.weight * (gap.period - centre) ** 2));
  if (!(spread > 0)) return short;
  const slope = sum(gaps.map((gap) => gap.weight * (gap.period - centre) * gap.gap)) / spread;
  const half = normalQuantile((1 + level) / 2) / Math.sqrt(spread);
  const [low, high] = [slope - half, slope + half];
  return { verdict: low > 0 || high < 0 ? 'apart' : 'alike', periods: gaps.length, slope, low, high };
}

type Gap = Readonly<{ period: number; gap: number; weight: number }>;

/** Treated less comparison in one period; the weight is one over its variance. */
function gapOf(period: number, rows: readonly UnitPeriod[], treated: ReadonlySet<string>): readonly Gap[] {
  const [one, other] = [true, false].map((isTreated) => {
    const own = rows.filter(({ unit }) => treated.has(unit) === isTreated);
    const n = sum(own.map((row) => row.n));
    const mean = sum(own.map((row) => row.sum)) / n;
    const variance = (sum(own.map((row) => row.sumOfSquares)) - n * mean ** 2) / (n - 1);
    return { n, mean, variance: variance / n };
  });
  if (one === undefined || other === undefined || one.n < 2 || other.n < 2) return [];
  const variance = one.variance + other.variance;
  return variance > 0 ? [{ period, gap: one.mean - other.mean, weight: 1 / variance }] : [];
}
