import { Matrix } from 'ml-matrix';
import { at } from '../../stats/at.ts';
import { dependentColumns } from '../../stats/dependent-columns.ts';
import { lmg, lmgDriversMax } from '../../stats/lmg.ts';
import { positiveDefiniteInverse } from '../../stats/positive-definite-inverse.ts';
import type { Reason } from '../../stats/reason.ts';
import { relativeWeights } from '../../stats/relative-weights.ts';
import { pairsOf, placeOf } from './cross-products.ts';

/** How a driver's part of the explained variance is reckoned: exactly up to `lmgDriversMax` drivers, beyond them nearly. */
export type ImportanceMethod = 'lmg' | 'relative-weights';

export type FoundDriver = Readonly<{
  /** Points of the outcome that go together with one point more, the other drivers being equal. */
  coefficient: number;
  standardError: number;
  /** In standard deviations; negative beside a positive correlation is suppression. */
  standardised: number;
  correlation: number;
  varianceInflation: number;
  /** Its part of what all of them explain, 0..1; null when they explain nothing. */
  share: number | null;
}>;

export type FoundDrivers = Readonly<{
  /** Responses with a score for the outcome and every driver. */
  n: number;
  rSquared: number | null;
  adjustedRSquared: number | null;
  method: ImportanceMethod;
  drivers: readonly FoundDriver[] | null;
  /** Places of the drivers that do not vary or are a combination of those before them. */
  refused: readonly number[];
  reason: Reason | null;
}>;

/**
 * What goes together with an outcome, and how much of it each driver accounts for: driver-importance.ts, but from sums of
 * products (cross-products.ts), in which everything it needs is.
 *
 * Use where answers are counted in columns, for any number of them. When not to use: as proof of a cause; for robust standard
 * errors, which need the rows or a resample (resample-drivers.ts).
 *
 * Source: as driver-importance.ts, against which a test holds it; coefficients by the correlations, s² = (1 - R²) s²_y
 * (n - 1) / (n - p - 1).
 *
 * @param sums one number per pair of columns: the drivers, the outcome, the constant
 * @param units points of the scale in one step, of each driver and of the outcome
 * @example
 * findDrivers(totalProducts(products), [1, 1, 0.5]).drivers?.[0]?.share;
 * @throws RangeError when there are not as many sums as pairs. Reasons: no_answers, too_few_rows, no_variation, singular.
 */
export function findDrivers(sums: ArrayLike<number>, units: readonly number[]): FoundDrivers {
  const drivers = units.length - 1;
  if (drivers < 1 || sums.length !== pairsOf(units.length))
    throw new RangeError(`${sums.length} sums for ${units.length} items`);
  const method = drivers > lmgDriversMax ? 'relative-weights' : 'lmg';
  const n = at(sums, placeOf(units.length, units.length));
  const refuse = (reason: Reason, refused: readonly number[] = []): FoundDrivers => ({
    n,
    rSquared: null,
    adjustedRSquared: null,
    method,
    drivers: null,
    refused,
    reason,
  });
  if (n === 0) return refuse('no_answers');
  if (n <= drivers + 1) return refuse('too_few_rows');
  const spreads = units.map(
    (unit, column) => unit * Math.sqrt(deviations(sums, units.length, column, column) / (n - 1)),
  );
  const alike = spreads.flatMap((spread, column) => (spread > 0 ? [] : [column]));
  if (alike.length > 0) return refuse('no_variation', alike);
  const { among, withOutcome } = correlationsOf(sums, units.length);
  const dependent = dependentColumns(among);
  const inverse = dependent.length > 0 ? null : positiveDefiniteInverse(among);
  if (inverse === null) return refuse('singular', dependent);
  const standardised = inverse.mmul(Matrix.columnVector([...withOutcome])).getColumn(0);
  const rSquared = Math.min(
    1,
    withOutcome.reduce((sum, r, driver) => sum + r * at(standardised, driver), 0),
  );
  const parts = method === 'lmg' ? lmg(among, withOutcome) : relativeWeights(among, withOutcome);
  const unexplained = (1 - rSquared) / (n - drivers - 1);
  return {
    n,
    rSquared,
    adjustedRSquared: 1 - unexplained * (n - 1),
    method,
    drivers: withOutcome.map((correlation, driver) => {
      const scale = at(spreads, drivers) / at(spreads, driver);
      const varianceInflation = inverse.get(driver, driver);
      return {
        coefficient: at(standardised, driver) * scale,
        standardError: Math.sqrt(unexplained * varianceInflation) * scale,
        standardised: at(standardised, driver),
        correlation,
        varianceInflation,
        share: rSquared > 0 ? at(parts, driver) / rSquared : null,
      };
    }),
    refused: [],
    reason: null,
  };
}

/** Correlations among the drivers, and of each with the outcome, which is the last item. */
function correlationsOf(
  sums: ArrayLike<number>,
  items: number,
): Readonly<{ among: Matrix; withOutcome: readonly number[] }> {
  const squares = Array.from({ length: items }, (_, column) => deviations(sums, items, column, column));
  const correlation = (one: number, other: number) => {
    const r = deviations(sums, items, one, other) / Math.sqrt(at(squares, one) * at(squares, other));
    return Math.min(1, Math.max(-1, r));
  };
  const drivers = items - 1;
  const among = Matrix.eye(drivers);
  for (let one = 0; one < drivers; one += 1) {
    for (let other = 0; other < one; other += 1) {
      const r = correlation(one, other);
      among.set(one, other, r);
      among.set(other, one, r);
    }
  }
  return { among, withOutcome: Array.from({ length: drivers }, (_, driver) => correlation(driver, drivers)) };
}

/** Sum of the products of two columns about their means. All sums are whole numbers, so a column that is constant gives exactly 0. */
function deviations(sums: ArrayLike<number>, items: number, one: number, other: number): number {
  const n = at(sums, placeOf(items, items));
  const [sumOfOne, sumOfOther] = [at(sums, placeOf(items, one)), at(sums, placeOf(items, other))];
  return (n * at(sums, placeOf(one, other)) - sumOfOne * sumOfOther) / n;
}
