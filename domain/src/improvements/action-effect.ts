import { scoreMinimum } from '../metrics/display-rule.ts';
import { at } from '../stats/at.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { sum } from '../stats/sum.ts';
import { twoSidedT } from '../stats/two-sided-t.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import type { ImprovementAction } from './improvement-action.ts';
import { type PreTrend, preTrendOf } from './pre-trend.ts';
import type { UnitPeriod } from './unit-period.ts';

/**
 * `too early`: an effect that would be worthwhile could not be seen yet; whatever stands there may be chance. `not
 * comparable`: the two groups were moving apart before anything was done. `cannot tell`: one of the two groups has fewer than
 * ten answers before or after, which settle nothing, whatever their interval says.
 */
export type EffectVerdict = 'too early' | 'not comparable' | 'better' | 'worse' | 'no effect shown' | 'cannot tell';

export type ActionEffect = Readonly<{
  /** What changed where the action was taken, beyond what changed elsewhere; positive is higher, in units of the metric. */
  effect: number | null;
  low: number | null;
  high: number | null;
  level: number;
  n: number;
  /** Rows: comparison, treated; columns: before, after. */
  means: readonly (readonly [before: number | null, after: number | null])[];
  /** By units when there are enough of them to count as such; else by customers where some answered more than once. */
  errorOf: 'answers' | 'customers' | 'units';
  units: number;
  /** The smallest effect that would be seen in eight of ten cases with answers like these. */
  detectable: number | null;
  preTrend: PreTrend;
  verdict: EffectVerdict;
}>;

/** What an answer of a cell counts for in the effect, by the metric's value of it. */
export type CellWeight = (cell: Cell, value: number) => number;
/** Comparison before, comparison after, treated before, treated after. */
export const effectCells = [0, 1, 2, 3] as const;
export type Cell = (typeof effectCells)[number];

/** What answers of the same customers weigh together in an effect. */
export type CustomersTogether = Readonly<{
  /** Over customers, the square of all that theirs weigh, less the squares of each by itself. */
  covariance: number;
  /** Of each cell, answers that were not the first of their customer in it. */
  further: readonly number[];
  /** Customers who answered before and after. */
  onBoth: number;
}>;

export type EffectOptions = Readonly<{
  level?: number;
  isHigherBetter?: boolean;
  /** Of the same answers; undefined where nobody answered twice. */
  customers?: ((weightOf: CellWeight) => CustomersTogether) | undefined;
}>;

const power = 0.8;
/** With fewer units on a side an error by units is too small to be believed. */
const unitsMinimum = 10;

/**
 * The effect of an improvement action, as a difference in differences from what units sum up to.
 *
 * Use with the units that were written down beforehand. When not to use: without a comparison; for units chosen after the
 * answers were seen; to look every day until it says "better", which `too early` is there to prevent: the verdict waits until
 * an effect that is worthwhile could be seen, and is read once.
 *
 * With ten units or more on each side the error is that of the units (as sandwich::vcovCL, t with units - 1 degrees of
 * freedom), since answers of one branch go up and down together. With fewer it is that of independent answers (t by
 * Satterthwaite), which is too narrow when they do; the result says which. Where customers answered more than once they are the
 * clusters (t with the fewest customers of the four less 1): whoever answered before and after says what changed better than two others.
 * That nobody was seen to change leaves the part of the variance that Wilson's bound leaves open (as shared-customers.ts).
 *
 * Source: Card & Krueger 1994; Bertrand, Duflo & Mullainathan 2004; Angrist & Pischke 2009, ch. 5. Detectable effect: J. Cohen
 * 1988, (z(1-α/2) + z(power)) · standard error.
 *
 * @example
 * actionEffect(action, periods).verdict;
 * @throws RangeError for a level that is none, and for sums that no answers have.
 */
export function actionEffect(
  action: ImprovementAction,
  periods: readonly UnitPeriod[],
  { level = 0.95, isHigherBetter = true, customers }: EffectOptions = {},
): ActionEffect {
  for (const period of periods) checkPeriod(period);
  const treated = new Set(action.treated);
  const comparison = new Set(action.comparison);
  const inside = periods.filter(({ unit, n }) => n > 0 && (treated.has(unit) || comparison.has(unit)));
  const cells = [comparison, treated].flatMap((group) =>
    [false, true].map((isAfter) =>
      cellOf(inside.filter(({ unit, period }) => group.has(unit) && period >= 0 === isAfter)),
    ),
  );
  const [c0, c1, t0, t1] = cells.map(({ mean }) => mean);
  const preTrend = preTrendOf(inside, treated, level);
  const known = {
    level,
    n: sum(cells.map(({ n }) => n)),
    means: [
      [c0 ?? null, c1 ?? null],
      [t0 ?? null, t1 ?? null],
    ] as const,
    units: new Set(inside.map(({ unit }) => unit)).size,
    preTrend,
  };
  const error = errorOf(inside, cells, { treated, level, customers });
  if (c0 == null || c1 == null || t0 == null || t1 == null || error === null) {
    return { ...known, ...unknown, errorOf: error?.of ?? 'answers' };
  }
  const effect = t1 - t0 - (c1 - c0);
  const half = error.size * twoSidedT(level, error.df);
  const detectable = error.size * (normalQuantile((1 + level) / 2) + normalQuantile(power));
  const isEnough = cells.every(({ n }) => n >= scoreMinimum);
  const judged = { low: effect - half, high: effect + half, detectable, preTrend, action, isHigherBetter };
  const verdict = isEnough ? verdictOf(judged) : 'cannot tell';
  return { ...known, effect, low: effect - half, high: effect + half, errorOf: error.of, detectable, verdict };
}

