import { at } from '../../stats/at.ts';
import { matchComplete } from '../columns/count-columns.ts';
import { human, matchRows } from '../columns/match-rows.ts';
import type { Repeats } from '../columns/repeats.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellBook, numbersOfPlaces } from './cell-book.ts';
import type { CellKey } from './cell-key.ts';
import { type CellPlaces, cellPlaces, countPlaces, countTotalsByDay, daysMost } from './cell-places.ts';
import { firstAnswers } from './first-answers.ts';
import { makeMemory } from './remember.ts';
import { startOfUnit, type TimeUnit } from './time-unit.ts';

/** Responses that are counted are those of people; `item` undefined counts all of them. */
export type Counted = Readonly<{
  segments: readonly Segment[];
  item: string | undefined;
  /** Who of them answered more than once, where that was found before: where nobody did, nobody is looked for. */
  repeats?: (() => Repeats) | undefined;
}>;

/** How many responses each cell has, by its key; cells of nobody are not in it. */
export type CellCounts = ReadonlyMap<number, number>;

/** What is counted of some segments: cells by the traits of a book, which are among those of a finer key. */
export type CellCounting = Pick<Counted, 'item' | 'repeats'> & Readonly<{ finest: CellKey; book: CellBook }>;

/**
 * The cells of a unit of time that have responses, by their numbers in the book. Of how many customers they are at least: each
 * customer of the unit counts in one of its cells, and maybe in none of another that holds answers of theirs.
 */
export type UnitCells = Readonly<{
  start: number;
  numbers: Uint32Array;
  counts: Uint32Array;
  customers: Uint32Array;
}>;

/** More tables than are asked for in a row. */
const tablesMost = 40;

const remember = makeMemory<Uint32Array>(tablesMost);
const rememberCustomers = makeMemory<readonly Uint32Array[] | undefined>(tablesMost);

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

function addUp(segments: readonly Segment[], { item, repeats, finest, book }: CellCounting): Omit<UnitCells, 'start'> {
  // Totals by fewer traits are added up from the same counts.
  const name = `${item} ${finest.traits.join(' ')} ${finest.radixes.join(' ')}`;
  const parts = segments.map((segment) => {
    const places = cellPlaces(segment, finest);
    const counts = remember([segment], name, () => countPlaces(places, countedRows(segment, item)));
    return { segment, counts, places, numbers: numbersOfPlaces(book, finest, places) };
  });
  const customers = rememberCustomers(segments, name, () => customersOf(parts, { item, repeats }));
  const totals = new Uint32Array(book.keys.length);
  const customerTotals = customers === undefined ? totals : new Uint32Array(book.keys.length);
  // Of a survey's cells few occur in one unit: they are listed as they are met, and the others never looked at.
  const met: number[] = [];
  for (const [part, { counts, numbers }] of parts.entries()) {
    const own = customers?.[part];
    for (let place = 0; place < numbers.length; place += 1) {
      const count = counts[place] ?? 0;
      if (count === 0) continue;
      const number = numbers[place] ?? 0;
      const before = totals[number] ?? 0;
      if (before === 0) met.push(number);
      totals[number] = before + count;
      if (own !== undefined) customerTotals[number] = (customerTotals[number] ?? 0) + (own[place] ?? 0);
    }
  }
  return cellsIn({ totals, customerTotals }, met);
}

type Part = Readonly<{ segment: Segment; places: CellPlaces }>;

/** Whether of a customer who answered there is another answer in whatever month; true where that was not found before. */
function haveRepeats(parts: readonly Readonly<{ segment: Segment }>[], repeats: Counted['repeats']): boolean {
  const known = repeats?.();
  // Of a share of the customers it says nothing of the others, of whom more may be looked at here.
  if (known === undefined || known.share > 1) return true;
  return parts.some(({ segment }) => known.of.has(segment));
}

/** Undefined where nobody answered twice. */
function customersOf(
  parts: readonly Part[],
  { item, repeats }: Pick<Counted, 'item' | 'repeats'>,
): readonly Uint32Array[] | undefined {
  if (!haveRepeats(parts, repeats)) return undefined;
  const masks = firstAnswers(
    parts.map(({ segment, places }) => ({ segment, places, mask: countedRows(segment, item) })),
    false,
  );
  return masks?.map((mask, part) => countPlaces(at(parts, part).places, mask));
}

/** Days are for few cells: a table of all of them, day after day, is small. */
function addUpByDay(segments: readonly Segment[], { item, repeats, finest, book }: CellCounting): readonly UnitCells[] {
  const parts = segments.map((segment) => {
    const places = cellPlaces(segment, finest);
    return { segment, places, numbers: numbersOfPlaces(book, finest, places), mask: countedRows(segment, item) };
  });
  const size = book.keys.length;
  const totalsOf = (masks: readonly Uint8Array[]) => {
    const totals = new Uint32Array(daysMost * size);
    for (const [part, { segment, places, numbers }] of parts.entries()) {
      const counted = { mask: at(masks, part), days: segment.days };
      for (const [place, count] of countTotalsByDay(places, counted, { numbers, size }).entries())
        totals[place] = (totals[place] ?? 0) + count;
    }
    return totals;
  };
  const totals = totalsOf(parts.map(({ mask }) => mask));
  const first = haveRepeats(parts, repeats) ? firstAnswers(parts, true) : undefined;
  const customerTotals = first === undefined ? totals : totalsOf(first);
  const start = segments[0]?.firstDay ?? 0;
  return Array.from({ length: daysMost }, (_, day) => {
    const [from, to] = [day * size, (day + 1) * size];
    const own = { totals: totals.subarray(from, to), customerTotals: customerTotals.subarray(from, to) };
    return { start: start + day, ...cellsMet(own) };
  }).filter(({ numbers }) => numbers.length > 0);
}

type Totals = Readonly<{ totals: Uint32Array; customerTotals: Uint32Array }>;

function cellsMet(both: Totals): Omit<UnitCells, 'start'> {
  const { totals } = both;
  const met: number[] = [];
  for (let number = 0; number < totals.length; number += 1) if (totals[number] !== 0) met.push(number);
  return cellsIn(both, met);
}

function countedRows(segment: Segment, item: string | undefined): Uint8Array {
  return matchComplete(segment, item === undefined ? [] : [item], matchRows(segment, { codes: human }));
}

function cellsIn({ totals, customerTotals }: Totals, met: readonly number[]): Omit<UnitCells, 'start'> {
  const numbers = new Uint32Array(met);
  const counts = new Uint32Array(met.length);
  for (let cell = 0; cell < counts.length; cell += 1) counts[cell] = totals[numbers[cell] ?? 0] ?? 0;
  if (customerTotals === totals) return { numbers, counts, customers: counts };
  const customers = new Uint32Array(met.length);
  for (let cell = 0; cell < customers.length; cell += 1) customers[cell] = customerTotals[numbers[cell] ?? 0] ?? 0;
  return { numbers, counts, customers };
}
