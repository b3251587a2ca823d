import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { givenRows } from '../http/test-given-rows.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from './test-database.ts';
import { fillWorkspace, readReferences, type WorkspaceRows } from './test-rows.ts';

let database: TestDatabase;
let ours: TestWorkspace;
let theirs: TestWorkspace;
let theirRows: WorkspaceRows;
let ourRows: WorkspaceRows;
/** One connection as the app's role, as a pool hands it from request to request. */
let app: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  ours = await database.newWorkspace('Wij');
  theirs = await database.newWorkspace('Zij');
  ourRows = await fill(ours, 'our mark');
  theirRows = await fill(theirs, 'their mark');
  app = new pg.Client(database.address.as('voldaan_app'));
  await app.connect();
});

function fill(workspace: TestWorkspace, mark: string): Promise<WorkspaceRows> {
  const given = givenRows(mark, { invitation: `${mark} 1`, survey: `${mark} 2`, invite: `${mark} 3` });
  return fillWorkspace(database.superuser, workspace.id, { mark, given });
}

afterAll(async () => {
  await app?.end();
  await database?.drop();
});

/** Runs a statement in a transaction of one workspace, or of none, and takes it back. */
async function attempt(workspaceId: string, statement: string, values: readonly unknown[] = []) {
  await app.query('begin');
  try {
    await app.query(`select set_config('voldaan.workspace_id', $1, true)`, [workspaceId]);
    const { rowCount } = await app.query(statement, [...values]);
    return rowCount;
  } catch (error) {
    return error instanceof pg.DatabaseError ? error.code : String(error);
  } finally {
    await app.query('rollback');
  }
}

const forbidden = '42501';

/**
 * The owner is there before, every score tells of itself and so does its link to a customer, as ten tables that figures are read
 * by, a text and a mention do.
 */
function rowsIn(table: string): number {
  if (table === 'ground_change') return 11;
  if (table === 'text_change') return 3;
  if (table === 'score_change') return 3;
  return table === 'staff' ? 2 : 1;
}

describe('the app in the name of one workspace', () => {
  test('has something to find in every table, or the rest proves nothing', async () => {
    expect(ourRows.size).toBeGreaterThan(20);
    for (const table of ourRows.keys()) {
      expect([table, await attempt(ours.id, `select 1 from ${table}`)]).toEqual([table, rowsIn(table)]);
    }
  });

  test('neither sees, changes, removes nor adds a row of another', async () => {
    for (const [table, row] of theirRows) {
      const where = `where workspace_id = '${theirs.id}'`;
      expect([table, await attempt(ours.id, `select 1 from ${table} ${where}`)]).toEqual([table, 0]);
      const changed = await attempt(ours.id, `update ${table} set workspace_id = workspace_id ${where}`);
      expect([0, forbidden], `update ${table}`).toContain(changed);
      expect([0, forbidden], `delete ${table}`).toContain(await attempt(ours.id, `delete from ${table} ${where}`));
      const insert = `insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, to_jsonb($1::json))`;
      expect([table, await attempt(ours.id, insert, [JSON.stringify(row)])]).toEqual([table, forbidden]);
    }
  });

  test('cannot hand a row over to another', async () => {
    for (const table of ourRows.keys()) {
      const moved = await attempt(ours.id, `update ${table} set workspace_id = '${theirs.id}'`);
      expect([table, moved]).toEqual([table, forbidden]);
    }
  });

  test('sees no other company’s name, code or existence', async () => {
    expect(await attempt(ours.id, 'select 1 from workspace')).toBe(1);
    expect(await attempt('', 'select 1 from workspace')).toBe(0);
    expect(await attempt(ours.id, `update workspace set name = 'x' where id = '${theirs.id}'`)).toBe(0);
  });
});

describe('the app in nobody’s name', () => {
  test('sees and adds nothing', async () => {
    for (const [table, row] of ourRows) {
      expect([table, await attempt('', `select 1 from ${table}`)]).toEqual([table, 0]);
      const insert = `insert into ${table} overriding system value select * from jsonb_populate_record(null::${table}, to_jsonb($1::json))`;
      expect([table, await attempt('', insert, [JSON.stringify(row)])]).toEqual([table, forbidden]);
    }
  });

  test('is what a connection goes back to after every transaction', async () => {
    for (let round = 0; round < 200; round++) {
      const workspace = round % 2 === 0 ? ours : theirs;
      expect(await attempt(workspace.id, `select 1 from contact where workspace_id = '${workspace.id}'`)).toBe(1);
      expect((await app.query('select 1 from contact')).rowCount).toBe(0);
    }
  });
});

/** What else has to hold for a reference to stand at all: a table that refers to one of two, or a claim with its end. */
const together: Readonly<Record<string, string>> = {
  alert_delivery_workspace_id_channel_id_fkey: 'staff_id = null',
  alert_message_workspace_id_channel_id_fkey: 'staff_id = null',
  phone_interview_workspace_id_claimed_by_fkey: 'lease_until = now()',
};

describe('the database itself', () => {
  test('refuses every reference from one workspace into another, whoever writes it', async () => {
    const references = await readReferences(database.superuser);
    expect(references.length).toBeGreaterThan(15);
    for (const { name, table, columns, target, targetColumns } of references) {
      const foreign = theirRows.get(target) ?? {};
      const changes = columns
        .map((column, at) => [column, foreign[targetColumns[at] ?? '']] as const)
        .filter(([column]) => column !== 'workspace_id');
      // A number that both companies give out names a row of one's own, whoever thinks of another's.
      if (changes.every(([column, value]) => typeof value === 'number' && ourRows.get(table)?.[column] === value))
        continue;
      const more = together[name];
      const list = [
        ...changes.map(([column], at) => `${column} = $${at + 2}`),
        ...(more === undefined ? [] : [more]),
      ].join(', ');
      const values = [ours.id, ...changes.map(([, value]) => value)];
      const written = database.superuser.query(`update ${table} set ${list} where workspace_id = $1`, values);
      await expect(written, `${table}: ${name}`).rejects.toMatchObject({ code: '23503' });
    }
  });
});
