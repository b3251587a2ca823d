import type { CellKey } from './cell-key.ts';
import type { CellCounts } from './count-cells.ts';
import type { TimeUnit } from './time-unit.ts';

/** The cells of one unit of time: those that may be shown, and those that may not. */
export type DisclosedUnit = Readonly<{
  /** Its first day, since 1 January 1970. */
  start: number;
  shown: CellCounts;
  hidden: CellCounts;
  shownCount: number;
  hiddenCount: number;
}>;

/** What may be shown of the answers to one item by some traits. */
export type Disclosure = Readonly<{
  /** The traits asked for, and those that follow from them. */
  key: CellKey;
  /** Groups are told apart in time by units like this, and no finer. */
  unit: TimeUnit;
  /** By what it was found: the same name for the same segments means the same. */
  name: string;
  /** By first day. */
  units: ReadonlyMap<number, DisclosedUnit>;
}>;
