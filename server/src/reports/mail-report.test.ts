import { Refusal } from '@voldaan/domain/refusal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openDemo } from '../demo/open-demo.ts';
import type { DemoOwner } from '../demo/store.ts';
import type { Caller } from '../http/caller.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { sendKeptMailJob } from '../mail/jobs.ts';
import { makeMailer } from '../mail/mailer.ts';
import { sendKeptMail } from '../mail/send-kept-mail.ts';
import { markHanded } from '../mail/store.ts';
import { type OnMail, startTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import { publishedSurveys } from '../metrics/views.ts';
import type { Product } from '../product.ts';
import { makeTestProduct, testConfig } from '../test-product.ts';
import { mailDueReports } from './mail-report.ts';
import { makeReport, scheduleReport, showReport } from './reports.ts';
import { workspacesWithDueReports } from './views.ts';

let database: TestDatabase;
let server: TestMailServer;
let product: Product;
let owner: DemoOwner;
let caller: Caller;
let viewerId: string;
let now = new Date('2026-11-21T12:00:00Z');
/** The clock stands still here, and an equal report would be the same button pressed twice. */
let made = 0;
let onMail: OnMail = () => 'take';

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestMailServer({}, (mail) => onMail(mail));
  const smtpUrl = `smtp://127.0.0.1:${server.settings.port}?from=service@devries.example`;
  const config = { ...testConfig, smtpUrl };
  product = makeTestProduct(database, { config, clock: () => now, mailer: makeMailer(config) });
  owner = await openDemo(product);
  const { workspaceId, code: workspaceCode, staffId } = owner;
  caller = { workspaceId, workspaceCode, staffId, sessionId: staffId, role: 'owner', language: 'nl' };
  const workspace = { id: workspaceId, code: workspaceCode, ownerId: staffId, name: '' };
  viewerId = await addStaff(database, workspace, { role: 'viewer', removed: false });
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

async function scheduled(readers: readonly string[]): Promise<string> {
  const [survey] = await inWorkspace(database.databases.app, owner.workspaceId, publishedSurveys);
  const body = { language: 'nl', survey: survey?.id ?? '', item: '', period: '12m', where: '', trait: '' } as const;
  const parts = { has_drivers: false, has_words: false, study: null };
  made += 1;
  const id = await makeReport(product, caller, { name: `Maandbrief ${made}`, ...body, ...parts });
  await scheduleReport(product, caller, { id, body: { every: 'month', readers: [...readers] } });
  return id;
}

type Kept = Readonly<{ id: string; recipient: string; subject: string; body_text: string }>;

async function keptReports(): Promise<readonly Kept[]> {
  const { rows } = await database.superuser.query<Kept>(
    `select id, recipient, subject, body_text from outbox_mail where workspace_id = $1 and kind = 'report' order by created_at, id`,
    [owner.workspaceId],
  );
  return rows;
}

async function clear(): Promise<void> {
  now = new Date('2026-11-21T12:00:00Z');
  onMail = () => 'take';
  server.taken.length = 0;
  await database.superuser.query('delete from report_schedule where workspace_id = $1', [owner.workspaceId]);
  await database.superuser.query(`delete from outbox_mail where kind = 'report'`);
}

describe('a report that goes out by itself', () => {
  test('goes to each reader once when the month is over, and says that month', async () => {
    await clear();
    const id = await scheduled([owner.staffId, viewerId]);
    await mailDueReports(product, owner.workspaceId);
    expect(await keptReports(), 'November is not over').toEqual([]);
    now = new Date('2026-12-01T05:10:00Z');
    expect(await workspacesWithDueReports(database.databases.work, '2026-12-01')).toEqual([owner.workspaceId]);
    await mailDueReports(product, owner.workspaceId);
    await mailDueReports(product, owner.workspaceId);
    const mails = await keptReports();
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual(
      ['sanne@example.com', `${viewerId}@collega.example`].toSorted(),
    );
    expect(mails[0]?.body_text).toContain('november 2026');
    expect(mails[0]?.body_text).toContain(`/reports/${showId('rpt', id)}?period=2026-11`);
    expect(mails[0]?.body_text).toMatch(/tussen −?\d+ en \d+; \d+ (antwoorden|van \d+ klanten)/);
    now = new Date('2026-12-31T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    expect(await keptReports()).toHaveLength(2);
    now = new Date('2027-01-01T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    expect(await keptReports()).toHaveLength(4);
  });

  test('goes once when two nodes find it due at the same time', async () => {
    await clear();
    await scheduled([owner.staffId, viewerId]);
    now = new Date('2026-12-01T05:10:00Z');
    await Promise.all([1, 2, 3].map(() => mailDueReports(product, owner.workspaceId)));
    expect(await keptReports()).toHaveLength(2);
  });

  test('goes once though its schedule were set back by a restored row', async () => {
    await clear();
    await scheduled([owner.staffId]);
    now = new Date('2026-12-01T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    await database.superuser.query(`update report_schedule set next_day = '2026-12-01'`);
    await mailDueReports(product, owner.workspaceId);
    expect(await keptReports()).toHaveLength(1);
  });

  test('goes after all when too much was counted at the moment it was due', async () => {
    await clear();
    await scheduled([owner.staffId]);
    now = new Date('2026-12-01T05:10:00Z');
    const refuse = () => Promise.reject(new Refusal('busy'));
    const overloaded = { ...product, columns: { ...product.columns, open: refuse } };
    await expect(mailDueReports(overloaded, owner.workspaceId)).rejects.toThrow('busy');
    await mailDueReports(product, owner.workspaceId);
    expect(await keptReports()).toHaveLength(1);
  });

  test('goes after all when its readers were changed on the day that it is due', async () => {
    await clear();
    const id = await scheduled([owner.staffId]);
    now = new Date('2026-12-01T03:00:00Z');
    const readers = [owner.staffId, viewerId];
    const saved = await scheduleReport(product, caller, { id, body: { every: 'month', readers } });
    expect(saved.schedule).toMatchObject({ next_day: '2026-12-01' });
    now = new Date('2026-12-01T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    expect(await keptReports()).toHaveLength(2);
    expect((await keptReports())[0]?.body_text).toContain('november 2026');
    const later = await scheduleReport(product, caller, { id, body: { every: 'quarter', readers } });
    expect(later.schedule, 'another rhythm begins with its next period').toMatchObject({ next_day: '2027-01-01' });
  });

  test('goes though another one cannot be counted, which is tried again', async () => {
    await clear();
    await scheduled([owner.staffId]);
    await scheduled([viewerId]);
    now = new Date('2026-12-01T05:10:00Z');
    let asked = 0;
    const open: Product['columns']['open'] = (...given) => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('no such column')) : product.columns.open(...given);
    };
    const faulty = { ...product, columns: { ...product.columns, open } };
    await expect(mailDueReports(faulty, owner.workspaceId)).rejects.toThrow('no such column');
    expect(await keptReports()).toHaveLength(1);
    await mailDueReports(product, owner.workspaceId);
    expect(new Set((await keptReports()).map(({ recipient }) => recipient)).size).toBe(2);
  });

  test('tells its readers when it names what is no longer there, in place of figures', async () => {
    await clear();
    const id = await scheduled([owner.staffId]);
    await database.superuser.query(`update report set filters = 'attribute:gone=x' where id = $1`, [id]);
    now = new Date('2026-12-01T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    await mailDueReports(product, owner.workspaceId);
    const mails = await keptReports();
    expect(mails.map(({ subject }) => subject)).toEqual([`Maandbrief ${made}: Dit rapport kon niet worden gemaakt.`]);
    expect(mails[0]?.body_text).toContain('Het noemt iets wat er niet meer is');
    expect(mails[0]?.body_text).toContain(`/reports/${showId('rpt', id)}`);
    expect((await showReport(product, caller, id)).schedule).toMatchObject({ next_day: '2027-01-01' });
  });

  test('does not go to a colleague who may see no figures any more', async () => {
    await clear();
    const id = await scheduled([owner.staffId, viewerId]);
    await database.superuser.query(`update staff set role = 'interviewer' where id = $1`, [viewerId]);
    const { schedule } = await showReport(product, caller, id);
    expect(
      schedule?.readers.map((reader) => reader.id),
      'and is not shown as a reader',
    ).toEqual([owner.staffId]);
    now = new Date('2026-12-01T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    expect((await keptReports()).map(({ recipient }) => recipient)).toEqual(['sanne@example.com']);
    await database.superuser.query(`update staff set role = 'viewer' where id = $1`, [viewerId]);
  });
});

describe('the mail of a report', () => {
  async function oneMail(reader = owner.staffId): Promise<{ workspaceId: string; id: string }> {
    await clear();
    await scheduled([reader]);
    now = new Date('2026-12-01T05:10:00Z');
    await mailDueReports(product, owner.workspaceId);
    const [mail] = await keptReports();
    return { workspaceId: owner.workspaceId, id: mail?.id ?? '' };
  }

  test('is handed over once and leaves the outbox', async () => {
    const mail = await oneMail();
    await sendKeptMail(product, mail);
    await sendKeptMail(product, mail);
    expect(server.taken.map(({ to }) => to)).toEqual(['sanne@example.com']);
    expect(await keptReports()).toEqual([]);
  });

  test('does not leave for a colleague who was removed while the server was away', async () => {
    const mail = await oneMail(viewerId);
    onMail = () => ({ refuse: 451, words: 'later' });
    await expect(sendKeptMail(product, mail)).rejects.toThrow('could not be handed over');
    await database.superuser.query('update staff set removed_at = now() where id = $1', [viewerId]);
    onMail = () => 'take';
    await sendKeptMail(product, mail);
    expect(server.taken).toEqual([]);
    await database.superuser.query('update staff set removed_at = null where id = $1', [viewerId]);
    await sendKeptMail(product, mail);
    expect(server.taken).toHaveLength(1);
  });

  test('is never sent again after a process died while handing it over', async () => {
    const mail = await oneMail();
    await inWorkspace(database.databases.app, mail.workspaceId, (db) => markHanded(db, { id: mail.id, now }));
    await sendKeptMail(product, mail);
    expect(server.taken).toEqual([]);
    expect(await keptReports(), 'it stays for staff to read').toHaveLength(1);
  });

  test('is tried again when it could not be signed at that moment', async () => {
    const mail = await oneMail();
    await database.superuser.query(
      `insert into dkim_key (workspace_id, id, domain, selector, private_sealed, public_key, seen_at)
       values ($1, uuid_v7(), 'devries.example', 'v1', 'unreadable', '', now())`,
      [owner.workspaceId],
    );
    await expect(sendKeptMail(product, mail)).rejects.toThrow();
    await database.superuser.query('delete from dkim_key where workspace_id = $1', [owner.workspaceId]);
    await sendKeptMail(product, mail);
    expect(server.taken).toHaveLength(1);
  });

  test('is never sent again when the server hung up after taking it', async () => {
    const mail = await oneMail();
    onMail = () => 'hang up';
    await sendKeptMail(product, mail);
    onMail = () => 'take';
    await sendKeptMail(product, mail);
    expect(server.taken).toHaveLength(1);
  });

  test('is tried again when the server certainly did not take it', async () => {
    const mail = await oneMail();
    onMail = () => ({ refuse: 451, words: 'later' });
    await expect(sendKeptMail(product, mail)).rejects.toThrow('could not be handed over');
    onMail = () => 'take';
    await sendKeptMail(product, mail);
    expect(server.taken).toHaveLength(1);
  });

  test('is tried for days while the server is away, and not for hours alone', async () => {
    const mail = await oneMail();
    const job = sendKeptMailJob(product);
    const payload = { workspace: mail.workspaceId, mail: mail.id };
    // The clock of the jobs' own database goes on: what it has to do at once is told apart by having been there before.
    const jobs = async () => {
      const { rows } = await database.superuser.query<{ id: string; run_at: Date }>(
        `select id, run_at from graphile_worker._private_jobs where payload ->> 'mail' = $1`,
        [mail.id],
      );
      return rows;
    };
    const atFirst = new Set((await jobs()).map(({ id }) => id));
    const later = async () => (await jobs()).filter(({ id }) => !atFirst.has(id)).map(({ run_at: runAt }) => runAt);
    onMail = () => ({ refuse: 451, words: 'later' });
    await database.superuser.query('update outbox_mail set created_at = $2 where id = $1', [mail.id, now]);
    await expect(job(payload, { isLast: false })).rejects.toThrow('could not be handed over');
    expect(await later()).toEqual([]);
    await expect(job(payload, { isLast: true })).rejects.toThrow('could not be handed over');
    expect(await later()).toEqual([new Date(now.getTime() + 3_600_000)]);
    now = new Date(now.getTime() + 6 * 86_400_000);
    await expect(job(payload, { isLast: true })).rejects.toThrow('could not be handed over');
    expect(await later(), 'after so long it says nothing new').toHaveLength(1);
  });
});
