import { createHmac } from 'node:crypto';
import { type ColumnMeaning, isSingleMeaning, keyOfMeaning } from '@voldaan/domain/contacts/column-field';
import { Refusal } from '@voldaan/domain/refusal';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { listAttributes } from '../attributes/attribute-views.ts';
import { saveMapping } from './import-store.ts';
import { findMapping } from './import-views.ts';
import type { FileColumns } from './judge-rows.ts';
import type { ListHead } from './read-list.ts';
import type { FileReading, MappingWish } from './schema.ts';

/** Reads the wish which column is what. The address must be one of them, and what can be one thing is given once. */
export async function readMapping(
  db: WorkspaceTransaction,
  { names }: Pick<ListHead, 'names'>,
  { mapping, reading }: Readonly<{ mapping: MappingWish; reading: FileReading }>,
): Promise<FileColumns> {
  const columns = names.flatMap((_, column) => {
    const meaning = mapping[String(column)];
    return meaning === null || meaning === undefined ? [] : [{ column, meaning }];
  });
  const meanings = columns.map(({ meaning }) => meaning);
  const twice = meanings.find((meaning, at) => isSingleMeaning(meaning) && meanings.indexOf(meaning) < at);
  if (twice !== undefined) throw new Refusal('mapping_field_twice', { pointer: '/mapping', values: { field: twice } });
  if (!meanings.includes('email')) throw new Refusal('mapping_email_missing', { pointer: '/mapping' });
  const attributes = new Map((await listAttributes(db)).map((attribute) => [attribute.key, attribute]));
  const unknown = meanings.map(keyOfMeaning).find((key) => key !== undefined && !attributes.has(key));
  if (unknown !== undefined) {
    throw new Refusal('mapping_attribute_unknown', { pointer: '/mapping', values: { key: unknown } });
  }
  const formats = { decimal: reading.decimal, dateOrder: reading.date_order };
  return { mapping: { columns, attributes, formats, width: names.length }, names };
}

/** Keeps how the columns of this file were read, for the next one that has them. */
export async function rememberMapping(
  product: Product,
  db: WorkspaceTransaction,
  { names, mapping }: Readonly<{ names: readonly string[]; mapping: MappingWish }>,
): Promise<void> {
  if (names.every((name) => name === '')) return;
  const named = Object.fromEntries(names.map((_, column) => [String(column), mapping[String(column)] ?? null]));
  await saveMapping(db, { headingHash: hashHeading(product, db, names), mapping: named });
}

/** How the columns were read last time; undefined when no file with these names was taken in. */
export async function recallMapping(
  product: Product,
  db: WorkspaceTransaction,
  names: readonly string[],
): Promise<ReadonlyMap<number, ColumnMeaning | null> | undefined> {
  if (names.every((name) => name === '')) return undefined;
  const kept = await findMapping(db, hashHeading(product, db, names));
  if (kept === undefined) return undefined;
  const known = new Set((await listAttributes(db)).map(({ key }) => key));
  return new Map(
    Object.entries(kept).map(([column, meaning]) => {
      const key = meaning === null ? undefined : keyOfMeaning(meaning);
      return [Number(column), key !== undefined && !known.has(key) ? null : meaning];
    }),
  );
}

/** Headings name fields of a firm and sometimes its customers; a hash finds them again and tells nobody. */
function hashHeading(product: Product, { workspaceId }: WorkspaceTransaction, names: readonly string[]): Buffer {
  return createHmac('sha256', product.key('import-heading'))
    .update(JSON.stringify([workspaceId, ...names.map((name) => name.toLowerCase())]))
    .digest();
}
