/**
 * A cell of a table: a text, a count, or a figure with as many decimals as it is shown with. A share is a number from 0 to 1
 * that is shown as a percentage.
 */
export type TableCell = string | number | null | Readonly<{ value: number; decimals: number; isShare?: boolean }>;

/** A table that can be downloaded: the same figures as on the screen. */
export type Table = Readonly<{
  /** Of the file, without its ending, and of the sheet. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly TableCell[])[];
  /** Below the table: of what, over which period, by which method. */
  notes: readonly string[];
}>;
