import { at } from '../../stats/at.ts';
import type { Segment } from '../columns/segment.ts';
import { type CellKey, codesOfKey } from './cell-key.ts';
import { type CellCounts, type Counted, countCells, countCellsByDay } from './count-cells.ts';
import type { DisclosedUnit, Disclosure } from './disclosure.ts';
import { makeMemory } from './remember.ts';
import { type Cell, shownCells } from './shown-cells.ts';
import { endOfUnit, startOfUnit, type TimeUnit } from './time-unit.ts';

/** Cells by some traits, and the totals that they must tell nothing by. */
export type Table = Readonly<{
  key: CellKey;
  /** Of all of this, down to the totals' own. */
  name: string;
  minimum: number;
  /** The totals that are told elsewhere: by which of the key's traits, and what of them; undefined for the total of all. */
  margins: readonly Readonly<{ places: readonly number[]; told: Disclosure | undefined }>[];
}>;

/** More tables than are asked for in a row. */
const tablesMost = 60;

const remember = makeMemory<readonly DisclosedUnit[]>(tablesMost);

/**
 * Which cells may be shown, unit by unit. What may be shown of a unit follows from its own answers, so after a new one only its
 * unit is looked at again.
 */
export function disclosedUnits(
  { segments, item }: Counted,
  table: Table,
  unit: TimeUnit,
): ReadonlyMap<number, DisclosedUnit> {
  const together = new Map<number, Segment[]>();
  for (const segment of segments) {
    const start = startOfUnit(segment.firstDay, unit === 'day' ? 'month' : unit);
    const own = together.get(start);
    if (own === undefined) together.set(start, [segment]);
    else own.push(segment);
  }
  const units = [...together.values()].flatMap((own) =>
    remember(own, `${table.name} by ${unit}`, () =>
      [...countsOf(own, { item, key: table.key, unit })].map(([start, cells]) =>
        disclosedUnit(
          start,
          cells,
          table,
          table.margins.map(({ told }) => told && hiddenWithin(told, start, unit)),
        ),
      ),
    ),
  );
  return new Map(units.map((found) => [found.start, found]));
}

type Of = Readonly<{ item: string | undefined; key: CellKey; unit: TimeUnit }>;

/** Counts of the cells of each unit, of segments that lie in one of them, or in one month: of which there may be several. */
function countsOf(segments: readonly Segment[], { item, key, unit }: Of): ReadonlyMap<number, CellCounts> {
  const units = new Map<number, Map<number, number>>();
  const add = (start: number, counts: CellCounts) => {
    const total = units.get(start) ?? new Map<number, number>();
    units.set(start, total);
    for (const [cell, count] of counts) total.set(cell, (total.get(cell) ?? 0) + count);
  };
  for (const segment of segments) {
    if (unit !== 'day') add(startOfUnit(segment.firstDay, unit), countCells(segment, item, key));
    else for (const [day, counts] of countCellsByDay(segment, item, key)) add(day, counts);
  }
  return units;
}

/** The cells of a margin that may not be shown in some part of a unit. */
function hiddenWithin(margin: Disclosure, start: number, unit: TimeUnit): ReadonlySet<number> {
  const hidden = new Set<number>();
  const end = endOfUnit(start, unit);
  for (let part = start; part < end; part = endOfUnit(part, margin.unit)) {
    for (const cell of margin.units.get(part)?.hidden.keys() ?? []) hidden.add(cell);
  }
  return hidden;
}

function disclosedUnit(
  start: number,
  counts: CellCounts,
  { key, margins, minimum }: Table,
  barred: readonly (ReadonlySet<number> | undefined)[],
): DisclosedUnit {
  const cells = [...counts].map(([cell, count]): Cell & { readonly cell: number } => ({
    cell,
    count,
    codes: codesOfKey(key, cell),
  }));
  const isBarred = cells.map(({ codes }) =>
    margins.some(({ places, told }, index) => {
      const hidden = barred[index];
      if (told === undefined || hidden === undefined || hidden.size === 0) return false;
      return hidden.has(
        places.reduce((total, place, digit) => total + at(codes, place) * at(told.key.weights, digit), 0),
      );
    }),
  );
  const isShown = shownCells(cells, { minimum, margins: margins.map(({ places }) => places), isBarred });
  const [shown, hidden] = [new Map<number, number>(), new Map<number, number>()];
  let [shownCount, hiddenCount] = [0, 0];
  for (const [place, { cell, count }] of cells.entries()) {
    if (at(isShown, place)) {
      shown.set(cell, count);
      shownCount += count;
    } else {
      hidden.set(cell, count);
      hiddenCount += count;
    }
  }
  return { start, shown, hidden, shownCount, hiddenCount };
}
