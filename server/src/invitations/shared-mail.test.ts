import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OnMail, startTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import type { Study } from '../studies/schema.ts';
import { sendWave } from './send-wave.ts';
import { sweepSending } from './sweep-sending.ts';
import { useTestPlanning } from './test-planning.ts';
import { killedAt } from './test-sending.ts';
import { startTestStudy, type TestCustomer } from './test-study.ts';
import { passLeases, publishTestSurvey, setMailServer, testLetter } from './test-wave.ts';

const { scene, customers, plan, show, why, pass, tell } = useTestPlanning();

let mail: TestMailServer;
let onMail: OnMail;
let other: string;
beforeEach(async () => {
  onMail = () => 'take';
  mail = await startTestMailServer({}, (taken) => onMail(taken));
  await setMailServer(scene().database, scene().workspace, mail.settings);
  other = await publishTestSurvey(scene().app);
});
afterEach(() => mail.close());

const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 30 } as const;
const plain = { timing, mayMerge: true, reminder: null, reminderLetter: null };

/** Two studies after one delivery, the more important one first in its mail. */
async function startBoth(less: object = {}, more: object = {}): Promise<readonly [Study, Study]> {
  const { app, survey } = scene();
  const second = await startTestStudy(app, {
    kind: 'moment',
    surveyId: other,
    plan: { ...plain, priority: 40, ...less },
  });
  const first = await startTestStudy(app, {
    kind: 'moment',
    surveyId: survey,
    plan: { ...plain, priority: 60, ...more },
  });
  return [first, second];
}

async function deliver(): Promise<TestCustomer> {
  const [jan] = await customers([{ email: `jan${crypto.randomUUID()}@klant.example`, name: 'Jan' }]);
  if (jan === undefined) throw new Error('no customer');
  await tell(jan, 'order_delivered');
  await plan();
  return jan;
}

/** Sends everything that is due, of all waves, as the jobs would; what goes along is come by before its mail. */
async function send(ports: Parameters<typeof sendWave>[2] = {}): Promise<void> {
  const { database, product, workspace } = scene();
  const { rows } = await database.superuser.query<{ id: string }>(
    'select id from wave where workspace_id = $1 order by priority, id',
    [workspace.id],
  );
  for (const { id } of rows) await sendWave(product, { workspaceId: workspace.id, waveId: id }, ports);
}

async function ledger() {
  const { rows } = await scene().database.superuser.query<{
    id: string;
    state: string;
    carried_by: string | null;
    priority: number;
    bounced_at: Date | null;
  }>(
    'select id, state, carried_by, priority, bounced_at from invitation where workspace_id = $1 order by priority desc, planned_at',
    [scene().workspace.id],
  );
  return rows;
}

async function requests() {
  const { rows } = await scene().database.superuser.query<{ state: string; reason: string }>(
    `select state, reasons -> 0 ->> 'code' as reason from contact_request where workspace_id = $1 order by decided_at`,
    [scene().workspace.id],
  );
  return rows;
}

const partsOf = (raw: string) => raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
const linksIn = (raw: string) => new Set([...partsOf(raw).matchAll(/\/a\/([\w-]+)/g)].map(([, token]) => token));

