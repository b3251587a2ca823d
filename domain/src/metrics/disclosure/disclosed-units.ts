import { at } from '../../stats/at.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellBook, linesOf } from './cell-book.ts';
import { type CellCounting, type Counted, countCells, segmentsByUnit, type UnitCells } from './count-cells.ts';
import type { DisclosedUnit, Disclosure } from './disclosure.ts';
import { makeMemory } from './remember.ts';
import { shownCells } from './shown-cells.ts';
import { endOfUnit, type TimeUnit } from './time-unit.ts';

/** Cells by some traits, and the totals that they must tell nothing by. */
export type Table = Pick<CellCounting, 'finest' | 'book'> &
  Readonly<{
    /** Of all of this, down to the totals' own. */
    name: string;
    minimum: number;
    /** The totals that are told elsewhere, and what of them; undefined for the total of all. */
    margins: readonly Readonly<{ book: CellBook; told: Disclosure | undefined }>[];
  }>;

/** More tables than are asked for in a row. */
const tablesMost = 60;

const rememberCells = makeMemory<readonly UnitCells[]>(tablesMost);
const rememberUnits = makeMemory<readonly DisclosedUnit[]>(tablesMost);

/**
 * Which cells may be shown, unit by unit. What may be shown of a unit follows from its own answers, so after a new one only its
 * unit is looked at again.
 */
export function disclosedUnits(counted: Counted, table: Table, unit: TimeUnit): ReadonlyMap<number, DisclosedUnit> {
  const units = segmentsByUnit(counted.segments, unit).flatMap((own) =>
    rememberUnits(own, `${table.name} by ${unit}`, () =>
      cellsOf(own, counted, table, unit).map((cells) => disclosedUnit(cells, table, unit)),
    ),
  );
  return new Map(units.map((found) => [found.start, found]));
}

/** The part of all responses that lie in cells which are large enough: more of them cannot be shown. */
export function largeShare(counted: Counted, table: Table, unit: TimeUnit): number {
  let [all, large] = [0, 0];
  for (const own of segmentsByUnit(counted.segments, unit)) {
    for (const { counts, customers } of cellsOf(own, counted, table, unit)) {
      for (let cell = 0; cell < counts.length; cell += 1) {
        const count = counts[cell] ?? 0;
        all += count;
        if ((customers[cell] ?? 0) >= table.minimum) large += count;
      }
    }
  }
  return all === 0 ? 0 : large / all;
}

function cellsOf(
  segments: readonly Segment[],
  { item, repeats }: Omit<Counted, 'segments'>,
  { finest, book, name }: Table,
  unit: TimeUnit,
): readonly UnitCells[] {
  // By the numbers of another book the same cells would be others.
  return rememberCells(segments, `${name} by ${unit} in ${book.id}`, () =>
    countCells(segments, { item, repeats, finest, book }, unit),
  );
}

function disclosedUnit({ start, numbers, counts, customers }: UnitCells, table: Table, unit: TimeUnit): DisclosedUnit {
  const { book, minimum } = table;
  const margins = table.margins.map(({ book: totals, told }) => {
    const lines = linesOf(book, totals);
    return {
      lines: numbers.map((number) => at(lines, number)),
      keys: totals.keys,
      barred: told && hiddenWithin(told, totals, { start, unit }),
    };
  });
  const isBarred = (cell: number) => margins.some(({ lines, barred }) => barred?.has(at(lines, cell)) === true);
  const keys = Float64Array.from(numbers, (number) => at(book.keys, number));
  const isShown = shownCells({ counts: customers, keys, margins }, { minimum, isBarred });
  const [shown, hidden] = [new Map<number, number>(), new Map<number, number>()];
  let [shownCount, hiddenCount] = [0, 0];
  for (let cell = 0; cell < keys.length; cell += 1) {
    const count = at(counts, cell);
    if (isShown[cell] === 1) {
      shown.set(at(keys, cell), count);
      shownCount += count;
    } else {
      hidden.set(at(keys, cell), count);
      hiddenCount += count;
    }
  }
  return { start, shown, hidden, shownCount, hiddenCount };
}

/** The totals, by their number, that may not be shown in some part of a unit; undefined when all may. */
function hiddenWithin(
  told: Disclosure,
  { numbers }: CellBook,
  { start, unit }: Readonly<{ start: number; unit: TimeUnit }>,
): ReadonlySet<number> | undefined {
  const hidden = new Set<number>();
  const end = endOfUnit(start, unit);
  for (let part = start; part < end; part = endOfUnit(part, told.unit)) {
    for (const cell of told.units.get(part)?.hidden.keys() ?? []) hidden.add(numbers.get(cell) ?? -1);
  }
  return hidden.size === 0 ? undefined : hidden;
}
