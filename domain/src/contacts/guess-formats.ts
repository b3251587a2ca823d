import { type DateOrder, dateOrderOf } from './read-date.ts';
import { type DecimalMark, decimalMarkOf } from './read-number.ts';

/** How a list writes days and numbers. */
export type ListFormats = Readonly<{ dateOrder: DateOrder; decimal: DecimalMark }>;

/**
 * Guesses by all cells that can only be read one way. Without any the day comes first, as in Europe, and a list with
 * semicolons has the decimal comma for which semicolons are there.
 */
export function guessFormats(rows: readonly (readonly string[])[], delimiter: string): ListFormats {
  const orders = new Map<DateOrder, number>();
  const marks = new Map<DecimalMark, number>();
  for (const cell of rows.flat()) {
    if (cell.length > 40 || !/\d/.test(cell)) continue;
    const order = dateOrderOf(cell);
    if (order !== undefined) {
      orders.set(order, (orders.get(order) ?? 0) + 1);
      continue;
    }
    const mark = decimalMarkOf(cell);
    if (mark !== undefined) marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  return { dateOrder: commonest(orders) ?? 'dmy', decimal: commonest(marks) ?? (delimiter === ';' ? ',' : '.') };
}

function commonest<Value>(counts: ReadonlyMap<Value, number>): Value | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
