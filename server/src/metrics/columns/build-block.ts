import type { Block } from './block.ts';
import { type Column, compacted } from './constant-column.ts';
import { collectCustomers } from './customer-column.ts';
import { channelCodes, classCodes, languageCodes } from './score-codes.ts';
import type { NumberColumn, ScoreRecord } from './score-views.ts';

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

export type BlockBuilder = Readonly<{ add: (records: readonly ScoreRecord[]) => void; finish: () => Block }>;

/** A column on its way; one is begun with the first number that is not zero. */
type Growing = { values: Column };

const firstRows = 256;

/**
 * Collects the rows of one month in columns, in the order in which they come. Throws a RangeError for a row that does not fit
 * its columns: a score off its scale, a version or a letter that nobody knows.
 */
export function buildBlock(layout: BlockLayout, firstDay: number): BlockBuilder {
  const columns = new Map<string, Growing>();
  const { numbers, placed, traits } = placesIn(layout);
  const values = new Int32Array(numbers);
  const customers = collectCustomers();
  let capacity = firstRows;
  let count = 0;

  const put = (name: string, value: number) => {
    if (value === 0) return;
    let column = columns.get(name);
    if (column === undefined) {
      column = { values: new Uint8Array(capacity) };
      columns.set(name, column);
    }
    if (value > 0xff && column.values instanceof Uint8Array) column.values = Uint16Array.from(column.values);
    column.values[count] = value;
  };

  const grow = () => {
    capacity *= 2;
    for (const column of columns.values()) column.values = resized(column.values, capacity);
  };

  const addRow = (record: ScoreRecord) => {
    if (count === capacity) grow();
    readNumbers(record, values);
    // What stands at the end has one length: three letters, the version, the bracket.
    const end = record.length;
    put('day', within(values[0] ?? 0, firstDay, 31, 'a day of the month'));
    const customer = values[1] ?? none;
    if (customer > 0) customers.add(count, customer);
    put('class', codeOf(classCodes, record.charAt(end - 43)));
    put('language', codeOf(languageCodes, record.charAt(end - 41)));
    put('channel', codeOf(channelCodes, record.charAt(end - 39)));
    const version = record.slice(end - 37, end - 1);
    const items = placed.get(version);
    if (items === undefined) throw new RangeError(`a score is of version ${version}, which its survey does not have`);
    for (const { place, column, lowest, levels } of items) {
      const score = values[place] ?? none;
      if (score !== none) put(column, within(score, lowest, levels, `a score of ${column}`) + 1);
    }
    for (const { place, column } of traits) {
      const code = values[place] ?? none;
      if (code !== none) put(column, code);
    }
    count += 1;
  };

  return {
    add: (records) => {
      for (const record of records) addRow(record);
    },
    finish: () => ({
      count,
      columns: new Map([...columns].map(([name, { values }]) => [name, compacted(values.slice(0, count))])),
      customers: customers.finish(),
    }),
  };
}

/** How many numbers a record begins with, the day and the customer first, and which of them go where. */
function placesIn(layout: BlockLayout) {
  const sources = sourcesOf(layout);
  const placeOf = (source: NumberColumn) => 2 + sources.indexOf(source);
  const items = [...layout.items].map(([version, own]) => {
    return [version, own.map((item) => ({ ...item, place: placeOf(item.source) }))] as const;
  });
  const traits = layout.traits.map((trait) => ({ column: trait, place: placeOf(trait) }));
  return { numbers: 2 + sources.length, placed: new Map(items), traits };
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

function within(value: number, lowest: number, size: number, name: string): number {
  if (value >= lowest && value < lowest + size) return value - lowest;
  throw new RangeError(`${name} is ${value}, and should be from ${lowest} to ${lowest + size - 1}`);
}

const comma = 44;
const minus = 45;
const zero = 48;
/** Smaller than any number of a record. */
const none = -(2 ** 31);

/** The numbers at the beginning of a record, `none` where there is nothing between the commas. */
function readNumbers(record: ScoreRecord, values: Int32Array): void {
  let at = 1;
  for (let place = 0; place < values.length; place += 1) {
    let value = none;
    let sign = 1;
    for (let code = record.charCodeAt(at); code !== comma; code = record.charCodeAt(++at)) {
      if (code === minus) sign = -1;
      else value = (value === none ? 0 : value * 10) + code - zero;
    }
    values[place] = value === none ? none : sign * value;
    at += 1;
  }
}

/** The day of a record, in days since 1 January 1970. */
export function dayOfRecord(record: ScoreRecord): number {
  return Number(record.slice(1, record.indexOf(',')));
}
