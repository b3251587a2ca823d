import { dayMs } from '@voldaan/domain/studies/calendar/day';
import { describe, expect, test } from 'vitest';
import { openTestHttp } from '../http/test-http.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { ContactDecisions, Study } from '../studies/schema.ts';
import { useTestPlanning } from './test-planning.ts';
import { addTestCustomers, startTestStudy } from './test-study.ts';
import { setMailServer, silentMailServer, testLetter } from './test-wave.ts';

const { scene, customers, plan, show, why, pass, tell, tellOfAll, invitations, sendAll } = useTestPlanning();

describe('a study after a contact moment', () => {
  test('asks once for each delivery, a day after it, however often the planner reads it', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey });
    const event = await tell(jan, 'order_delivered', { at: scene().now });
    await plan();
    pass(5 * 60_000);
    await plan();
    expect(await invitations()).toMatchObject([
      { occasion: event, due_at: new Date(scene().now.getTime() - 5 * 60_000 + dayMs) },
    ]);
  });

  test('puts a second delivery off until there is room, and then asks or tells why not', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    const study = await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    pass(60 * 60_000);
    await tell(jan, 'order_delivered');
    await plan();
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, deferred: 1 });
    expect((await why(jan)).steps.filter(({ sort }) => sort === 'request')).toMatchObject([{ outcome: 'deferred' }]);
    pass(91 * dayMs);
    await plan();
    const seen = await show(study);
    expect(seen.frame).toMatchObject({ selected: 2, invited: 1, waiting: 1, deferred: 0 });
    expect((await why(jan)).steps.filter(({ sort }) => sort === 'decision').map(({ outcome }) => outcome)).toEqual([
      'defer',
      'invite',
    ]);
  });

  test('keeps what waits when its survey is closed meanwhile, and loses nobody', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    const study = await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    const surveyPath = `/v1/surveys/${scene().survey}`;
    await scene().app.inject({ method: 'POST', url: `${surveyPath}/closure` });
    pass(91 * dayMs);
    await plan();
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, deferred: 1 });
    await scene().app.inject({ method: 'POST', url: `${surveyPath}/versions` });
    pass(2 * 60 * 60_000);
    await plan();
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, waiting: 1, deferred: 0 });
  });

  test('of more weight takes the place of a planned one, which is asked later with the reason told', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const late = { kind: 'moment', event: 'visit_done', delayHours: 48, validHours: 24 * 200 } as const;
    await startTestStudy(scene().app, {
      kind: 'moment',
      surveyId: scene().survey,
      plan: { timing: late, priority: 20 },
    });
    await tell(jan, 'visit_done');
    await plan();
    const urgent = { kind: 'complaint', delayHours: 0, validHours: 48 } as const;
    await startTestStudy(scene().app, { kind: 'complaint', surveyId: scene().survey, plan: { timing: urgent } });
    const closed = await tell(jan, 'complaint_closed');
    await plan();
    const planned = await invitations();
    expect(planned.map(({ occasion }) => occasion)[0]).toBe(closed);
    expect(planned).toHaveLength(2);
    const gap = (planned[1]?.due_at.getTime() ?? 0) - (planned[0]?.due_at.getTime() ?? 0);
    expect(gap).toBe(90 * dayMs);
    expect((await why(jan)).steps.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['swap']));
  });

  test('holds its wave while the domain is not in order and over a thousand mails come at once', async () => {
    const { database, workspace } = scene();
    await setMailServer(database, workspace, { ...silentMailServer, host: 'mail.example.nl' });
    const [first, ...others] = await customers(Array.from({ length: 1_002 }, () => ({})));
    if (!first) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    const study = await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing } });
    await tell(first, 'order_delivered');
    await plan();
    await sendAll();
    await database.superuser.query("update wave set state = 'done' where workspace_id = $1", [workspace.id]);
    await tellOfAll(others, 'order_delivered');
    pass(2 * 60_000);
    await plan();
    expect((await show(study)).waves).toMatchObject([{ state: 'held', notice: 'sending_check', planned: 1_001 }]);
  });

  test('writes the letter that it was given while it was paused', async () => {
    const [jan, piet] = await customers([{ email: 'jan@klant.example' }, { email: 'piet@klant.example' }]);
    if (!jan || !piet) throw new Error('no customers');
    const { app, survey } = scene();
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    const study = await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    const paused = (await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/pause` })).json<Study>();
    const letter = { ...testLetter, subject: { ...testLetter.subject, nl: 'Hoe bevalt de tas?' } };
    const saved = await app.inject({
      method: 'PUT',
      url: `/v1/studies/${study.id}`,
      headers: { 'if-match': `"${paused.revision}"` },
      payload: { name: study.name, plan: { ...paused.plan, letter }, survey_id: survey, touchpoint_id: null },
    });
    expect(saved.statusCode).toBe(200);
    const resumed = await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/resume` });
    expect(resumed.statusCode).toBe(200);
    await tell(piet, 'order_delivered');
    pass(2 * 60_000);
    await plan();
    const { rows } = await scene().database.superuser.query(
      `select email, letter #>> '{subject,nl}' as subject from invitation join wave on wave.id = wave_id
       where invitation.workspace_id = $1 order by email`,
      [scene().workspace.id],
    );
    expect(rows).toEqual([
      { email: 'jan@klant.example', subject: testLetter.subject['nl'] },
      { email: 'piet@klant.example', subject: 'Hoe bevalt de tas?' },
    ]);
  });

  test('reminds nobody by a wave that was cancelled, and says so', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const { app, survey, database, workspace } = scene();
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    const study = await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    await database.superuser.query(
      `insert into contact_request (workspace_id, id, study_id, contact_id, address_hash, occasion, kind, purpose, priority,
         wanted_at, expires_at, state, reasons, next_at)
       select workspace_id, uuid_v7(), study_id, contact_id, address_hash, occasion, 'reminder', purpose, priority, $2::timestamptz,
         $2 + interval '9 days', 'deferred', '[{"code":"cap_reached"}]', $2
       from invitation where workspace_id = $1`,
      [workspace.id, scene().now],
    );
    await database.superuser.query("update wave set state = 'cancelled' where workspace_id = $1", [workspace.id]);
    await plan();
    expect((await invitations()).map(({ kind }) => kind)).toEqual(['invitation']);
    expect((await why(jan)).steps.at(-1)).toMatchObject({ outcome: 'withhold', kind: 'reminder' });
    expect((await show(study)).reasons).toEqual([]);
  });

  test('reminds once, of what arrived and was not answered', async () => {
    const [jan, piet, kees, anna] = await customers([
      { email: 'jan@klant.example' },
      { email: 'piet@klant.example' },
      { email: 'kees@klant.example' },
      { email: 'anna@klant.example' },
    ]);
    if (!jan || !piet || !kees || !anna) throw new Error('no customers');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    const reminder = { afterDays: 7, validDays: 10 };
    const study = await startTestStudy(scene().app, {
      kind: 'moment',
      surveyId: scene().survey,
      plan: { timing, reminder },
    });
    for (const customer of [jan, piet, kees, anna]) await tell(customer, 'order_delivered');
    await plan();
    await sendAll();
    await scene().database.superuser.query(
      `update invitation set answered_at = now() where email = 'piet@klant.example'`,
    );
    await scene().database.superuser.query(
      `update invitation set state = 'unknown' where email = 'kees@klant.example'`,
    );
    await scene().database.superuser.query(
      `update invitation set bounced_at = now(), bounce_kind = 'soft' where email = 'anna@klant.example'`,
    );
    pass(6 * dayMs);
    await plan();
    expect(await invitations()).toHaveLength(4);
    pass(1.1 * dayMs);
    await plan();
    pass(60 * 60_000);
    await plan();
    const reminders = (await invitations()).filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ email }) => email)).toEqual(['jan@klant.example']);
    expect((await show(study)).frame).toMatchObject({ selected: 4, invited: 4, bounced: 1, answered: 1 });
  });
});

