import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashAddress } from '../../contacts/address-hash.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import { caseMailTag } from '../../mail/case-mail-tag.ts';
import { takeInbound } from '../../mail/inbound.ts';
import { reportAbout } from '../../mail/test-reports.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct } from '../../test-product.ts';
import { loadCase, openCase, takeStep } from '../cases.ts';
import { failedMailListeners } from './hear-failed-mail.ts';
import { tellCustomerListeners } from './tell-customer.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
  workspace = await database.newWorkspace('De Vries');
});

afterAll(() => database?.drop());

const load = (id: string) => inWorkspace(database.databases.app, workspace.id, (db) => loadCase(db, id));
const hear = () => drainNews(product, [...tellCustomerListeners, ...failedMailListeners]);

async function open(email: string, ownerId: string | null = null): Promise<string> {
  const intake = { kind: 'complaint', source: 'form', words: 'De bel', email, language: 'nl', ownerId } as const;
  const { id } = await inWorkspace(database.databases.app, workspace.id, (db) =>
    openCase(product, db, { workspaceCode: workspace.code, intake }),
  );
  await hear();
  return id;
}

/** Something comes back about a mail of a case, as the server of its customer writes it. */
async function comesBack(report: string, caseId: string, email: string): Promise<boolean> {
  const tag = caseMailTag(product, { workspaceCode: workspace.code, caseId });
  const raw = reportAbout(report, { email, returnPath: tag, messageId: `${tag}.1` });
  const isNew = await takeInbound(product, workspace.id, { raw });
  await hear();
  return isNew;
}

async function suppressed(email: string): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ reason: string }>(
    'select reason from suppression where workspace_id = $1 and address_hash = $2 and until is null',
    [workspace.id, hashAddress(product.key('address-hash'), workspace.id, email)],
  );
  return rows.map(({ reason }) => reason);
}

async function toldTo(staffId: string, caseId: string): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ kind: string }>(
    `select kind from staff_notice where staff_id = $1 and detail ->> 'number' = (
       select to_char(year % 100, 'FM00') || '-' || to_char(number, 'FM0000') from complaint_case where id = $2)`,
    [staffId, caseId],
  );
  return rows.map(({ kind }) => kind);
}

async function effects(): Promise<readonly string[]> {
  const { rows } = await database.superuser.query<{ effect: string }>(
    `select detail ->> 'effect' as effect from inbound_mail where workspace_id = $1 order by id`,
    [workspace.id],
  );
  return rows.map(({ effect }) => effect);
}

test('a mail that comes back hard ends mail to the address, stands with the case, and its owner hears of it once', async () => {
  const email = 'weg@klant.example';
  const id = await open(email, workspace.ownerId);
  expect(await comesBack('01-postfix-user-unknown.eml', id, email)).toBe(true);
  expect(await suppressed(email)).toEqual(['bounced']);
  const { events, state } = await load(id);
  expect(events.map(({ what }) => what)).toEqual(['received', 'mail_failed']);
  expect(events[1]).toMatchObject({ why: 'returned', status: '5.1.1', by: { kind: 'system' } });
  expect(state.mailFailedAt).not.toBeNull();
  expect(await toldTo(workspace.ownerId, id)).toEqual(['mail_failed']);
  expect((await effects()).at(-1)).toBe('suppressed');

  // The same report once more, and another about the same case: one step, and one piece of news.
  expect(await comesBack('01-postfix-user-unknown.eml', id, email)).toBe(false);
  await comesBack('22-gmail-no-such-user.eml', id, email);
  expect((await load(id)).events).toHaveLength(2);

  const by = { kind: 'staff', id: workspace.ownerId } as const;
  const at = product.clock();
  await inWorkspace(database.databases.app, workspace.id, (db) =>
    takeStep(product, db, {
      caseId: id,
      revision: 2,
      event: { what: 'contact', way: 'phone', outcome: 'spoken', note: 'Nieuw adres', at, by },
    }),
  );
  const { rows } = await database.superuser.query('select mail_failed_at from complaint_case where id = $1', [id]);
  expect(rows).toEqual([{ mail_failed_at: null }]);
});

test('a full mailbox does not end mail to the address, and the case says all the same that it did not arrive', async () => {
  const email = 'vol@klant.example';
  const id = await open(email);
  await comesBack('07-postfix-quota.eml', id, email);
  expect(await suppressed(email)).toEqual([]);
  expect((await load(id)).state.mailFailedAt).not.toBeNull();
});

test('a further case of an address that is written to no more says so from the first day', async () => {
  const email = 'weer@klant.example';
  await comesBack('01-postfix-user-unknown.eml', await open(email), email);
  const { events } = await load(await open(email));
  expect(events.at(-1)).toMatchObject({ what: 'mail_failed', why: 'suppressed' });
});

test('a report with a tag that somebody made up changes nothing', async () => {
  const email = 'heel@klant.example';
  const id = await open(email);
  const tag = caseMailTag(product, { workspaceCode: workspace.code, caseId: id });
  const forged = `${tag.slice(0, -1)}${tag.endsWith('a') ? 'b' : 'a'}`;
  const raw = reportAbout('01-postfix-user-unknown.eml', { email, returnPath: forged, messageId: forged });
  await takeInbound(product, workspace.id, { raw });
  await hear();
  expect(await suppressed(email)).toEqual([]);
  expect((await load(id)).state.mailFailedAt).toBeNull();
});
