import { describe, expect, test } from 'vitest';
import { openCase } from '../complaints/cases.ts';
import { showId } from '../database/public-id.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { alertOfAnswerJob } from './jobs.ts';
import { lookAtTheClock } from './look.ts';
import { consent, friday, useTestAlerts } from './test-alerts.ts';

const { scene, lowScore, ask, makeRule, give, tellAgain, hear, deliver, count } = useTestAlerts();

describe('a rule', () => {
  test('fires at a low mark once, in the app and by mail, however often it is told', async () => {
    await makeRule({});
    const response = await give({ nps: 2 });
    await hear();
    await tellAgain(response);
    await hear();
    await deliver();
    await deliver();
    expect([await count('alert_event'), await count('staff_notice'), await count('outbox_mail')]).toEqual([1, 1, 1]);
    const { rows } = await scene().db.superuser.query(
      'select kind, subject, body_text from outbox_mail where workspace_id = $1',
      [scene().workspace.id],
    );
    expect(rows[0]).toMatchObject({ kind: 'alert', subject: expect.stringContaining('Een 2 van 10') });
    expect(rows[0].body_text).toContain(`/responses/${showId('rsp', response)}`);
  });

  test('is told in the language that somebody reads now, and no longer in that of when it fired', async () => {
    await makeRule({});
    await give({ nps: 2 });
    await hear();
    const shown = (await ask('GET', 'notices')).body.data[0].detail;
    // Its reader's language is Dutch, and the app is open in English.
    expect(shown).toMatchObject({ rule: 'Laag cijfer', text: expect.stringMatching(/^A 2 out of 10/) });
    expect(shown.path).toMatch(/^\/responses\/rsp_/);
  });

  test('tells of each of several that come at one moment', async () => {
    await makeRule({});
    for (const nps of [0, 1, 2]) await give({ nps });
    await hear();
    expect([await count('alert_event'), await count('staff_notice')]).toEqual([3, 3]);
  });

  test('waits until somebody has finished, or left', async () => {
    await makeRule({});
    const response = await give({ nps: 1 }, false);
    await hear();
    expect(await count('alert_event')).toBe(0);
    await alertOfAnswerJob(scene().product)({ workspace: scene().workspace.id, response }, { isLast: false });
    expect(await count('alert_event')).toBe(1);
  });

  test('hears words and wishes, and does not fire at what came before it was made', async () => {
    const before = await give({ nps: 9, why: 'Mijn band was weer lek' });
    await hear();
    scene().now = new Date(friday.getTime() + 60_000);
    await makeRule({ condition: { kind: 'words', words: 'lekke banden, lek' } });
    await makeRule({ condition: { kind: 'contact_wish' } });
    scene().now = new Date(friday.getTime() + 120_000);
    await give({ nps: 9, why: 'Prima geholpen' });
    await tellAgain(before);
    await give({ nps: 9, why: 'De fiets is lek', [consent]: 'yes' });
    await hear();
    expect(await count('alert_event')).toBe(2);
    const preview = await ask('POST', 'alert-preview', { condition: { kind: 'words', words: 'lek' } });
    expect(preview.body).toMatchObject({ count: 2, is_more: false, days: [{ day: '2026-11-20', count: 2 }] });
    expect(preview.body.examples[0].path).toMatch(/^\/responses\/rsp_/);
  });

  test('tells nobody who may not see the answer itself', async () => {
    await makeRule({ audience: { staff: [showId('stf', scene().viewerId)] } });
    await give({ nps: 0 });
    await hear();
    expect([await count('alert_event'), await count('staff_notice'), await count('alert_delivery')]).toEqual([1, 0, 0]);
  });

  test('keeps the quiet hours, and tells everything after them in one mail', async () => {
    await makeRule({ quiet: { from: '19:00', until: '07:00', weekends: true } });
    scene().now = new Date('2026-11-20T21:00:00Z');
    await give({ nps: 2 });
    await hear();
    scene().now = new Date('2026-11-21T12:00:00Z');
    await give({ nps: 3 });
    await hear();
    await deliver();
    expect([await count('staff_notice'), await count('outbox_mail')]).toEqual([2, 0]);
    scene().now = new Date('2026-11-23T06:00:01Z');
    await deliver();
    expect(await count('outbox_mail')).toBe(1);
    const { rows } = await scene().db.superuser.query('select subject from outbox_mail where workspace_id = $1', [
      scene().workspace.id,
    ]);
    expect(rows[0].subject).toBe('Laag cijfer: 2 meldingen');
  });

  test('follows the promises of a case: about to break, and broken, each once', async () => {
    await makeRule({
      condition: { kind: 'promise', state: 'soon', hours: 100 },
      audience: { roles: ['owner'], owner: true },
    });
    await makeRule({ condition: { kind: 'promise', state: 'broken', hours: 1 } });
    const intake = { kind: 'complaint', source: 'form', words: 'Niemand nam op.', language: 'nl' } as const;
    await inWorkspace(scene().db.databases.app, scene().workspace.id, (trx) =>
      openCase(scene().product, trx, { workspaceCode: scene().workspace.code, intake }),
    );
    await lookAtTheClock(scene().product, scene().workspace.id);
    await lookAtTheClock(scene().product, scene().workspace.id);
    expect(await count('alert_event')).toBe(1);
    scene().now = new Date('2026-11-26T10:00:00Z');
    await lookAtTheClock(scene().product, scene().workspace.id);
    expect(await count('alert_event')).toBe(2);
    const broken = { kind: 'promise', state: 'broken', hours: 1 };
    expect((await ask('POST', 'alert-preview', { condition: broken })).body.count).toBeGreaterThan(0);
  });

  test('that could do nothing is refused with the field and the cure', async () => {
    const { status, body } = await ask('POST', 'alert-rules', {
      name: 'Niemand',
      condition: { ...lowScore(), most: 40 },
      audience: { roles: ['owner'] },
    });
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/condition/most', code: 'alert_mark_off_scale' }]]);
  });
});
