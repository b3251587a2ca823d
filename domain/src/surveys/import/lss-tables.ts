/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';
import { Refusal } from '../../refusal.ts';

/** A row of one of LimeSurvey's tables: column to text. */
export type LssRow = ReadonlyMap<string, string>;

/** The tables of an .lss file by name: `questions`, `answers`, and what stands outside of all tables. */
export type LssTables = Readonly<{
  rows: (table: string) => readonly LssRow[];
  /** The rows with this value in this column. */
  where: (table: string, column: string, value: string) => readonly LssRow[];
  languages: readonly string[];
}>;

const limits = { rows: 20_000, columns: 200, depth: 16, textLength: 50_000 } as const;

type Reading = {
  readonly path: string[];
  readonly tables: Map<string, LssRow[]>;
  readonly languages: string[];
  row: Map<string, string> | undefined;
  text: string;
  rows: number;
};

/**
 * Reads the flat XML of LimeSurvey: `<table><rows><row><column>text`. There are no entities but XML's own five and
 * numbers; a DOCTYPE, which could bring others, is refused unread. At a limit the reading stops.
 */
export function readLssTables(source: string): LssTables {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) throw new Refusal('import_doctype_refused');
  const reading: Reading = { path: [], tables: new Map(), languages: [], row: undefined, text: '', rows: 0 };
  const parser = new Parser();
  let refusal: Refusal | undefined;
  const refuse = (code: Refusal) => {
    refusal ??= code;
    parser.stop();
  };
  parser.on('openTag', (name) => {
    if (reading.path.length >= limits.depth)
      return refuse(new Refusal('body_too_deep', { values: { maximum: limits.depth } }));
    reading.path.push(name);
    reading.text = '';
    if (isRow(reading.path)) reading.row = new Map();
    return undefined;
  });
  parser.on('closeTag', () => {
    closeTag(reading);
    if (reading.rows > limits.rows) refuse(new Refusal('list_too_long', { values: { most: limits.rows } }));
  });
  const hear = (text: string) => {
    if (reading.text.length + text.length <= limits.textLength) reading.text += text;
  };
  parser.on('text', (text, decode) => hear(decode(text)));
  parser.on('cdata', hear);
  parser.on('error', () => refuse(new Refusal('import_not_recognised')));
  parser.parse(source);
  if (refusal !== undefined) throw refusal;
  const rows = (table: string) => reading.tables.get(table) ?? [];
  return { rows, where: makeIndex(rows), languages: reading.languages };
}

/** Looks rows up by a column's value, so that a file of many rows costs no more than reading it. */
function makeIndex(rows: LssTables['rows']): LssTables['where'] {
  const indexes = new Map<string, ReadonlyMap<string, readonly LssRow[]>>();
  return (table, column, value) => {
    const key = `${table} ${column}`;
    const index = indexes.get(key) ?? indexBy(rows(table), column);
    indexes.set(key, index);
    return index.get(value) ?? [];
  };
}

function indexBy(rows: readonly LssRow[], column: string): ReadonlyMap<string, readonly LssRow[]> {
  const index = new Map<string, LssRow[]>();
  for (const row of rows) {
    const value = row.get(column) ?? '';
    const own = index.get(value);
    if (own === undefined) index.set(value, [row]);
    else own.push(row);
  }
  return index;
}

/** `document/questions/rows/row` */
function isRow(path: readonly string[]): boolean {
  return path.length === 4 && path[2] === 'rows' && path[3] === 'row';
}

function closeTag(reading: Reading): void {
  const { path, row } = reading;
  if (path.length === 5 && row !== undefined && row.size < limits.columns) row.set(path[4] ?? '', reading.text.trim());
  if (path.length === 3 && path[1] === 'languages') reading.languages.push(reading.text.trim());
  if (isRow(path) && row !== undefined) {
    const table = path[1] ?? '';
    const rows = reading.tables.get(table);
    if (rows === undefined) reading.tables.set(table, [row]);
    else rows.push(row);
    reading.rows += 1;
    reading.row = undefined;
  }
  path.pop();
  reading.text = '';
}
