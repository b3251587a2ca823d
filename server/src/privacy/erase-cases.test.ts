import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCase, openCase, takeStep } from '../complaints/cases.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { makeTestProduct } from '../test-product.ts';
import { erasePerson } from './person-data.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

it('what a person wrote by mail about a case, and kind words of theirs, go with them', async () => {
  const workspace = await db.newWorkspace('Nordmann');
  const product = makeTestProduct(db);
  const { rows } = await db.superuser.query<{ id: string }>(
    `insert into contact (workspace_id, id, email, email_key, address_hash, name, language)
     values ($1, uuid_v7(), 'mus@example.nl', 'mus@example.nl', 'mus', 'Mus', 'nl') returning id`,
    [workspace.id],
  );
  const contactId = rows[0]?.id ?? '';
  const { id } = await inWorkspace(db.databases.app, workspace.id, (trx) =>
    openCase(product, trx, {
      workspaceCode: workspace.code,
      intake: { kind: 'compliment', source: 'mail', words: 'Mus is blij', name: 'Mus', contactId, language: 'nl' },
    }),
  );
  const mailId = uuid();
  await db.superuser.query(
    `insert into case_inbound (workspace_id, id, case_id, sequence, inbound_mail_id, message_key, from_name, quoted, received_at)
     values ($1, uuid_v7(), $2, 1, $3, 'sleutel', 'Mus', 'Mus schreef', now())`,
    [workspace.id, id, mailId],
  );
  await db.superuser.query(
    `insert into inbound_mail (workspace_id, id, digest, kind, is_proven, from_address, subject)
     values ($1, $2, 'mail', 'reply', false, 'buur@example.nl', 'Voor Mus')`,
    [workspace.id, mailId],
  );
  await db.superuser.query(
    `insert into staff_notice (workspace_id, id, staff_id, kind, subject, detail, at)
     values ($1, uuid_v7(), $2, 'compliment', $3, '{"number": "26-0001", "words": "Mus is blij", "customer": "Mus"}', now())`,
    [workspace.id, workspace.ownerId, showId('cas', id)],
  );
  await db.superuser.query(
    `insert into outbox_mail (workspace_id, id, kind, recipient, subject, html, body_text)
     values ($1, uuid_v7(), 'praise', 'els@devries.example', 'Een compliment', '', 'Van Mus')`,
    [workspace.id],
  );
  const { id: workspaceId, code: workspaceCode, ownerId: staffId } = workspace;
  const caller = { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'owner', language: 'nl' } as const;
  await erasePerson(product, caller, contactId);
  const kept = await db.superuser.query(
    `select 1 from case_inbound x where x::text like '%Mus%' union all select 1 from staff_notice x where x::text like '%Mus%'
     union all select 1 from inbound_mail x where x::text like '%Mus%'
     union all select 1 from outbox_mail x where x::text like '%Mus%'
     union all select 1 from complaint_case x where x::text like '%Mus%'`,
  );
  expect(kept.rows).toEqual([]);
});

it('a person who is erased leaves a case that nobody said anything in, and that can still be read', async () => {
  const workspace = await db.newWorkspace('Rijklaar');
  const product = makeTestProduct(db);
  const { rows } = await db.superuser.query<{ id: string }>(
    `insert into contact (workspace_id, id, email, email_key, address_hash, name, language)
     values ($1, uuid_v7(), 'kanarie@example.nl', 'kanarie@example.nl', 'kanarie', 'Kanarie', 'nl') returning id`,
    [workspace.id],
  );
  const contactId = rows[0]?.id ?? '';
  const inHouse = <T>(work: (trx: WorkspaceTransaction) => Promise<T>) =>
    inWorkspace(db.databases.app, workspace.id, work);
  const { id } = await inHouse((trx) =>
    openCase(product, trx, {
      workspaceCode: workspace.code,
      intake: {
        kind: 'complaint',
        source: 'phone',
        words: 'Kanarie zei dat de bel kapot was',
        name: 'Kanarie',
        remedySought: 'een bel voor Kanarie',
        contactId,
        language: 'nl',
      },
    }),
  );
  const by = { kind: 'staff', id: workspace.ownerId } as const;
  const note = 'Kanarie gebeld';
  await inHouse((trx) =>
    takeStep(product, trx, {
      caseId: id,
      revision: 1,
      event: { what: 'contact', way: 'phone', outcome: 'spoken', note, at: product.clock(), by },
    }),
  );
  const caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  } as const;
  expect(await erasePerson(product, caller, contactId)).toMatchObject({ cases: 1 });
  const { row, state } = await inHouse((trx) => loadCase(trx, id));
  expect(row).toMatchObject({ name: '', words: '', contact_id: null });
  expect(state).toMatchObject({ contactTries: 1, contact: { way: 'phone' } });
  const kept = await db.superuser.query(
    `select 1 from complaint_case c where c::text like '%anarie%' union all select 1 from case_event e where e::text like '%anarie%'`,
  );
  expect(kept.rows).toEqual([]);
});
