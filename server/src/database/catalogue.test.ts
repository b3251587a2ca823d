import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueFaults } from './catalogue-faults.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

describe('the schema', () => {
  test('keeps every workspace to itself', async () => {
    expect(await catalogueFaults(database.superuser)).toEqual([]);
  });

  const key = 'workspace_id uuid not null, id uuid not null, primary key (workspace_id, id)';
  const guarded = (name: string, columns: string) =>
    `create table ${name} (${columns}); call guard_workspace('${name}');`;

  test.each([
    ['create table loose (id uuid primary key)', 'loose has no workspace_id and is not a table of the instance'],
    [
      guarded('loose', 'workspace_id uuid, id uuid not null, unique (workspace_id, id)'),
      'loose may have a row without a workspace',
    ],
    [guarded('loose', 'workspace_id uuid not null, id uuid not null'), 'loose has no primary key'],
    [
      guarded('loose', 'workspace_id uuid not null, id uuid primary key'),
      'loose: unique index loose_pkey is not led by workspace_id',
    ],
    [guarded('loose', `${key}, code text unique`), 'loose: unique index loose_code_key is not led by workspace_id'],
    [
      `${guarded('loose', `${key}, code text`)} create unique index loose_code on loose (lower(code))`,
      'loose: unique index loose_code is not led by workspace_id',
    ],
    [
      `alter table staff add unique (id); ${guarded('loose', `${key}, staff_id uuid references staff (id)`)}`,
      'loose: reference loose_staff_id_fkey does not carry the workspace',
    ],
    [
      guarded('loose', `${key}, staff_id uuid, foreign key (id, workspace_id) references staff (workspace_id, id)`),
      'loose: reference loose_id_workspace_id_fkey does not carry the workspace',
    ],
    [`create table loose (${key})`, 'loose: row-level security is not enabled'],
    ['alter table contact disable row level security', 'contact: row-level security is not enabled'],
    ['alter table contact no force row level security', 'contact: row-level security is not forced'],
    [
      'grant select on score_row_other to voldaan_app',
      'score_row_other: a role that works may reach the partition itself',
    ],
    [
      'create view loose as select * from contact',
      'loose is a view or a copy, which row-level security does not guard',
    ],
    ['create policy all_rows on contact using (true)', 'contact: policy all_rows is for everybody'],
    [
      'create policy all_rows on contact for select to voldaan_app using (true)',
      'contact: policy all_rows lets the app see or write another workspace',
    ],
    [
      'create policy writes on contact for update to voldaan_work using (true)',
      'contact: policy writes lets another role than the app write',
    ],
    ['alter role voldaan_app bypassrls', 'voldaan_app may pass row-level security or change the cluster'],
    ['alter role voldaan_gate superuser', 'voldaan_gate may pass row-level security or change the cluster'],
    ['grant pg_read_all_data to voldaan_work', 'voldaan_work is a member of pg_read_all_data'],
    ['grant create on schema public to voldaan_app', 'voldaan_app may make things in the schema'],
    ['grant truncate on contact to voldaan_app', 'voldaan_app may empty or tie to contact'],
    ['alter table contact owner to voldaan_app', 'contact is owned by voldaan_app'],
    [
      `create function loose() returns int language sql security definer as 'select 1'`,
      'loose runs as its owner without a fixed search_path',
    ],
    [
      `create function loose() returns int language sql security definer set search_path = '' as 'select 1'`,
      'loose runs as its owner for everybody',
    ],
  ])('is found out by %s', async (breach, fault) => {
    const client = await database.superuser.connect();
    try {
      await client.query('begin');
      await client.query(breach);
      expect(await catalogueFaults(client)).toContain(fault);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('tables.ts', () => {
  test('names the columns that the schema has, and which of them may be empty', async () => {
    const { rows } = await database.superuser.query<{ column: string; may_be_empty: boolean }>(`
      select c.relname || '.' || a.attname as column, not a.attnotnull as may_be_empty
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'migration'`);
    const live = rows.map((row) => `${row.column}${row.may_be_empty ? ' null' : ''}`).sort();
    expect(columnsInSource()).toEqual(live);
  });
});

/** Every `table.column` of tables.ts and the files beside it, with ` null` where it may be empty. */
function columnsInSource(): readonly string[] {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((name) => /(^|-)tables\.ts$/.test(name));
  const source = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
  const lists = [...source.matchAll(/export type \w*Tables = [^{;]*\{([^}]*)\}/g)].map(([, list]) => list).join('\n');
  return [...lists.matchAll(/(\w+): (\w+);/g)]
    .flatMap(([, table, typeName]) => columnsOf(source, typeName ?? '').map((column) => `${table}.${column}`))
    .sort();
}

/** Of a type and of those that it takes in: `type Whole = Part & { … };`. */
function columnsOf(source: string, typeName: string): readonly string[] {
  const [, part, body] = new RegExp(`type ${typeName} = (?:(\\w+) & )?\\{([\\s\\S]*?)\\n?\\};`).exec(source) ?? [];
  const text = (body ?? '').replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
  const own = [...text.matchAll(/(\w+): ([^;]+)(?:;|$)/g)].map(([, column, type]) =>
    /\bnull\b|MaybeTime|\bSlot\b|\bTraitCode\b/.test(type ?? '') ? `${column} null` : `${column}`,
  );
  return part === undefined ? own : [...columnsOf(source, part), ...own];
}
