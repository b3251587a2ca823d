/**
 * Complete rows: the indices at which no column is missing (listwise deletion).
 *
 * Use before a method that needs all columns of a respondent, and report the number of rows lost. When not to use: to
 * hide that a question was not asked of everybody; then the columns belong in separate analyses.
 *
 * @example
 * completeRows([[4, null, 5], [1, 2, 3]]); // [0, 2]
 * @throws RangeError when the columns differ in length.
 */
export function completeRows(columns: readonly (readonly unknown[])[]): readonly number[] {
  const [first, ...others] = columns;
  if (first === undefined) return [];
  if (others.some((column) => column.length !== first.length)) throw new RangeError('the columns differ in length');
  return first.flatMap((_, row) =>
    columns.every((column) => column[row] !== null && column[row] !== undefined) ? [row] : [],
  );
}
