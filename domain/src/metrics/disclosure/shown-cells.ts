import { at } from '../../stats/at.ts';
import { sum } from '../../stats/sum.ts';

/** Responses with one value of each trait, by code; `count` is at least 1, an empty cell tells of nobody and is not listed. */
export type Cell = Readonly<{ codes: readonly number[]; count: number }>;

export type CellRules = Readonly<{
  minimum: number;
  /**
   * Of which totals are told elsewhere: each a list of places in `codes`. The cells with the same codes there are a line, and
   * subtracting them from its total must tell nothing.
   */
  margins: readonly (readonly number[])[];
  /** Cells that may not be shown whatever their count, since a total that they lie in may not. */
  isBarred?: readonly boolean[];
}>;

/**
 * Which cells of a table may be shown, so that none of the others can be told by subtraction from the totals of its lines.
 *
 * Use for the responses of one unit of time by one or more traits (disclose.ts). When not to use: where persons may be seen
 * anyway.
 *
 * Cells below the minimum are hidden. Where the hidden ones of a line together are fewer than the minimum, or one alone, the
 * total of the line minus what is shown would tell them: another is hidden with them (complementary suppression), one that leaves the
 * fewest other lines open, and the smallest of those, until every line has none or enough in the dark. What is hidden
 * depends on the data alone, never on who asked what before.
 *
 * Source: cell suppression as in A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4; complements line by
 * line, which bounds what two figures tell of each other and not what a linear programme would find in many.
 *
 * @example
 * shownCells([{ codes: [1], count: 12 }, { codes: [2], count: 3 }, { codes: [3], count: 8 }], { minimum: 5, margins: [[]] });
 * // [true, false, false]: 23 - 12 - 8 would tell the 3
 * @throws RangeError for a minimum below 1.
 */
export function shownCells(cells: readonly Cell[], { minimum, margins, isBarred }: CellRules): readonly boolean[] {
  if (!(Number.isInteger(minimum) && minimum >= 1)) throw new RangeError(`no minimum of ${minimum}`);
  const shown = cells.map(({ count }, cell) => count >= minimum && isBarred?.[cell] !== true);
  if (!shown.includes(false)) return shown;
  const lines = margins.flatMap((margin) => linesOf(cells, margin));
  const linesOfCell = cells.map((): (readonly number[])[] => []);
  for (const line of lines) for (const cell of line) at(linesOfCell, cell).push(line);
  const hasHidden = (line: readonly number[]) => line.some((cell) => !at(shown, cell));
  // Each round hides a cell or is the last.
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const line of lines) {
      if (isSafe(line, cells, { shown, minimum })) continue;
      const cell = complementOf(line, { shown, opened: (one) => count(at(linesOfCell, one), (of) => !hasHidden(of)) });
      if (cell === undefined) continue;
      shown[cell] = false;
      hasChanged = true;
    }
  }
  return shown;
}

/** The cells that share a total, by place, the smallest first. */
function linesOf(cells: readonly Cell[], margin: readonly number[]): readonly (readonly number[])[] {
  const byLine = new Map<string, number[]>();
  for (const [cell, { codes }] of cells.entries()) {
    const name = margin.map((place) => codes[place]).join();
    const places = byLine.get(name);
    if (places === undefined) byLine.set(name, [cell]);
    else places.push(cell);
  }
  return [...byLine.values()].map((places) =>
    places.toSorted((one, other) => {
      const [first, second] = [at(cells, one), at(cells, other)];
      return first.count - second.count || byCodes(first.codes, second.codes);
    }),
  );
}

function byCodes(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((code, index) => code !== other[index]);
  return place < 0 ? 0 : at(one, place) - at(other, place);
}

/** Whether nobody is told by what a line hides: nothing, or two cells or more that are enough together. */
function isSafe(
  line: readonly number[],
  cells: readonly Cell[],
  { shown, minimum }: Readonly<{ shown: readonly boolean[]; minimum: number }>,
): boolean {
  const hidden = line.filter((cell) => !at(shown, cell));
  return hidden.length === 0 || (hidden.length > 1 && sum(hidden.map((cell) => at(cells, cell).count)) >= minimum);
}

/**
 * The cell to hide with those that are: one that opens the fewest other lines, which would need a complement of their own; the
 * smallest of those.
 */
function complementOf(
  line: readonly number[],
  { shown, opened }: Readonly<{ shown: readonly boolean[]; opened: (cell: number) => number }>,
): number | undefined {
  let best: number | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const cell of line) {
    if (!at(shown, cell)) continue;
    const others = opened(cell);
    if (others >= fewest) continue;
    fewest = others;
    best = cell;
  }
  return best;
}

function count<Value>(values: readonly Value[], isCounted: (value: Value) => boolean): number {
  return values.filter(isCounted).length;
}
