import { domainToASCII } from 'node:url';
import {
  type ColumnMapping,
  type ContactDetails,
  type RowFaultCode,
  readContactRow,
} from '@voldaan/domain/contacts/contact-row';
import type { CsvRow } from './csv-rows.ts';
import { makeSeenKeys } from './seen-keys.ts';

/** A row that can be taken in, as far as the file alone can say. */
export type JudgedContact = Readonly<{ number: number; details: ContactDetails }>;

export type JudgedFault = Readonly<{ number: number; code: RowFaultCode; column: string; value: string }>;

export type JudgedRows = Readonly<{ contacts: readonly JudgedContact[]; faults: readonly JudgedFault[] }>;

/** How the columns of a file are read, and what they are called where a row is refused. */
export type FileColumns = Readonly<{ mapping: ColumnMapping; names: readonly string[] }>;

/**
 * Judges the rows of one file, in their order. Of rows with the same address or the same customer number the first is
 * taken; the others are refused by name, for nobody can tell which of them is right.
 */
export function rowJudge(columns: FileColumns): (rows: readonly CsvRow[]) => JudgedRows {
  const addresses = makeSeenKeys();
  const numbers = makeSeenKeys();
  const judge = ({ number, cells }: CsvRow): JudgedContact | JudgedFault => {
    const read = readContactRow(cells, columns.mapping, domainToASCII);
    if ('code' in read) {
      return { number, code: read.code, column: nameOf(columns, read.column), value: storable(read.value) };
    }
    if (!addresses.add(read.email.key)) return repeated(columns, number, 'email', read.email.address);
    if (read.externalId !== null && !numbers.add(read.externalId)) {
      return repeated(columns, number, 'external_id', read.externalId);
    }
    return { number, details: read };
  };
  return (rows) => {
    const judged = rows.map(judge);
    return {
      contacts: judged.filter((row) => 'details' in row),
      faults: judged.filter((row) => 'code' in row),
    };
  };
}

function repeated(columns: FileColumns, number: number, field: 'email' | 'external_id', value: string): JudgedFault {
  return { number, code: `${field}_twice`, column: nameOfField(columns, field), value: storable(value) };
}

/** What the column of a field is called in the file. */
export function nameOfField(columns: FileColumns, field: 'email' | 'external_id'): string {
  const found = columns.mapping.columns.find(({ meaning }) => meaning === field);
  return found === undefined ? '' : nameOf(columns, found.column);
}

function nameOf({ names }: FileColumns, column: number): string {
  return names[column] || String(column + 1);
}

/** A refused value is shown as it was, but for what PostgreSQL cannot hold. */
function storable(value: string): string {
  return value.replaceAll('\0', '\ufffd').toWellFormed();
}
