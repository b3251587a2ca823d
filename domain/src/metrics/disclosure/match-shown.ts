import { at } from '../../stats/at.ts';
import { matchRows, type RowMask } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellKey, codesOfKey, keysOf } from './cell-key.ts';
import type { DisclosedUnit, Disclosure } from './disclose.ts';
import { endOfUnit, startOfUnit } from './time-unit.ts';

/** Days half-open, since 1 January 1970. */
export type Days = Readonly<{ from: number; to: number }>;

export type ShownChoice = Readonly<{
  /** The codes that count, by trait. */
  codes: ReadonlyMap<string, ReadonlySet<number>>;
  days: Days;
  /** The first day that has not come: a unit that is still running is whole up to here. */
  tomorrow: number;
}>;

const human: ReadonlyMap<string, ReadonlySet<number>> = new Map([['class', new Set([0])]]);
const counts = 0xff;
const denseMost = 2 ** 20;

/**
 * The responses of a segment that lie in cells that may be shown, of these days, with these codes: those that count, and no
 * others. A unit of time counts when it lies whole within the days.
 *
 * @throws nothing.
 */
export function matchShown(segment: Segment, disclosure: Disclosure, choice: ShownChoice): RowMask {
  const mask = matchRows(segment, { codes: human })?.slice() ?? new Uint8Array(segment.count).fill(counts);
  const { key } = disclosure;
  if (disclosure.unit === 'day') return keepByDay(mask, segment, disclosure, choice);
  const unit = disclosure.units.get(startOfUnit(segment.firstDay, disclosure.unit));
  if (unit === undefined || !isWhole(unit, disclosure, choice)) return mask.fill(0);
  const keys = keysOf(segment, key);
  const table = tableOf(key, chosenCells(unit, key, choice));
  for (let row = 0; row < mask.length; row += 1) mask[row] = at(mask, row) & table(at(keys, row));
  return mask;
}

/** The cells of a unit that may be shown and have the chosen codes. */
export function chosenCells(
  unit: DisclosedUnit,
  key: CellKey,
  { codes }: Pick<ShownChoice, 'codes'>,
): readonly number[] {
  const allowed = key.traits.map((trait) => codes.get(trait));
  return [...unit.shown.keys()].filter((cell) =>
    codesOfKey(key, cell).every((code, place) => allowed[place]?.has(code) ?? true),
  );
}

/** Whether a unit lies within the days, all of it that has come. */
export function isWhole(
  { start }: Pick<DisclosedUnit, 'start'>,
  { unit }: Pick<Disclosure, 'unit'>,
  { days, tomorrow }: Pick<ShownChoice, 'days' | 'tomorrow'>,
): boolean {
  return start >= days.from && Math.min(endOfUnit(start, unit), tomorrow) <= days.to;
}

function keepByDay(mask: RowMask, segment: Segment, disclosure: Disclosure, choice: ShownChoice): RowMask {
  const keys = keysOf(segment, disclosure.key);
  const tables = Array.from({ length: 31 }, (_, day) => {
    const unit = disclosure.units.get(segment.firstDay + day);
    if (unit === undefined || !isWhole(unit, disclosure, choice)) return undefined;
    return new Set(chosenCells(unit, disclosure.key, choice));
  });
  for (let row = 0; row < mask.length; row += 1) {
    if (tables[at(segment.days, row)]?.has(at(keys, row)) !== true) mask[row] = 0;
  }
  return mask;
}

function tableOf({ size }: CellKey, cells: readonly number[]): (key: number) => number {
  if (size > denseMost) {
    const allowed = new Set(cells);
    return (key) => (allowed.has(key) ? counts : 0);
  }
  const table = new Uint8Array(size);
  for (const cell of cells) table[cell] = counts;
  return (key) => at(table, key);
}
