/** One row of columns that are all of one length. */
export type RowOf<Columns extends Readonly<Record<string, readonly unknown[]>>> = {
  readonly [name in keyof Columns]: Columns[name][number];
};

/**
 * An object for each place of some columns.
 *
 * Use where a reply gives its points as columns and each is looked at by itself. When not to use: in a loop over a million rows.
 *
 * @param names the columns that a row shall have
 * @example
 * rowsOfColumns({ day: ['mon', 'tue'], n: [3, 5] }, ['day', 'n']); // [{ day: 'mon', n: 3 }, { day: 'tue', n: 5 }]
 * @throws RangeError when the columns are not of one length.
 */
export function rowsOfColumns<
  Columns extends Readonly<Record<Name, readonly unknown[]>>,
  Name extends Extract<keyof Columns, string>,
>(columns: Columns, names: readonly Name[]): readonly RowOf<Pick<Columns, Name>>[] {
  const length = names[0] === undefined ? 0 : columns[names[0]].length;
  const odd = names.find((name) => columns[name].length !== length);
  if (odd !== undefined)
    throw new RangeError(`the column ${odd} has ${columns[odd].length} places where ${names[0]} has ${length}`);
  return Array.from(
    { length },
    (_, place) => Object.fromEntries(names.map((name) => [name, columns[name][place]])) as RowOf<Pick<Columns, Name>>,
  );
}
