import { at } from '../../stats/at.ts';
import { kernel } from '../columns/kernel/kernel.ts';
import { matchRows, type RowMask } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellKey, codesOfKey, keyParts, keysOf } from './cell-key.ts';
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
const daysMost = 31;

type Keys = ReturnType<typeof keysOf>;

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
  const cells = chosenCells(unit, key, choice);
  if (key.size > denseMost) return keepCells(mask, keysOf(segment, key), new Set(cells));
  kernel.narrowByKeys(mask, keyParts(segment, key), tableOf(key.size, cells));
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
  const { key } = disclosure;
  const cells = Array.from({ length: daysMost }, (_, day) => {
    const unit = disclosure.units.get(segment.firstDay + day);
    return unit === undefined || !isWhole(unit, disclosure, choice) ? [] : chosenCells(unit, key, choice);
  });
  if (daysMost * key.size > denseMost) return keepCellsByDay(mask, segment, keysOf(segment, key), cells);
  // The day is one more part of the key, above all others.
  const table = tableOf(
    daysMost * key.size,
    cells.flatMap((own, day) => own.map((cell) => day * key.size + cell)),
  );
  const parts = [...keyParts(segment, key), { codes: segment.days, shift: Math.log2(key.size) }];
  kernel.narrowByKeys(mask, parts, table);
  return mask;
}

function tableOf(size: number, cells: readonly number[]): Uint8Array {
  const table = new Uint8Array(size);
  for (const cell of cells) table[cell] = counts;
  return table;
}

function keepCells(mask: RowMask, keys: Keys, cells: ReadonlySet<number>): RowMask {
  for (let row = 0; row < mask.length; row += 1) if (!cells.has(at(keys, row))) mask[row] = 0;
  return mask;
}

function keepCellsByDay(mask: RowMask, { days }: Segment, keys: Keys, cells: readonly (readonly number[])[]): RowMask {
  const shown = cells.map((own) => new Set(own));
  for (let row = 0; row < mask.length; row += 1) {
    if (shown[at(days, row)]?.has(at(keys, row)) !== true) mask[row] = 0;
  }
  return mask;
}
