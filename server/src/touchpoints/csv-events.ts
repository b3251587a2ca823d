import { Refusal } from '@voldaan/domain/refusal';
import { csvRows } from '../contacts/imports/csv-rows.ts';
import { decodeText } from '../contacts/imports/text-encoding.ts';
import type { ToldRecord } from './told-record.ts';

/** The columns that a list of events may have, and where in an event each stands. */
const columns = {
  kind: ['kind'],
  external_id: ['external_id'],
  occurred_at: ['occurred_at'],
  contact_id: ['contact', 'id'],
  contact_external_id: ['contact', 'external_id'],
  email: ['contact', 'email'],
  name: ['contact', 'name'],
  language: ['contact', 'language'],
  phone: ['contact', 'phone'],
  subject: ['subject'],
  amount: ['amount'],
  currency: ['currency'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const needed = ['kind', 'external_id', 'occurred_at'] as const;
/** `properties.branch` is the property `branch`. */
const propertyPrefix = 'properties.';

type Place = readonly string[];

/**
 * Reads a CSV file in UTF-8 whose first row names the columns. Refused as a whole is a file with a column that means
 * nothing here or without one that every event needs; everything else is judged row by row.
 */
export async function* csvEvents(pieces: AsyncIterable<Buffer>): AsyncGenerator<ToldRecord> {
  const text = decodeText(pieces, 'utf-8');
  const { start, delimiter } = await firstLine(text);
  let places: readonly Place[] | undefined;
  for await (const rows of csvRows(joined(start, text), delimiter)) {
    for (const { number, cells } of rows) {
      if (places === undefined) places = readHeading(cells);
      else yield readRow(number, cells, places);
    }
  }
  if (places === undefined) throw new Refusal('file_empty');
}

/** The heading holds neither quotes nor commas of its own, so that the commonest separator in it is the file's. */
async function firstLine(text: AsyncGenerator<string>) {
  let start = '';
  while (!start.includes('\n') && start.length < headingMax) {
    const { value, done } = await text.next();
    if (done === true) break;
    start += value;
  }
  const heading = start.split('\n', 1)[0] ?? '';
  const counted = ([',', ';', '\t'] as const).map((delimiter) => [delimiter, heading.split(delimiter).length] as const);
  const [[delimiter] = [','] as const] = counted.toSorted((a, b) => b[1] - a[1]);
  return { start, delimiter };
}

const headingMax = 10_000;

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function readHeading(cells: readonly string[]): readonly Place[] {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const missing = needed.find((name) => !names.includes(name));
  if (missing !== undefined) throw new Refusal('column_missing', { values: { column: missing } });
  const places = cells.map((cell) => placeOf(cell.trim()));
  const keys = places.map((place) => place.join('.'));
  const twice = keys.findIndex((key, at) => keys.indexOf(key) < at);
  // Only the file's owner knows which of the two is meant.
  if (twice >= 0) throw new Refusal('heading_twice', { values: { name: (cells[twice] ?? '').trim().slice(0, 100) } });
  return places;
}

function placeOf(name: string): Place {
  const known: Readonly<Record<string, Place>> = columns;
  if (Object.hasOwn(known, name.toLowerCase())) return known[name.toLowerCase()] ?? [];
  if (name.startsWith(propertyPrefix)) return ['properties', name.slice(propertyPrefix.length)];
  throw new Refusal('column_unknown', { values: { column: name.slice(0, 100) } });
}

function readRow(line: number, cells: readonly string[], places: readonly Place[]): ToldRecord {
  // A separator too many, as in 49,95 between commas: what stands before it may be half a value.
  if (cells.slice(places.length).some((cell) => cell.trim() !== '')) {
    return { line, issue: { pointer: '', code: 'row_too_wide', values: {} } };
  }
  const fields: [string, unknown][] = [];
  const parts = new Map<string, [string, string][]>();
  for (const [at, cell] of cells.entries()) {
    const [field = '', key] = places[at] ?? [];
    const value = cell.trim();
    if (value === '' || field === '') continue;
    if (/[\ufffd\0]/.test(value))
      return { line, issue: { pointer: `/${field}`, code: 'value_unreadable', values: {} } };
    if (key !== undefined) parts.set(field, [...(parts.get(field) ?? []), [key, value]]);
    else fields.push([field, field === 'amount' ? readAmount(value) : value]);
  }
  // From entries, so that a heading called __proto__ is a key like any other.
  const nested = [...parts].map(([field, entries]) => [field, Object.fromEntries(entries)] as const);
  return { line, event: Object.fromEntries([...fields, ...nested]) };
}

/** With a comma or a point before the cents. What is no amount is left as it stands, for the reader to refuse by name. */
function readAmount(value: string): number | string {
  return /^-?\d{1,11}(?:[.,]\d{1,2})?$/.test(value) ? Number(value.replace(',', '.')) : value;
}
