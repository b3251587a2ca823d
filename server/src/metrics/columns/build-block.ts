import type { Block } from './block.ts';
import { type Column, compacted } from './constant-column.ts';
import { channelCodes, classCodes, languageCodes } from './score-codes.ts';
import type { NumberColumn, ScoreRow } from './score-views.ts';

/** Where a version keeps the scores of an item. */
export type PlacedItem = Readonly<{ column: string; source: NumberColumn; lowest: number; levels: number }>;

/** Which columns the rows of a survey become. */
export type BlockLayout = Readonly<{
  /** By version; of a version that is not named here no row may come. */
  items: ReadonlyMap<string, readonly PlacedItem[]>;
  traits: readonly NumberColumn[];
}>;

/** All columns of score_row that the layout takes. */
export function sourcesOf({ items, traits }: BlockLayout): readonly NumberColumn[] {
  return [...new Set([...[...items.values()].flatMap((placed) => placed.map(({ source }) => source)), ...traits])];
}

export type BlockBuilder = Readonly<{ add: (rows: readonly ScoreRow[]) => void; finish: () => Block }>;

/** A column on its way: `largest` tells whether anything but zeros is in it. */
type Growing = { values: Column; largest: number };

const firstRows = 256;

/**
 * Collects the rows of one month in columns, in the order in which they come. Throws a RangeError for a row that does not fit
 * its columns: a score off its scale, a version or a letter that nobody knows.
 */
export function buildBlock(layout: BlockLayout, firstDay: number): BlockBuilder {
  const columns = new Map<string, Growing>();
  let capacity = firstRows;
  let count = 0;

  const put = (name: string, value: number) => {
    if (value === 0) return;
    let column = columns.get(name);
    if (column === undefined) {
      column = { values: new Uint8Array(capacity), largest: 0 };
      columns.set(name, column);
    }
    if (value > 0xff && column.values instanceof Uint8Array) column.values = Uint16Array.from(column.values);
    column.values[count] = value;
    if (value > column.largest) column.largest = value;
  };

  const grow = () => {
    capacity *= 2;
    for (const column of columns.values()) column.values = resized(column.values, capacity);
  };

  const addRow = (row: ScoreRow) => {
    if (count === capacity) grow();
    put('day', within(row.day - firstDay, 31, 'a day of the month'));
    put('class', codeOf(classCodes, row.vote_class));
    put('language', codeOf(languageCodes, row.language));
    put('channel', codeOf(channelCodes, row.channel));
    const items = layout.items.get(row.version);
    if (items === undefined)
      throw new RangeError(`a score is of version ${row.version}, which its survey does not have`);
    for (const { column, source, lowest, levels } of items) {
      const score = row[source];
      if (score !== null && score !== undefined)
        put(column, within(score - lowest, levels, `a score in ${source}`) + 1);
    }
    for (const trait of layout.traits) put(trait, row[trait] ?? 0);
    count += 1;
  };

  return {
    add: (rows) => {
      for (const row of rows) addRow(row);
    },
    finish: () => ({
      count,
      columns: new Map([...columns].map(([name, { values }]) => [name, compacted(values.slice(0, count))])),
    }),
  };
}

function resized(values: Column, capacity: number): Column {
  const larger = values instanceof Uint16Array ? new Uint16Array(capacity) : new Uint8Array(capacity);
  larger.set(values);
  return larger;
}

function codeOf(codes: readonly string[], letter: string): number {
  const code = codes.indexOf(letter);
  if (code < 0) throw new RangeError(`a score is stored with "${letter}", which is none of ${codes.join(', ')}`);
  return code;
}

function within(value: number, below: number, name: string): number {
  if (Number.isInteger(value) && value >= 0 && value < below) return value;
  throw new RangeError(`${name} lies ${value} from the lowest, and should from 0 to ${below - 1}`);
}
