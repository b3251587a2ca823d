import { at } from '../../stats/at.ts';
import type { Segment } from '../columns/segment.ts';
import type { CellKey } from './cell-key.ts';
import type { CellPlaces } from './cell-places.ts';
import { makeMemory } from './remember.ts';

/**
 * The cells by some traits that occur in a survey, numbered in the order in which they are met. A number stays what it is when
 * answers arrive, so that what is counted of older segments stays valid; what is shown must not depend on it.
 */
export type CellBook = Readonly<{
  /** Its own: when the first segment is corrected there is another book, in which the same numbers are other cells. */
  id: number;
  key: CellKey;
  /** By number. */
  keys: number[];
  numbers: Map<number, number>;
  ofPlaces: WeakMap<CellPlaces, Uint32Array>;
  lines: WeakMap<CellBook, number[]>;
}>;

/** More than are asked for in a row. */
const booksMost = 200;

const remember = makeMemory<CellBook>(booksMost);

let books = 0;

/** The book of a survey, known by its first segment. */
export function cellBook(segments: readonly Segment[], key: CellKey): CellBook {
  return remember(segments.slice(0, 1), `${key.traits.join(' ')} ${key.radixes.join(' ')}`, () => ({
    id: books++,
    key,
    keys: [],
    numbers: new Map(),
    ofPlaces: new WeakMap(),
    lines: new WeakMap(),
  }));
}

/** The number of the cell at each place, of which `key` says what they mean: it has all the book's traits, and maybe more. */
export function numbersOfPlaces(book: CellBook, key: CellKey, places: CellPlaces): Uint32Array {
  const known = book.ofPlaces.get(places);
  if (known !== undefined) return known;
  const project = projection(key, book.key);
  const found = Uint32Array.from(places.keys, (cell) => numberOf(book, project(cell)));
  book.ofPlaces.set(places, found);
  return found;
}

/** The number of the total in which each cell lies, of totals by some of the same traits. */
export function linesOf(book: CellBook, totals: CellBook): readonly number[] {
  const lines = book.lines.get(totals) ?? [];
  book.lines.set(totals, lines);
  const project = projection(book.key, totals.key);
  for (let number = lines.length; number < book.keys.length; number += 1)
    lines.push(numberOf(totals, project(at(book.keys, number))));
  return lines;
}

function numberOf({ numbers, keys }: CellBook, cell: number): number {
  const known = numbers.get(cell);
  if (known !== undefined) return known;
  numbers.set(cell, keys.length);
  return keys.push(cell) - 1;
}

/** From the key of a cell to that of the total by some of its traits in which it lies. */
function projection(from: CellKey, to: CellKey): (cell: number) => number {
  const digits = to.traits.map((trait, digit) => {
    const place = from.traits.indexOf(trait);
    return { by: at(from.weights, place), radix: at(from.radixes, place), weight: at(to.weights, digit) };
  });
  return (cell) => {
    let key = 0;
    for (const { by, radix, weight } of digits) key += (Math.floor(cell / by) % radix) * weight;
    return key;
  };
}
