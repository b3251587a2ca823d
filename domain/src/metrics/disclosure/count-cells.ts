import { matchComplete } from '../columns/count-columns.ts';
import { human, matchRows } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellBook, numbersOfPlaces } from './cell-book.ts';
import type { CellKey } from './cell-key.ts';
import { cellPlaces, countPlaces, countTotalsByDay, daysMost } from './cell-places.ts';
import { makeMemory } from './remember.ts';
import { startOfUnit, type TimeUnit } from './time-unit.ts';

/** Responses that are counted are those of people; `item` undefined counts all of them. */
export type Counted = Readonly<{ segments: readonly Segment[]; item: string | undefined }>;

/** How many responses each cell has, by its key; cells of nobody are not in it. */
export type CellCounts = ReadonlyMap<number, number>;

/** What is counted of some segments: cells by the traits of a book, which are among those of a finer key. */
export type CellCounting = Readonly<{ item: string | undefined; finest: CellKey; book: CellBook }>;

/** The cells of a unit of time that have responses, by their numbers in the book. */
export type UnitCells = Readonly<{ start: number; numbers: Uint32Array; counts: Uint32Array }>;

/** More tables than are asked for in a row. */
const tablesMost = 40;

const remember = makeMemory<Uint32Array>(tablesMost);

/** The segments of each unit of time; of days those of a month. */
export function segmentsByUnit(segments: readonly Segment[], unit: TimeUnit): readonly (readonly Segment[])[] {
  const together = new Map<number, Segment[]>();
  for (const segment of segments) {
    const start = startOfUnit(segment.firstDay, unit === 'day' ? 'month' : unit);
    const own = together.get(start);
    if (own === undefined) together.set(start, [segment]);
    else own.push(segment);
  }
  return [...together.values()];
}

/** Counts the cells of segments that lie in one unit of time, or for days in one month: of which there may be several. */
export function countCells(segments: readonly Segment[], counting: CellCounting, unit: TimeUnit): readonly UnitCells[] {
  const [first] = segments;
  if (first === undefined) return [];
  if (unit !== 'day') return [{ start: startOfUnit(first.firstDay, unit), ...addUp(segments, counting) }];
  return addUpByDay(segments, counting);
}

function addUp(segments: readonly Segment[], { item, finest, book }: CellCounting): Omit<UnitCells, 'start'> {
  const parts = segments.map((segment) => {
    const places = cellPlaces(segment, finest);
    // Totals by fewer traits are added up from the same counts.
    const name = `${item} ${finest.traits.join(' ')} ${finest.radixes.join(' ')}`;
    const counts = remember([segment], name, () => countPlaces(places, countedRows(segment, item)));
    return { counts, numbers: numbersOfPlaces(book, finest, places) };
  });
  const totals = new Uint32Array(book.keys.length);
  // Of a survey's cells few occur in one unit: they are listed as they are met, and the others never looked at.
  const met: number[] = [];
  for (const { counts, numbers } of parts) {
    for (let place = 0; place < numbers.length; place += 1) {
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      const number = numbers[place] ?? 0;
      const before = totals[number] ?? 0;
      if (before === 0) met.push(number);
      totals[number] = before + count;
    }
  }
  return cellsIn(totals, met);
}

/** Days are for few cells: a table of all of them, day after day, is small. */
function addUpByDay(segments: readonly Segment[], { item, finest, book }: CellCounting): readonly UnitCells[] {
  const parts = segments.map((segment) => {
    const places = cellPlaces(segment, finest);
    return { segment, places, numbers: numbersOfPlaces(book, finest, places) };
  });
  const size = book.keys.length;
  const totals = new Uint32Array(daysMost * size);
  for (const { segment, places, numbers } of parts) {
    const counted = { mask: countedRows(segment, item), days: segment.days };
    for (const [place, count] of countTotalsByDay(places, counted, { numbers, size }).entries())
      totals[place] = (totals[place] ?? 0) + count;
  }
  const start = segments[0]?.firstDay ?? 0;
  return Array.from({ length: daysMost }, (_, day) => ({
    start: start + day,
    ...cellsMet(totals.subarray(day * size, (day + 1) * size)),
  })).filter(({ numbers }) => numbers.length > 0);
}

function cellsMet(totals: Uint32Array): Omit<UnitCells, 'start'> {
  const met: number[] = [];
  for (let number = 0; number < totals.length; number += 1) if (totals[number] !== 0) met.push(number);
  return cellsIn(totals, met);
}

function countedRows(segment: Segment, item: string | undefined): Uint8Array {
  return matchComplete(segment, item === undefined ? [] : [item], matchRows(segment, { codes: human }));
}

function cellsIn(totals: Uint32Array, met: readonly number[]): Omit<UnitCells, 'start'> {
  const numbers = new Uint32Array(met);
  const counts = new Uint32Array(met.length);
  for (let cell = 0; cell < counts.length; cell += 1) counts[cell] = totals[numbers[cell] ?? 0] ?? 0;
  return { numbers, counts };
}
