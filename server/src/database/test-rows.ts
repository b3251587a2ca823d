import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { uuid } from './uuid.ts';

/** One row as its columns' values. */
export type Row = Readonly<Record<string, unknown>>;

/** A row of every table of a workspace, by the table's name. */
export type WorkspaceRows = ReadonlyMap<string, Row>;

export type Column = Readonly<{
  table: string;
  name: string;
  type: string;
  isRequired: boolean;
  /** The first of the values that a check allows; of what something turned into, the second. */
  allowed: string | null;
  /** The regular expression that a check asks for. */
  pattern: string | null;
}>;

/** A reference: columns of the table, and the columns of the other that they repeat, in order. */
export type Reference = Readonly<{
  name: string;
  table: string;
  columns: readonly string[];
  target: string;
  targetColumns: readonly string[];
}>;

/**
 * Puts one row into every table that belongs to workspaces, whatever tables there are: read from the live schema, so
 * that a new table is tried with the others from its first day. Every text holds the mark.
 */
export async function fillWorkspace(
  superuser: pg.Pool,
  workspaceId: string,
  { mark, given = {} }: Readonly<{ mark: string; given?: Readonly<Record<string, Row>> }>,
): Promise<WorkspaceRows> {
  const columns = await readColumns(superuser);
  const references = await readReferences(superuser);
  const rows = new Map<string, Row>();
  const waiting = new Set(columns.map((column) => column.table));
  while (waiting.size > 0) {
    const table = [...waiting].find((name) => !needed(name, columns, references).some((other) => waiting.has(other)));
    if (table === undefined) throw new Error(`references go in a circle: ${[...waiting].join(', ')}`);
    waiting.delete(table);
    const own = columns.filter((column) => column.table === table);
    const row = {
      ...inventedValues(own, { mark, rows }),
      ...referredValues(references, { table, rows }),
      ...given[table],
      workspace_id: workspaceId,
    };
    rows.set(table, await insertRow(superuser, table, row));
  }
  return rows;
}

/** What a table refers to, by a reference or by the name of a column that a trigger looks at. */
function needed(table: string, columns: readonly Column[], references: readonly Reference[]): readonly string[] {
  const referred = references.filter((reference) => reference.table === table).map(({ target }) => target);
  const named = columns.filter((column) => column.table === table).map(({ name }) => name.replace(/_id$/, ''));
  return [...referred, ...named].filter((other) => other !== table);
}

export async function insertRow(superuser: pg.Pool | pg.PoolClient, table: string, row: Row): Promise<Row> {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`);
  const { rows } = await superuser.query<Row>(
    `insert into ${table} (${names.join(', ')}) values (${places.join(', ')}) returning *`,
    Object.values(row),
  );
  const [inserted] = rows;
  if (inserted === undefined) throw new Error(`no row came back from ${table}`);
  return inserted;
}

/** The columns of all tables with a workspace_id, partitions left out. */
export async function readColumns(superuser: pg.Pool): Promise<readonly Column[]> {
  const { rows } = await superuser.query<Column>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull and not a.atthasdef as "isRequired",
      (select (regexp_match(pg_get_constraintdef(k.oid), 'ANY \\(+ARRAY\\[''([^'']*)''[^'']*''?([^'']*)'))[
          case when a.attname like 'to\\_%' then 2 else 1 end] from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as allowed,
      (select (regexp_match(pg_get_constraintdef(k.oid), '~ ''(\\^[^'']*)'''))[1] from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] limit 1) as pattern
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'workspace_id')
    order by c.relname, a.attnum`);
  return rows;
}

/** The references between tables of a workspace. */
export async function readReferences(superuser: pg.Pool): Promise<readonly Reference[]> {
  const namesOf = (relation: string, key: string) => `
    (select array_agg(a.attname::text order by k.place) from unnest(${key}) with ordinality k (number, place)
      join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.number)`;
  const { rows } = await superuser.query<Reference>(`
    select f.conname as name, f.conrelid::regclass::text as table, ${namesOf('f.conrelid', 'f.conkey')} as columns,
      f.confrelid::regclass::text as target, ${namesOf('f.confrelid', 'f.confkey')} as "targetColumns"
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and c.relnamespace = 'public'::regnamespace and not c.relispartition
      and f.confrelid <> 'workspace'::regclass`);
  return rows;
}

function referredValues(
  references: readonly Reference[],
  { table, rows }: Readonly<{ table: string; rows: WorkspaceRows }>,
): Row {
  const own = references.filter((reference) => reference.table === table);
  return Object.fromEntries(
    own.flatMap((reference) => {
      const target = rows.get(reference.target);
      if (target === undefined) return [];
      return reference.columns.map((column, at) => [column, target[reference.targetColumns[at] ?? '']]);
    }),
  );
}

function inventedValues(
  columns: readonly Column[],
  { mark, rows }: Readonly<{ mark: string; rows: WorkspaceRows }>,
): Row {
  const values = columns.map((column) => [column.name, inventedValue(column, mark, rows)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** A text is filled even where it may be empty: what is not there cannot be seen to leak. */
function inventedValue(column: Column, mark: string, rows: WorkspaceRows): unknown {
  const named = rows.get(column.name.replace(/_id$/, ''))?.['id'];
  if (column.type === 'uuid' && named !== undefined) return named;
  // Written as BCP 47 writes it, and so no place for a mark.
  if (column.type === 'text' && column.name === 'language') return 'nl';
  if (column.type === 'text') return column.allowed ?? (column.pattern === null ? mark : fitting(column.pattern));
  if (!column.isRequired) return undefined;
  switch (column.type) {
    case 'uuid':
      return uuid();
    case 'uuid[]':
    case 'text[]':
      return [];
    case 'bytea':
      return randomBytes(32);
    case 'jsonb':
      return JSON.stringify({ mark });
    case 'timestamp with time zone':
      return column.name.startsWith('expires') ? new Date(Date.now() + 86_400_000) : new Date();
    case 'date':
      return '2026-03-02';
    case 'boolean':
      return false;
    case '"char"':
      return 'h';
    default:
      return 1;
  }
}

/** Codes of countries and currencies are so many capitals, keys and kinds small letters. */
function fitting(pattern: string): string {
  const capitals = /^\^\[A-Z\]\{(\d)\}\$$/.exec(pattern);
  return capitals === null ? 'invented' : 'X'.repeat(Number(capitals[1]));
}
