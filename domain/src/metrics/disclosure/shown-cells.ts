import { at } from '../../stats/at.ts';

/** A table of cells; element i of every list belongs to the same cell. An empty cell tells of nobody and is not listed. */
export type CellTable = Readonly<{
  /** Of how many customers, each counted in one cell; of a cell that holds further answers of others' customers maybe 0. */
  counts: ArrayLike<number>;
  /** Tells the cells apart, the same in every process: of two that are alike the one with the lower key is hidden. */
  keys: ArrayLike<number>;
  /**
   * Of which totals are told elsewhere. The cells with the same number are a line, and subtracting them from its total must
   * tell nothing; `keys` tells the lines apart by number.
   */
  margins: readonly Readonly<{ lines: ArrayLike<number>; keys: ArrayLike<number> }>[];
}>;

export type CellRules = Readonly<{
  minimum: number;
  /** Cells that may not be shown whatever their count, since a total that they lie in may not. */
  isBarred?: (cell: number) => boolean;
}>;

/**
 * Which cells of a table may be shown, so that none of the others can be told by subtraction from the totals of its lines: 1
 * for each that may, else 0.
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
 * shownCells({ counts: [12, 3, 8], keys: [0, 1, 2], margins: [{ lines: [0, 0, 0], keys: [0] }] }, { minimum: 5 });
 * // [1, 0, 0]: 23 - 12 - 8 would tell the 3
 * @throws RangeError for a minimum below 1.
 */
export function shownCells(table: CellTable, { minimum, isBarred }: CellRules): Uint8Array {
  if (!(Number.isInteger(minimum) && minimum >= 1)) throw new RangeError(`no minimum of ${minimum}`);
  const { counts } = table;
  const shown = new Uint8Array(counts.length);
  let hidden = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    if (at(counts, cell) >= minimum && isBarred?.(cell) !== true) shown[cell] = 1;
    else hidden += 1;
  }
  if (hidden === 0) return shown;
  const margins = table.margins.map((margin) => openMargin(margin, counts, shown));
  const hiding: Hiding = { table, margins, shown, minimum };
  // Each round hides a cell or is the last. Lines of one margin have no cell in common.
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false;
    for (const margin of margins) {
      for (const line of openLines(margin, minimum)) {
        const cell = complementOf(hiding, margin, line);
        if (cell === undefined) continue;
        hide(hiding, cell);
        hasChanged = true;
      }
    }
  }
  return shown;
}

/** What is hidden of each line of a margin. */
type Margin = CellTable['margins'][number] & {
  readonly hiddenCells: Uint32Array;
  readonly hiddenCount: Float64Array;
  cellsOf: ReadonlyMap<number, readonly number[]> | undefined;
};

type Hiding = Readonly<{ table: CellTable; margins: readonly Margin[]; shown: Uint8Array; minimum: number }>;

function openMargin(
  { lines, keys }: CellTable['margins'][number],
  counts: CellTable['counts'],
  shown: Uint8Array,
): Margin {
  const margin: Margin = {
    lines,
    keys,
    hiddenCells: new Uint32Array(keys.length),
    hiddenCount: new Float64Array(keys.length),
    cellsOf: undefined,
  };
  for (let cell = 0; cell < shown.length; cell += 1) if (shown[cell] === 0) addHidden(margin, cell, at(counts, cell));
  return margin;
}

function addHidden({ lines, hiddenCells, hiddenCount }: Margin, cell: number, count: number): void {
  const line = at(lines, cell);
  hiddenCells[line] = at(hiddenCells, line) + 1;
  hiddenCount[line] = at(hiddenCount, line) + count;
}

function hide({ table, margins, shown }: Hiding, cell: number): void {
  shown[cell] = 0;
  for (const margin of margins) addHidden(margin, cell, at(table.counts, cell));
}

/**
 * The lines of which somebody is told by what they hide: one cell, or fewer than the minimum together. In the order of their
 * keys, for what is hidden first decides what need not be.
 */
function openLines({ keys, hiddenCells, hiddenCount }: Margin, minimum: number): readonly number[] {
  const open: number[] = [];
  for (let line = 0; line < hiddenCells.length; line += 1) {
    const cells = hiddenCells[line] ?? 0;
    if (cells === 1 || (cells > 1 && (hiddenCount[line] ?? 0) < minimum)) open.push(line);
  }
  return open.sort((one, other) => at(keys, one) - at(keys, other));
}

/**
 * The cell to hide with those that are: one that opens the fewest other lines, which would need a complement of their own; the
 * smallest of those. Undefined when all of the line is hidden.
 */
function complementOf({ table, margins, shown }: Hiding, margin: Margin, line: number): number | undefined {
  const { counts, keys } = table;
  margin.cellsOf ??= cellsByLine(margin.lines);
  let best: number | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const cell of margin.cellsOf.get(line) ?? []) {
    if (shown[cell] === 0) continue;
    let opened = 0;
    for (const { lines, hiddenCells } of margins) if (hiddenCells[at(lines, cell)] === 0) opened += 1;
    const isBetter =
      best === undefined ||
      opened < fewest ||
      (opened === fewest && (at(counts, cell) - at(counts, best) || at(keys, cell) - at(keys, best)) < 0);
    if (!isBetter) continue;
    fewest = opened;
    best = cell;
  }
  return best;
}

function cellsByLine(lines: ArrayLike<number>): ReadonlyMap<number, readonly number[]> {
  const byLine = new Map<number, number[]>();
  for (let cell = 0; cell < lines.length; cell += 1) {
    const own = byLine.get(at(lines, cell));
    if (own === undefined) byLine.set(at(lines, cell), [cell]);
    else own.push(cell);
  }
  return byLine;
}
