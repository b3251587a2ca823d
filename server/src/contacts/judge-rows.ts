import { domainToASCII } from 'node:url';
import { type ColumnField, singleFields } from '@voldaan/domain/contacts/column-field';
import { type ColumnMapping, readContactRow } from '@voldaan/domain/contacts/contact-row';
import { Refusal } from '@voldaan/domain/refusal';
import { cutText } from '@voldaan/domain/text-length';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { hashAddress } from './address-hash.ts';
import { csvRows } from './csv-rows.ts';
import { keptText } from './import-file.ts';
import { deleteJudgedRows, insertJudgedRows, type JudgedRow } from './import-store.ts';
import type { FileReading } from './schema.ts';

type Column = Readonly<{ index: number; name: string }>;

const attributesMax = 50;
const batchRows = 1000;

/** Reads the wish which column is what. The address must be one of them, and what can be one thing is given once. */
export function readMapping(
  wish: Readonly<Record<string, ColumnField | null>>,
  columns: readonly Column[],
): ColumnMapping {
  const mapping = columns.flatMap(({ index, name }) => {
    const field = wish[String(index)];
    return field === null || field === undefined ? [] : [{ column: index, field, name: cutText(name, 100) }];
  });
  for (const field of singleFields) {
    if (mapping.filter((column) => column.field === field).length > 1) {
      throw new Refusal('mapping_field_twice', { pointer: '/mapping', values: { field } });
    }
  }
  if (!mapping.some(({ field }) => field === 'email'))
    throw new Refusal('mapping_email_missing', { pointer: '/mapping' });
  const names = mapping.filter(({ field }) => field === 'attribute').map(({ name }) => name.toLowerCase());
  if (names.includes('') || new Set(names).size < names.length) {
    throw new Refusal('mapping_attribute_name', { pointer: '/mapping' });
  }
  if (names.length > attributesMax) throw new Refusal('mapping_too_many', { values: { maximum: attributesMax } });
  return mapping;
}

type Judging = Readonly<{ importId: string; reading: FileReading; mapping: ColumnMapping }>;

/**
 * Judges every row and keeps the verdicts in the caller's transaction, in place of earlier ones. Of rows with the same
 * address the first is taken; the others are refused by name, for nobody can tell which of them is right.
 */
export async function judgeRows(
  product: Product,
  db: WorkspaceTransaction,
  { importId, reading, mapping }: Judging,
): Promise<Readonly<{ valid: number; refused: number }>> {
  await deleteJudgedRows(db, importId);
  const judge = rowJudge(product, db.workspaceId, mapping);
  let batch: JudgedRow[] = [];
  let isHeading = reading.header;
  let valid = 0;
  let refused = 0;
  for await (const { number, cells } of csvRows(keptText(db, importId, reading.encoding), reading.delimiter)) {
    if (isHeading) {
      isHeading = false;
      continue;
    }
    const row = judge(number, cells);
    if (row.fault_code === undefined) valid += 1;
    else refused += 1;
    batch.push(row);
    if (batch.length < batchRows) continue;
    await insertJudgedRows(db, importId, batch);
    batch = [];
  }
  await insertJudgedRows(db, importId, batch);
  return { valid, refused };
}

function rowJudge(product: Product, workspaceId: string, mapping: ColumnMapping) {
  const key = product.key('address-hash');
  const seen = new Set<string>();
  const emailColumn = mapping.find(({ field }) => field === 'email');
  const nameOf = (column: number) => mapping.find((mapped) => mapped.column === column)?.name || String(column + 1);
  return (number: number, cells: readonly string[]): JudgedRow => {
    const read = readContactRow(cells, mapping, domainToASCII);
    const row = { number, id: uuid() };
    if ('code' in read) {
      return { ...row, fault_code: read.code, fault_column: nameOf(read.column), fault_value: storable(read.value) };
    }
    const { email, name, language, externalId, phone, attributes } = read;
    if (seen.has(email.key)) {
      return {
        ...row,
        fault_code: 'email_twice',
        fault_column: nameOf(emailColumn?.column ?? 0),
        fault_value: email.address,
      };
    }
    seen.add(email.key);
    return {
      ...row,
      email: email.address,
      email_key: email.key,
      address_hash: hashAddress(key, workspaceId, email.key).toString('hex'),
      name,
      language,
      external_id: externalId,
      phone,
      attributes,
    };
  };
}

/** A refused value is shown as it was, but for what PostgreSQL cannot hold. */
function storable(value: string): string {
  return value.replaceAll('\0', '\ufffd').toWellFormed();
}
