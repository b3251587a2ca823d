import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linksIn, partsOf, plain, useSharedMail } from './test-shared-mail.ts';
import { startTestStudy } from './test-study.ts';
import { startTestWave, testLetter } from './test-wave.ts';

const {
  scene,
  customers,
  other,
  taken,
  startBoth,
  deliver,
  send,
  ledger,
  requests,
  dueNow,
  plan,
  show,
  why,
  pass,
  tell,
} = useSharedMail();

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
  expect(taken()).toHaveLength(1);
  const raw = partsOf(taken()[0]?.raw ?? '');
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
  expect(taken()).toHaveLength(1);
  expect((await requests()).filter(({ state }) => state === 'deferred' || state === 'withheld')).toHaveLength(2);
});

test('two questions share no mail where a study does not allow it, and none takes a third', async () => {
  await startBoth({ mayMerge: false });
  await deliver();
  expect((await ledger()).map(({ carried_by }) => carried_by)).not.toContain(expect.any(String));
  expect((await requests()).map(({ state }) => state)).not.toContain('merged');
  const { app } = scene();
  for (const priority of [30, 20])
    await startTestStudy(app, { kind: 'moment', surveyId: other(), plan: { ...plain, priority } });
  await deliver();
  const mails = (await ledger()).flatMap(({ carried_by }) => carried_by ?? []);
  expect(mails.length).toBeGreaterThan(0);
  expect(new Set(mails).size).toBe(mails.length);
});

test('studies that were planned before mails were shared ask by themselves', async () => {
  const { database, workspace } = scene();
  const migration = readFileSync(new URL('../../migrations/0069-carried-questions.sql', import.meta.url), 'utf8');
  const [update = ''] = /update study set plan[\s\S]*?;/.exec(migration) ?? [];
  await startBoth();
  await database.superuser.query(`update study set plan = plan - 'mayMerge' where workspace_id = $1`, [workspace.id]);
  await database.superuser.query(update);
  const { rows } = await database.superuser.query(
    `select distinct plan -> 'mayMerge' as may_merge from study where workspace_id = $1`,
    [workspace.id],
  );
  expect(rows).toEqual([{ may_merge: false }]);
  await deliver();
  expect((await requests()).map(({ state }) => state)).not.toContain('merged');
});

test('a mail of the send screen takes no question along', async () => {
  const { app, workspace, survey } = scene();
  await startBoth({}, { priority: 10 });
  const [jan] = await customers([{ email: 'jan@klant.example' }]);
  if (jan === undefined) throw new Error('no customer');
  await startTestWave(app, workspace, survey, [jan.email]);
  await tell(jan, 'order_delivered');
  await plan();
  expect((await ledger()).map(({ carried_by }) => carried_by)).toEqual([null]);
  expect((await requests()).map(({ state }) => state)).not.toContain('merged');
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
  expect(taken()).toHaveLength(2);
  expect(linksIn(taken()[1]?.raw ?? '')).toEqual(linksIn(taken()[0]?.raw ?? ''));
});
