import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { addStaff } from '../../http/test-fixtures.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import { makeMailer } from '../../mail/mailer.ts';
import { sendKeptMail } from '../../mail/send-kept-mail.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-mail-server.ts';
import type { Product } from '../../product.ts';
import { makeTestProduct, testConfig } from '../../test-product.ts';
import { type Intake, openCase } from '../cases.ts';
import { stepCase } from '../desk.ts';
import { changeDigest, changeWish, mailPraise, mailPraiseJob, sweepPraiseJob } from './digest.ts';
import { namedListener, passedOnListener } from './pass-on.ts';
import { workspacesWithDuePraise } from './praise-views.ts';

let database: TestDatabase;
let server: TestMailServer;
let product: Product;
let workspace: TestWorkspace;
let caller: Caller;
let colleague: string;
let run = 0;
let now = new Date();

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestMailServer();
  const smtpUrl = `smtp://127.0.0.1:${server.settings.port}?from=service@devries.example`;
  const config = { ...testConfig, smtpUrl };
  product = makeTestProduct(database, { config, clock: () => now, mailer: makeMailer(config) });
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

beforeEach(async () => {
  run += 1;
  now = new Date('2026-11-19T10:00:00Z');
  server.taken.length = 0;
  workspace = await database.newWorkspace(`De Vries ${run}`);
  const { id: workspaceId, code: workspaceCode, ownerId: staffId } = workspace;
  caller = { workspaceId, workspaceCode, staffId, sessionId: uuid(), role: 'owner', language: 'nl' };
  colleague = await addStaff(database, workspace, { role: 'viewer', removed: false });
  await database.superuser.query(`update staff set name = 'Youssef Amrani' where id = $1`, [colleague]);
});

const inHouse = <T>(work: (db: WorkspaceTransaction) => Promise<T>) =>
  inWorkspace(database.databases.app, workspace.id, work);
const hear = () => drainNews(product, [namedListener, passedOnListener]);

async function praise(intake: Partial<Intake>): Promise<string> {
  const given = {
    kind: 'compliment',
    source: 'phone',
    words: 'Hij dacht echt mee.',
    language: 'nl',
    ...intake,
  } as const;
  const { id } = await inHouse((db) => openCase(product, db, { workspaceCode: workspace.code, intake: given }));
  await hear();
  await hear();
  return id;
}

type Kept = Readonly<{ id: string; recipient: string; subject: string; body_text: string }>;

async function keptMails(): Promise<readonly Kept[]> {
  const { rows } = await database.superuser.query<Kept>(
    `select id, recipient, subject, body_text from outbox_mail where workspace_id = $1 and kind = 'praise' order by created_at, id`,
    [workspace.id],
  );
  return rows;
}

async function notices() {
  const { rows } = await database.superuser.query(
    `select staff_id, kind, detail from staff_notice where workspace_id = $1 and kind = 'compliment'`,
    [workspace.id],
  );
  return rows;
}

describe('a compliment', () => {
  test('that names one colleague reaches them by itself, on screen and by mail, once', async () => {
    await praise({ staffNamed: ' youssef  amrani', name: 'Kari Nordmann' });
    await hear();
    expect(await notices()).toMatchObject([{ staff_id: colleague, detail: { words: 'Hij dacht echt mee.' } }]);
    const [mail, ...others] = await keptMails();
    expect(others).toEqual([]);
    expect(mail?.recipient).toBe(`${colleague}@collega.example`);
    expect(mail?.body_text).toContain('Hij dacht echt mee.');
    expect(mail?.body_text).toContain('Van Kari Nordmann');
    await sendKeptMail(product, { workspaceId: workspace.id, id: mail?.id ?? '' });
    expect(server.taken.map(({ to }) => to)).toEqual([`${colleague}@collega.example`]);
    expect(await keptMails()).toEqual([]);
  });

  test('that names nobody, or two of the same name, waits for the desk, which passes it on', async () => {
    const other = await addStaff(database, workspace, { role: 'agent', removed: false });
    await database.superuser.query(`update staff set name = 'Youssef Amrani' where id = $1`, [other]);
    const id = await praise({ staffNamed: 'Youssef Amrani' });
    expect(await keptMails()).toEqual([]);
    await stepCase(product, caller, { id, revision: 1, step: { what: 'passed_on', to: other } });
    await hear();
    expect(await notices()).toMatchObject([{ staff_id: other }]);
    const again = stepCase(product, caller, { id, revision: 2, step: { what: 'passed_on', to: other } });
    await expect(again).rejects.toThrow('case_passed_on_already');
  });

  test('of somebody who answered without a name does not say who it was', async () => {
    await praise({ staffNamed: 'Youssef Amrani', source: 'answer', name: 'Kari Nordmann' });
    const [mail] = await keptMails();
    expect(mail?.body_text).not.toContain('Kari');
    expect((await notices())[0]?.detail).toMatchObject({ customer: '' });
  });
});

describe('the kind words of the week', () => {
  const friday = { is_on: true, weekday: 5, hour: 15 } as const;
  const due = new Date('2026-11-20T14:00:30Z');

  async function weekWith(...words: readonly string[]): Promise<void> {
    await changeDigest(product, caller, friday);
    now = new Date(now.getTime() + 60_000);
    for (const said of words) {
      now = new Date(now.getTime() + 1000);
      await praise({ staffNamed: 'Youssef Amrani', words: said });
    }
    await database.superuser.query(`delete from outbox_mail where workspace_id = $1`, [workspace.id]);
  }

  test('go to everybody who wants them, once, at the hour that was set', async () => {
    await weekWith('Hij dacht echt mee.', 'Zo vriendelijk!');
    await changeWish(product, { ...caller, staffId: workspace.ownerId }, false);
    await mailPraise(product, workspace.id);
    expect(await keptMails(), 'it is Thursday').toEqual([]);
    now = due;
    expect(await workspacesWithDuePraise(database.databases.work, now)).toEqual([workspace.id]);
    await sweepPraiseJob(product)({}, { isLast: false });
    await Promise.all([1, 2, 3].map(() => mailPraiseJob(product)({ workspace: workspace.id }, { isLast: false })));
    const mails = await keptMails();
    expect(mails.map(({ recipient }) => recipient)).toEqual([`${colleague}@collega.example`]);
    expect(mails[0]?.body_text).toMatch(/Youssef Amrani\nHij dacht echt mee\.[\s\S]*Zo vriendelijk!/);
    expect(mails[0]?.subject).toContain('2 ');
    now = new Date('2026-11-27T14:00:30Z');
    await mailPraise(product, workspace.id);
    expect(await keptMails(), 'a week without kind words sends none').toHaveLength(1);
  });

  test('go once though the schedule were set back by a restored row', async () => {
    await weekWith('Hij dacht echt mee.');
    now = due;
    await mailPraise(product, workspace.id);
    const before = (await keptMails()).length;
    await database.superuser.query(
      `update praise_digest set next_at = '2026-11-20T14:00:00Z', since = '2026-11-13' where workspace_id = $1`,
      [workspace.id],
    );
    await mailPraise(product, workspace.id);
    expect(await keptMails()).toHaveLength(before);
  });

  test('do not go when it was switched off, and not to a colleague who left', async () => {
    await weekWith('Hij dacht echt mee.');
    await database.superuser.query('update staff set removed_at = now() where id = $1', [colleague]);
    await changeDigest(product, caller, { ...friday, is_on: false });
    now = due;
    await mailPraise(product, workspace.id);
    expect(await keptMails()).toEqual([]);
  });
});
