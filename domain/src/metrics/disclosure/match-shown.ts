import { matchRows, type RowMask } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellKey, codesOfKey } from './cell-key.ts';
import type { DisclosedUnit, Disclosure } from './disclosure.ts';
import { shownRows } from './shown-rows.ts';
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

const daysMost = 31;

/**
 * The responses of a segment that lie in cells that may be shown, of these days, with these codes: those that count, and no
 * others. A unit of time counts when it lies whole within the days. Nobody may write into the mask.
 *
 * @throws nothing.
 */
export function matchShown(segment: Segment, disclosure: Disclosure, choice: ShownChoice): RowMask {
  const { key, unit, units } = disclosure;
  const shown = shownRows(segment, disclosure);
  const codes = new Map([...choice.codes].filter(([trait]) => key.traits.includes(trait)));
  if (unit !== 'day') {
    const own = units.get(startOfUnit(segment.firstDay, unit));
    if (own === undefined || !isWhole(own, disclosure, choice)) return new Uint8Array(segment.count);
    return matchRows(segment, { codes }, shown) ?? shown;
  }
  const whole = Array.from({ length: daysMost }, (_, day) => day).filter((day) =>
    isWhole({ start: segment.firstDay + day }, disclosure, choice),
  );
  const [from, to] = [whole[0] ?? 0, (whole.at(-1) ?? -1) + 1];
  return matchRows(segment, { from: segment.firstDay + from, to: segment.firstDay + to, codes }, shown) ?? shown;
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