describe('a customer who was removed and imported again', () => {
  test('is still the one who was asked last week, and nobody of another company is', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    await scene().database.superuser.query('delete from contact where id = $1', [jan.id]);
    const [again] = await customers([{ email: 'jan@klant.example' }]);
    if (!again) throw new Error('no customer');
    await tell(again, 'order_delivered');
    pass(2 * 60_000);
    await plan();
    expect(await invitations()).toHaveLength(1);
    expect((await why(again)).now).toMatchObject({ may_be_asked: false, reasons: [{ code: 'cap_reached' }] });

    const { product } = scene();
    const workspace = await scene().database.newWorkspace('Buurman');
    const [stranger] = await addTestCustomers({ ...scene(), workspace }, [{ email: 'jan@klant.example' }]);
    const other = openTestHttp(product, workspace);
    studiesRoutes(other, product);
    const told = await other.inject(`/v1/contacts/${stranger?.shown}/decisions`);
    expect(told.json<ContactDecisions>()).toMatchObject({ now: { may_be_asked: true }, steps: [] });
    expect((await other.inject(`/v1/contacts/${again.shown}/decisions`)).statusCode).toBe(404);
  });
});

describe('a customer who asked for less mail', () => {
  test('is left alone for as long as was asked, and the page says so', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example', rest_days: 365 }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    await startTestStudy(scene().app, { kind: 'moment', surveyId: scene().survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    pass(100 * dayMs);
    await tell(jan, 'order_delivered');
    await plan();
    expect(await invitations()).toHaveLength(1);
    expect((await why(jan)).steps.at(-1)?.reasons.map(({ code }) => code)).toEqual(['expires_first', 'frequency']);
  });
});

describe('studies about leaving, silence and expectations', () => {
  test('ask each once about what its dates say', async () => {
    const at = (days: number) => new Date(scene().now.getTime() - days * dayMs);
    await customers([
      { email: 'weg@klant.example', lifecycle: 'former', left_at: at(2) },
      { email: 'lang-weg@klant.example', lifecycle: 'former', left_at: at(60) },
      { email: 'stil@klant.example', heard_at: at(190) },
      { email: 'nieuw@klant.example', customer_since: at(3), heard_at: at(1) },
    ]);
    for (const kind of ['exit', 'silent', 'expectation'] as const)
      await startTestStudy(scene().app, { kind, surveyId: scene().survey });
    await plan();
    pass(2 * 60 * 60_000);
    await plan();
    expect((await invitations()).map(({ email }) => email).toSorted()).toEqual([
      'nieuw@klant.example',
      'stil@klant.example',
      'weg@klant.example',
    ]);
  });
});
