import { human, matchRows, type RowMask } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { cellPlaces, daysMost, narrowByPlaces } from './cell-places.ts';
import type { Disclosure } from './disclosure.ts';
import { startOfUnit } from './time-unit.ts';

const counts = 0xff;

/** A byte for each response of each table that was asked for lately: about as much as two columns of all of them. */
const bytesMost = 64_000_000;
/** Of small tables, of which each new answer makes another, the bytes alone would let tens of thousands be kept. */
const tablesMost = 500;

type Known = { readonly masks: WeakMap<Segment, RowMask>; bytes: number };

/** The one that was used longest ago first. */
const recent = new Map<Disclosure, Known>();
let held = 0;

/**
 * The votes of people that lie in a cell that may be shown, in whatever unit of time, with whatever codes. It follows from the
 * data alone, so that whoever filters the same answers next, or by other values of the same traits, finds it there. Nobody may
 * write into it.
 */
export function shownRows(segment: Segment, disclosure: Disclosure): RowMask {
  const known = recent.get(disclosure) ?? { masks: new WeakMap(), bytes: 0 };
  recent.delete(disclosure);
  recent.set(disclosure, known);
  const found = known.masks.get(segment) ?? keepShown(segment, disclosure);
  if (!known.masks.has(segment)) {
    known.masks.set(segment, found);
    known.bytes += found.length;
    held += found.length;
    forgetOldest(disclosure);
  }
  return found;
}

function forgetOldest(used: Disclosure): void {
  for (const [disclosure, { bytes }] of recent) {
    if ((held <= bytesMost && recent.size <= tablesMost) || disclosure === used) return;
    recent.delete(disclosure);
    held -= bytes;
  }
}

function keepShown(segment: Segment, { key, unit, units }: Disclosure): RowMask {
  const mask = matchRows(segment, { codes: human })?.slice() ?? new Uint8Array(segment.count).fill(counts);
  const places = cellPlaces(segment, key);
  const isByDay = unit === 'day';
  const own = isByDay
    ? Array.from({ length: daysMost }, (_, day) => units.get(segment.firstDay + day))
    : [units.get(startOfUnit(segment.firstDay, unit))];
  const table = new Uint8Array(own.length * places.keys.length);
  for (const [day, cells] of own.entries()) {
    if (cells === undefined) continue;
    for (const [place, cell] of places.keys.entries())
      if (cells.shown.has(cell)) table[day * places.keys.length + place] = counts;
  }
  narrowByPlaces(mask, places, table, isByDay ? segment.days : undefined);
  return mask;
}