const unknown = { effect: null, low: null, high: null, detectable: null, verdict: 'cannot tell' } as const;

type Judged = Readonly<{
  low: number;
  high: number;
  detectable: number;
  preTrend: PreTrend;
  action: ImprovementAction;
  isHigherBetter: boolean;
}>;

function verdictOf({ low, high, detectable, preTrend, action, isHigherBetter }: Judged): EffectVerdict {
  if (preTrend.verdict === 'apart') return 'not comparable';
  if (detectable > action.worthwhile) return 'too early';
  if (low > 0) return isHigherBetter ? 'better' : 'worse';
  if (high < 0) return isHigherBetter ? 'worse' : 'better';
  return 'no effect shown';
}

type Summed = Readonly<{ n: number; mean: number | null; variance: number | null }>;

function cellOf(periods: readonly UnitPeriod[]): Summed {
  const n = sum(periods.map((period) => period.n));
  if (n === 0) return { n, mean: null, variance: null };
  const mean = sum(periods.map((period) => period.sum)) / n;
  const squares = sum(periods.map((period) => period.sumOfSquares)) - n * mean ** 2;
  return { n, mean, variance: n > 1 ? Math.max(0, squares) / (n - 1) : null };
}

type StandardError = Readonly<{ size: number; of: ActionEffect['errorOf']; df: number }>;
type Judging = Readonly<{ treated: ReadonlySet<string>; level: number; customers: EffectOptions['customers'] }>;

function errorOf(
  periods: readonly UnitPeriod[],
  cells: readonly Summed[],
  { treated, level, customers }: Judging,
): StandardError | null {
  const units = [...new Set(periods.map(({ unit }) => unit))];
  const treatedUnits = units.filter((unit) => treated.has(unit)).length;
  if (Math.min(treatedUnits, units.length - treatedUnits) >= unitsMinimum) return errorOfUnits(periods, cells, treated);
  const parts = cells.map(({ n, variance }) => (variance === null ? Number.NaN : variance / n));
  const total = sum(parts);
  if (!(total > 0)) return null;
  const together = customers?.(weightIn(cells));
  if (together !== undefined && (together.onBoth > 0 || sum(together.further) > 0))
    return errorOfCustomers(cells, total, { together, level });
  const df = total ** 2 / sum(cells.map(({ n }, index) => at(parts, index) ** 2 / (n - 1)));
  return { size: Math.sqrt(total), of: 'answers', df };
}

const signs = [1, -1, -1, 1] as const;

function weightIn(cells: readonly Summed[]): CellWeight {
  return (cell, value) => {
    const { n, mean } = at(cells, cell);
    return mean === null ? 0 : (at(signs, cell) * (value - mean)) / n;
  };
}

function errorOfCustomers(
  cells: readonly Summed[],
  total: number,
  { together, level }: Readonly<{ together: CustomersTogether; level: number }>,
): StandardError | null {
  const { covariance, further, onBoth } = together;
  const customers = cells.map(({ n }, cell) => n - (further[cell] ?? 0));
  const fewest = Math.min(...customers);
  if (!(fewest > 1)) return null;
  // What makes it narrower is taken a little smaller than what makes it wider.
  const counted = covariance > 0 ? fewest : Math.max(...customers);
  const [alike] = wilsonInterval(onBoth, onBoth, level) ?? [0];
  const least = total * (1 - alike);
  const variance = Math.max(least, total + (covariance * counted) / (counted - 1));
  return { size: Math.sqrt(variance), of: 'customers', df: fewest - 1 };
}

function errorOfUnits(
  periods: readonly UnitPeriod[],
  cells: readonly Summed[],
  treated: ReadonlySet<string>,
): StandardError | null {
  const moves = new Map<string, number>();
  for (const { unit, period, n, sum: total } of periods) {
    const isAfter = period >= 0;
    const cell = cells[(treated.has(unit) ? 2 : 0) + Number(isAfter)];
    if (cell === undefined || cell.mean === null) return null;
    const residual = (total - n * cell.mean) / cell.n;
    moves.set(unit, (moves.get(unit) ?? 0) + (isAfter ? residual : -residual));
  }
  const units = moves.size;
  const n = sum(cells.map((cell) => cell.n));
  // The four means are what is estimated: the factor of HC1 for clusters.
  const factor = (units / (units - 1)) * ((n - 1) / (n - 4));
  const size = Math.sqrt(factor * sum([...moves.values()].map((move) => move ** 2)));
  return size > 0 && Number.isFinite(size) ? { size, of: 'units', df: units - 1 } : null;
}

function checkPeriod({ unit, period, n, sum: total, sumOfSquares }: UnitPeriod): void {
  const isCount = Number.isSafeInteger(n) && n >= 0 && Number.isInteger(period);
  // No answers have less spread than none: Σx² ≥ (Σx)²/n, but for rounding.
  const isPossible = n === 0 || sumOfSquares - total ** 2 / n >= -1e-9 * Math.max(1, sumOfSquares);
  if (!isCount || !isPossible)
    throw new RangeError(`no answers of ${unit} in period ${period} sum up to these figures`);
}
