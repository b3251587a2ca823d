import { at } from './at.ts';

/**
 * The values of a column at the given rows, none of which may be missing.
 *
 * Use with complete-rows.ts, which finds those rows. When not to use: for a resample, where copying the column is the
 * cost; hand counts to correlation-matrix.ts instead.
 *
 * @example
 * pickRows([4, null, 5], [0, 2]); // [4, 5]
 * @throws RangeError when a value is missing or is no finite number.
 */
export function pickRows(column: readonly (number | null)[], rows: readonly number[]): readonly number[] {
  return rows.map((row) => {
    const value = at(column, row);
    if (value === null || !Number.isFinite(value)) throw new RangeError(`row ${row} holds no number but ${value}`);
    return value;
  });
}
