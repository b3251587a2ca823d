import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetSessions } from '../accounts/session.ts';
import { forgetImports } from '../contacts/imports/contact-import.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { forgetKeptMail } from '../mail/outbox.ts';
import { makeTestProduct } from '../test-product.ts';
import { type Keeper, keepHouseJob } from './keep-house.ts';

let database: TestDatabase;
let workspaces: readonly TestWorkspace[];

beforeAll(async () => {
  database = await createTestDatabase();
  workspaces = [await database.newWorkspace('De Vries'), await database.newWorkspace('Jansen')];
  for (const workspace of workspaces) await leaveThings(workspace);
});

afterAll(async () => {
  await database?.drop();
});

/** In each company one of everything that is old, and one that is not. */
async function leaveThings({ id, ownerId }: TestWorkspace): Promise<void> {
  for (const days of [0, 8, 31, 91]) {
    const at = `now() - interval '${days} days'`;
    await database.superuser.query(
      `insert into session (workspace_id, id, staff_id, token_hash, expires_at)
       values ($1, gen_random_uuid(), $2, uuid_send(gen_random_uuid()), ${at} + interval '7 days')`,
      [id, ownerId],
    );
    await database.superuser.query(
      `insert into outbox_mail (workspace_id, id, kind, recipient, subject, html, body_text, created_at)
       values ($1, gen_random_uuid(), 'test', 'a@example.nl', '', '', '', ${at})`,
      [id],
    );
    await database.superuser.query(
      `with import as (
         insert into contact_import (workspace_id, id, file_name, state, reading, created_by, created_at)
         values ($1, gen_random_uuid(), 'klanten.csv', 'ready', '{}', $2, ${at}) returning workspace_id, id
       ), chunk as (
         insert into contact_import_chunk (workspace_id, import_id, number, bytes) select workspace_id, id, 0, '' from import
       )
       insert into contact_import_row (workspace_id, import_id, number, fault_code, fault_column, fault_value)
       select workspace_id, id, 1, 'email_missing', '', '' from import`,
      [id, ownerId],
    );
  }
}

async function left({ id }: TestWorkspace): Promise<unknown> {
  const { rows } = await database.superuser.query(
    `select
       (select count(*) from session where workspace_id = $1) as sessions,
       (select count(*) from outbox_mail where workspace_id = $1) as mails,
       (select count(*) from contact_import_chunk where workspace_id = $1) as chunks,
       (select count(*) from contact_import_row where workspace_id = $1) as rows,
       (select count(*) from contact_import where workspace_id = $1 and state = 'cancelled') as cancelled`,
    [id],
  );
  return rows[0];
}

test('what is no longer needed goes in every company, also when a part fails in one of them', async () => {
  const product = makeTestProduct(database);
  const [first, second] = workspaces;
  const stumble: Keeper = async (db) => {
    if (db.workspaceId === first?.id) throw new Error('cannot keep this one');
  };
  const keepers = [stumble, forgetSessions, forgetImports, forgetKeptMail];
  await expect(keepHouseJob(product, keepers)({}, { isLast: false })).rejects.toThrow('1 parts of the house');
  for (const workspace of [first, second]) {
    expect(workspace && (await left(workspace))).toEqual({ sessions: 1, mails: 3, chunks: 1, rows: 2, cancelled: 3 });
  }
});