test('a customer who is due for two studies and may get one mail gets both in it, the more important first', async () => {
  const [first, second] = await startBoth();
  const jan = await deliver();
  const planned = await ledger();
  expect(planned).toMatchObject([
    { priority: 60, state: 'planned', carried_by: null },
    { priority: 40, state: 'planned', carried_by: planned[0]?.id },
  ]);
  expect(await requests()).toEqual([
    { state: 'merged', reason: 'asked_together' },
    { state: 'granted', reason: 'asked_together' },
  ]);
  await send();
  expect(mail.taken).toHaveLength(1);
  const raw = partsOf(mail.taken[0]?.raw ?? '');
  // Each question has a link of its own, in the text and in the HTML; the mail has one for leaving.
  expect(linksIn(raw).size).toBe(2);
  expect(raw.match(/^List-Unsubscribe: /gm)).toHaveLength(1);
  expect((await ledger()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  for (const study of [first, second])
    expect((await show(study)).frame).toMatchObject({ selected: 1, invited: 1, deferred: 0 });
  expect((await show(second)).reasons).toEqual([{ reason: 'asked_together', count: 1 }]);
  const { steps } = await why(jan);
  const told = steps.flatMap(({ reasons }) => reasons.map(({ detail }) => detail)).join('\n');
  expect(told).toContain('In the same mail as “Onderzoek moment”, of ');
  // One mail weighs once: nothing more goes out, and the next question waits for the whole rest.
  pass(2 * 60_000);
  await tell(jan, 'order_delivered');
  await plan();
  await dueNow();
  await send();
  expect(mail.taken).toHaveLength(1);
  expect((await requests()).filter(({ state }) => state === 'deferred' || state === 'withheld')).toHaveLength(2);
});

test('two questions share no mail where a study does not allow it, and none takes a third', async () => {
  await startBoth({ mayMerge: false });
  await deliver();
  expect((await ledger()).map(({ carried_by }) => carried_by)).not.toContain(expect.any(String));
  expect((await requests()).map(({ state }) => state)).not.toContain('merged');
  const { app } = scene();
  for (const priority of [30, 20])
    await startTestStudy(app, { kind: 'moment', surveyId: other, plan: { ...plain, priority } });
  await deliver();
  const mails = (await ledger()).flatMap(({ carried_by }) => carried_by ?? []);
  expect(mails.length).toBeGreaterThan(0);
  expect(new Set(mails).size).toBe(mails.length);
});

test('a study in another language than the mail asks by itself', async () => {
  const { database, workspace } = scene();
  await database.superuser.query(
    `update survey_version set definition = jsonb_set(definition, '{languages}', '["en"]') where workspace_id = $1 and survey_id = (
      select id from survey where workspace_id = $1 order by created_at desc limit 1)`,
    [workspace.id],
  );
  await startBoth();
  await deliver();
  expect((await requests()).map(({ state }) => state)).not.toContain('merged');
});

test('without a mail server one mail with both lies in the outbox', async () => {
  const { database, workspace } = scene();
  await database.superuser.query('delete from mail_setting where workspace_id = $1', [workspace.id]);
  await startBoth();
  await deliver();
  await send();
  const { rows } = await database.superuser.query<{ body_text: string }>(
    'select body_text from outbox_mail where workspace_id = $1',
    [workspace.id],
  );
  expect(rows.map(({ body_text }) => linksIn(body_text).size)).toEqual([2]);
  expect((await ledger()).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test('a sender that dies between the two has sent one mail or none, and nothing is lost', async () => {
  await startBoth();
  await deliver();
  const { ports, dead } = killedAt('handed', 0);
  void send(ports);
  await dead;
  expect((await ledger()).map(({ state }) => state)).toEqual(['handed', 'handed']);
  await passLeases(scene().database);
  await sweepSending(scene().product);
  await send();
  expect((await ledger()).map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  expect(mail.taken).toHaveLength(0);
});

test('a mail that is refused for now takes the same question along the next time; refused for good, it counts for both', async () => {
  await startBoth();
  await deliver();
  const seen: string[] = [];
  onMail = ({ raw }) => {
    seen.push([...linksIn(raw)].toSorted().join());
    return { refuse: 451, words: 'later' };
  };
  await send();
  expect((await ledger()).map(({ state }) => state)).toEqual(['planned', 'planned']);
  await dueNow();
  onMail = ({ raw }) => {
    seen.push([...linksIn(raw)].toSorted().join());
    return { refuse: 550, words: '5.1.1 nobody' };
  };
  await send();
  expect(new Set(seen).size).toBe(1);
  expect(await ledger()).toMatchObject([
    { state: 'failed', bounced_at: expect.any(Date) },
    { state: 'failed', bounced_at: expect.any(Date) },
  ]);
});

function dueNow() {
  return scene().database.superuser.query(
    `update invitation set due_at = now() where workspace_id = $1 and state = 'planned'`,
    [scene().workspace.id],
  );
}

test('what cannot go along any more is decided upon again, and the mail goes without it', async () => {
  const [, second] = await startBoth();
  const jan = await deliver();
  await scene().app.inject({ method: 'POST', url: `/v1/studies/${second.id}/pause` });
  await send();
  expect(linksIn(mail.taken[0]?.raw ?? '').size).toBe(1);
  expect(await ledger()).toMatchObject([{ state: 'sent', priority: 60 }]);
  expect((await requests()).at(-1)).toEqual({ state: 'deferred', reason: 'came_loose' });
  expect((await why(jan)).steps.map(({ detail }) => detail)).toContain('The question was put off');
  await scene().app.inject({ method: 'POST', url: `/v1/studies/${second.id}/resume` });
  pass(2 * dayMs);
  await plan();
  expect((await requests()).find(({ state }) => state !== 'granted')).toMatchObject({
    state: 'withheld',
    reason: 'expires_first',
  });
});

test('a mail that is called off leaves its place to the question that went along', async () => {
  const [first] = await startBoth();
  await deliver();
  await scene().app.inject({ method: 'POST', url: `/v1/studies/${first.id}/end` });
  pass(60_000);
  await plan();
  await dueNow();
  await send();
  expect(mail.taken).toHaveLength(1);
  expect(await ledger()).toMatchObject([
    { state: 'cancelled', priority: 60 },
    { state: 'sent', priority: 40, carried_by: null },
  ]);
});

test('one reminder covers both until they are answered, and none comes for what went along', async () => {
  const reminded = { reminder: { afterDays: 7, validDays: 10 } };
  await startBoth({ ...reminded, reminderLetter: testLetter }, { ...reminded, reminderLetter: testLetter });
  await deliver();
  await send();
  const { database, workspace } = scene();
  await database.superuser.query(
    `update invitation set settled_at = settled_at - interval '8 days', handed_at = handed_at - interval '8 days' where workspace_id = $1`,
    [workspace.id],
  );
  pass(2 * 60_000);
  await plan();
  await dueNow();
  await send();
  expect(mail.taken).toHaveLength(2);
  expect(linksIn(mail.taken[1]?.raw ?? '')).toEqual(linksIn(mail.taken[0]?.raw ?? ''));
});
