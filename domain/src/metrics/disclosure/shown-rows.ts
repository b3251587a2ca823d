import { at } from '../../stats/at.ts';
import { kernel } from '../columns/kernel/kernel.ts';
import { human, matchRows, type RowMask } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { keyParts, keysOf } from './cell-key.ts';
import type { DisclosedUnit, Disclosure } from './disclosure.ts';
import { startOfUnit } from './time-unit.ts';

const counts = 0xff;
/** Up to here an array with a place for each cell is quicker than a set of those that may be shown. */
const denseMost = 2 ** 20;
const daysMost = 31;

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
  const isByDay = unit === 'day';
  const own = isByDay
    ? Array.from({ length: daysMost }, (_, day) => units.get(segment.firstDay + day))
    : [units.get(startOfUnit(segment.firstDay, unit))];
  if (own.length * key.size > denseMost) return keepOneByOne(mask, segment, key, own);
  const table = new Uint8Array(own.length * key.size);
  for (const [day, cells] of own.entries()) {
    for (const cell of cells?.shown.keys() ?? []) table[day * key.size + cell] = counts;
  }
  // The day is one more part of the key, above all others.
  const byDay = isByDay ? [{ codes: segment.days, shift: Math.log2(key.size) }] : [];
  kernel.narrowByKeys(mask, [...keyParts(segment, key), ...byDay], table);
  return mask;
}

function keepOneByOne(
  mask: RowMask,
  segment: Segment,
  key: Disclosure['key'],
  units: readonly (DisclosedUnit | undefined)[],
): RowMask {
  const keys = keysOf(segment, key);
  const isByDay = units.length > 1;
  for (let row = 0; row < mask.length; row += 1) {
    const unit = units[isByDay ? at(segment.days, row) : 0];
    if (unit?.shown.has(at(keys, row)) !== true) mask[row] = 0;
  }
  return mask;
}
