import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { expect, test } from 'vitest';
import { hashAddress } from '../contacts/address-hash.ts';
import { suppressAddress } from '../contacts/contacts.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { takeInbound } from '../mail/inbound.ts';
import { reportAbout, tagsOf } from '../mail/test-reports.ts';
import { sweepSending } from './sweep-sending.ts';
import { killedAt } from './test-sending.ts';
import { linksIn, useSharedMail } from './test-shared-mail.ts';
import { passLeases } from './test-wave.ts';

const { scene, taken, answer, startBoth, deliver, send, ledger, requests, dueNow, plan, show, why, pass } =
  useSharedMail();

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
  expect(taken()).toHaveLength(0);
});

test('a mail that is refused for now takes the same question along the next time; refused for good, it counts for both', async () => {
  await startBoth();
  await deliver();
  const seen: string[] = [];
  answer(({ raw }) => {
    seen.push([...linksIn(raw)].toSorted().join());
    return { refuse: 451, words: 'later' };
  });
  await send();
  expect((await ledger()).map(({ state }) => state)).toEqual(['planned', 'planned']);
  await dueNow();
  answer(({ raw }) => {
    seen.push([...linksIn(raw)].toSorted().join());
    return { refuse: 550, words: '5.1.1 nobody' };
  });
  await send();
  expect(new Set(seen).size).toBe(1);
  expect(await ledger()).toMatchObject([
    { state: 'failed', bounced_at: expect.any(Date) },
    { state: 'failed', bounced_at: expect.any(Date) },
  ]);
});

test.each([
  ['comes back', '01-postfix-user-unknown.eml', { bounced: 1 }],
  ['is called spam', '50-arf-abuse-yahoo.eml', { bounced: 0 }],
])('a mail that %s has done so for both questions', async (_what, file, frame) => {
  const studies = await startBoth();
  const { email } = await deliver();
  await send();
  const { product, workspace } = scene();
  const mailId = (await ledger()).find(({ carried_by }) => carried_by === null)?.id ?? '';
  const raw = reportAbout(file, { email, ...tagsOf(product, workspace, mailId) });
  await takeInbound(product, workspace.id, { raw });
  const rows = await ledger();
  expect(rows.map(({ bounced_at, reported_at }) => [bounced_at !== null, reported_at !== null])).toEqual(
    rows.map(() => [frame.bounced === 1, frame.bounced === 0]),
  );
  for (const study of studies) expect((await show(study)).frame).toMatchObject({ invited: 1, ...frame });
});

test('what cannot go along any more is decided upon again, and the mail goes without it', async () => {
  const [, second] = await startBoth();
  const jan = await deliver();
  await scene().app.inject({ method: 'POST', url: `/v1/studies/${second.id}/pause` });
  await send();
  expect(linksIn(taken()[0]?.raw ?? '').size).toBe(1);
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

test('a mail whose study stands still for a while keeps the question that goes along in it, also in a sender’s hands', async () => {
  const [first] = await startBoth();
  await deliver();
  const change = (verb: 'pause' | 'resume') =>
    scene().app.inject({ method: 'POST', url: `/v1/studies/${first.id}/${verb}` });
  await send({ at: async (point) => void (point === 'claimed' && (await change('pause'))) });
  pass(60_000);
  await plan();
  expect(taken()).toHaveLength(0);
  expect((await requests()).map(({ state }) => state).toSorted()).toEqual(['granted', 'merged']);
  await change('resume');
  await send();
  expect(taken().map(({ raw }) => linksIn(raw).size)).toEqual([2]);
  expect((await ledger()).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test('a mail that is called off leaves its place to the question that went along', async () => {
  const [first] = await startBoth();
  await deliver();
  await scene().app.inject({ method: 'POST', url: `/v1/studies/${first.id}/end` });
  pass(60_000);
  await plan();
  await dueNow();
  await send();
  expect(taken()).toHaveLength(1);
  expect(await ledger()).toMatchObject([
    { state: 'cancelled', priority: 60 },
    { state: 'sent', priority: 40, carried_by: null },
  ]);
});

test('a customer who unsubscribes before the mail is handed over gets neither question, with the reason at both', async () => {
  const [first, second] = await startBoth();
  const jan = await deliver();
  const { database, product, workspace } = scene();
  const unsubscribe = () =>
    inWorkspace(database.databases.app, workspace.id, (db) =>
      suppressAddress(db, hashAddress(product.key('address-hash'), workspace.id, jan.email), 'unsubscribed'),
    );
  // A sender has the mail in hand already.
  await send({ at: async (point) => void (point === 'claimed' && (await unsubscribe())) });
  expect(taken()).toHaveLength(0);
  expect(await ledger()).toMatchObject([{ priority: 60, state: 'suppressed' }]);
  pass(60_000);
  await plan();
  await dueNow();
  await send();
  expect(taken()).toHaveLength(0);
  expect(await requests()).toContainEqual({ state: 'withheld', reason: 'suppressed' });
  for (const study of [first, second])
    expect((await show(study)).reasons).toEqual([
      { reason: expect.stringMatching(/suppressed|unsubscribed/), count: 1 },
    ]);
});
