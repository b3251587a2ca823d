import { dayMs } from '@voldaan/domain/studies/calendar/day';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { ContactDecisions, Study, StudyPreview } from '../studies/schema.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { planStudies } from './plan-studies.ts';
import { invitationsRoutes } from './routes.ts';
import { addTestCustomers, makeTestStudy, openAllParts, startTestStudy, type TestCustomer } from './test-study.ts';
import { openAllHours, publishTestSurvey, setMailServer, silentMailServer } from './test-wave.ts';

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let app: FastifyInstance;
let survey: string;
let now = new Date();
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
});

beforeEach(async () => {
  run += 1;
  now = new Date();
  workspace = await database.newWorkspace(`Tassenwinkel ${run}`);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
  studiesRoutes(app, product);
  invitationsRoutes(app, product);
  await openAllHours(database, workspace);
  survey = await publishTestSurvey(app);
});

afterAll(() => database.drop());

const today = () => now.toISOString().slice(0, 10);
const customers = (list: readonly Readonly<Record<string, unknown>>[]) =>
  addTestCustomers({ database, product, workspace }, list);
const show = async ({ id }: Study) => (await app.inject(`/v1/studies/${id}`)).json<Study>();
const why = async ({ shown }: TestCustomer) =>
  (await app.inject(`/v1/contacts/${shown}/decisions`)).json<ContactDecisions>();
const plan = () => planStudies(product, workspace.id);
const relation = (every: 'once' | 'month', validHours = 720) => {
  const cadence = every === 'once' ? ({ every, on: today() } as const) : ({ every, from: today() } as const);
  return { timing: { kind: 'relation', cadence, validHours }, reminder: null } as const;
};

async function tell(
  customer: TestCustomer,
  kind: string,
  change: Readonly<{ at?: Date; id?: string }> = {},
): Promise<string> {
  const id = change.id ?? uuid();
  await database.superuser.query(
    `insert into customer_event (workspace_id, id, contact_id, kind, external_id, occurred_at, received_at, told_hash)
     values ($1, $2, $3, $4, $5, $6, $7, '')`,
    [workspace.id, id, customer.id, kind, id, change.at ?? now, now],
  );
  return id;
}

async function invitations(): Promise<
  readonly Readonly<{ email: string; occasion: string; kind: string; state: string; due_at: Date }>[]
> {
  const { rows } = await database.superuser.query(
    'select email, occasion, kind, state, due_at from invitation where workspace_id = $1 order by due_at, email',
    [workspace.id],
  );
  return rows;
}

/** As if a sender had handed everything over at this moment. */
async function sendAll(at: Date = now): Promise<void> {
  await database.superuser.query(
    `with sent as (
      update invitation set state = 'sent', handed_at = $2, settled_at = $2
      where workspace_id = $1 and state = 'planned' returning contact_id)
    update contact set asked_at = $2 where workspace_id = $1 and id in (select contact_id from sent)`,
    [workspace.id, at],
  );
}

describe('a study that asks everybody once', () => {
  test('plans each customer once, and nobody falls through without a reason', async () => {
    const [fine, left, suppressed, complaining, asked] = await customers([
      { email: 'jan@klant.example' },
      { email: 'former@klant.example', lifecycle: 'former' },
      { email: 'stop@klant.example' },
      { email: 'klacht@klant.example', open_complaints: 1, complaint_since: new Date(now.getTime() - 2 * dayMs) },
      { email: 'moe@klant.example' },
    ]);
    if (!fine || !left || !suppressed || !complaining || !asked) throw new Error('customers are missing');
    await database.superuser.query(
      `insert into suppression (workspace_id, address_hash, purpose, reason)
       select workspace_id, address_hash, 'research', 'unsubscribed' from contact where id = $1`,
      [suppressed.id],
    );
    const earlier = await startTestStudy(app, { kind: 'moment', surveyId: survey });
    await tell(asked, 'order_delivered', { at: new Date(now.getTime() - 2 * dayMs) });
    await plan();
    await sendAll();
    expect(await invitations()).toHaveLength(1);

    const study = await startTestStudy(app, { kind: 'relation', surveyId: survey, plan: relation('once') });
    await plan();
    expect(await openAllParts(product, workspace, await show(study))).toBe(1);
    await plan();
    const seen = await show(study);
    expect(seen.frame).toMatchObject({ selected: 4, waiting: 1, deferred: 0, refused: 1, withheld: 2, invited: 0 });
    expect(seen.reasons).toEqual(
      expect.arrayContaining([
        { reason: 'suppressed', count: 1 },
        { reason: 'open_complaint', count: 1 },
        { reason: 'expires_first', count: 1 },
      ]),
    );
    expect(seen.draws).toMatchObject([{ is_census: true, frame_count: 4, selected_count: 4, period: 0 }]);
    const story = await why(asked);
    expect(story.steps.at(-1)).toMatchObject({
      sort: 'decision',
      outcome: 'withhold',
      stage: 'planning',
      study_name: study.name,
    });
    expect(story.steps.at(-1)?.reasons.map(({ code }) => code)).toEqual(['expires_first', 'cap_reached']);
    expect(story.now).toMatchObject({ may_be_asked: false });
    expect(story.studies.map(({ id }) => id).toSorted()).toEqual([study.id, earlier.id].toSorted());
    expect((await why(complaining)).steps[0]?.reasons[0]?.detail).toContain('open complaint');
    expect((await why(left)).steps).toEqual([]);
    expect((await why(fine)).steps.map(({ outcome }) => outcome)).toEqual(['planned']);
  });

  test('planned by two nodes at once plans nobody twice', async () => {
    await customers(Array.from({ length: 30 }, () => ({})));
    const study = await startTestStudy(app, { kind: 'relation', surveyId: survey, plan: relation('once') });
    await Promise.all([plan(), plan(), plan()]);
    const seen = await show(study);
    await Promise.all([openAllParts(product, workspace, seen), openAllParts(product, workspace, seen)]);
    expect(await invitations()).toHaveLength(30);
    expect(seen.draws).toHaveLength(1);
  });

  test('asks only who said yes, where it rests on consent', async () => {
    const [yes] = await customers([{ email: 'ja@klant.example' }, { email: 'niets@klant.example' }]);
    await database.superuser.query(
      `insert into consent (workspace_id, contact_id, purpose, is_given, basis, source, since)
       values ($1, $2, 'research', true, 'consent', 'kassa', now())`,
      [workspace.id, yes?.id],
    );
    const study = await startTestStudy(app, {
      kind: 'relation',
      surveyId: survey,
      plan: { ...relation('once'), legalBasis: 'consent' },
    });
    await plan();
    await openAllParts(product, workspace, await show(study));
    expect((await invitations()).map(({ email }) => email)).toEqual(['ja@klant.example']);
    expect((await show(study)).reasons).toEqual([{ reason: 'consent_missing', count: 1 }]);
  });

  test('that needs an hour when nobody may be written to waits for the morning there', async () => {
    await database.superuser.query('delete from contact_rules where workspace_id = $1', [workspace.id]);
    await setMailServer(database, workspace, silentMailServer);
    now = new Date('2026-11-21T21:00:00Z');
    await customers([
      { email: 'nl@klant.example' },
      { email: 'no@klant.example', zone: 'Europe/Oslo', country: 'NO' },
      { email: 'azoren@klant.example', zone: 'Atlantic/Azores', country: 'PT' },
    ]);
    const study = await startTestStudy(app, { kind: 'relation', surveyId: survey, plan: relation('once') });
    await plan();
    await database.superuser.query("update wave_part set due_at = now() - interval '1 day'");
    await openAllParts(product, workspace, await show(study));
    expect((await invitations()).map(({ email, due_at }) => [email, due_at.toISOString()])).toEqual([
      ['nl@klant.example', '2026-11-23T08:00:00.000Z'],
      ['no@klant.example', '2026-11-23T08:00:00.000Z'],
      ['azoren@klant.example', '2026-11-23T10:00:00.000Z'],
    ]);
  });
});

describe('a study after a contact moment', () => {
  test('asks once for each delivery, a day after it, however often the planner reads it', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    await startTestStudy(app, { kind: 'moment', surveyId: survey });
    const event = await tell(jan, 'order_delivered', { at: now });
    await plan();
    now = new Date(now.getTime() + 5 * 60_000);
    await plan();
    expect(await invitations()).toMatchObject([
      { occasion: event, due_at: new Date(now.getTime() - 5 * 60_000 + dayMs) },
    ]);
  });

  test('puts a second delivery off until there is room, and then asks or tells why not', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    const study = await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    now = new Date(now.getTime() + 60 * 60_000);
    await tell(jan, 'order_delivered');
    await plan();
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, deferred: 1 });
    expect((await why(jan)).steps.filter(({ sort }) => sort === 'request')).toMatchObject([{ outcome: 'deferred' }]);
    now = new Date(now.getTime() + 91 * dayMs);
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
    const study = await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    const surveyPath = `/v1/surveys/${survey}`;
    await app.inject({ method: 'POST', url: `${surveyPath}/closure` });
    now = new Date(now.getTime() + 91 * dayMs);
    await plan();
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, deferred: 1 });
    await app.inject({ method: 'POST', url: `${surveyPath}/versions` });
    now = new Date(now.getTime() + 2 * 60 * 60_000);
    await plan();
    expect((await show(study)).frame).toMatchObject({ selected: 2, invited: 1, waiting: 1, deferred: 0 });
  });

  test('of more weight takes the place of a planned one, which is asked later with the reason told', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const late = { kind: 'moment', event: 'visit_done', delayHours: 48, validHours: 24 * 200 } as const;
    await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing: late, priority: 20 } });
    await tell(jan, 'visit_done');
    await plan();
    const urgent = { kind: 'complaint', delayHours: 0, validHours: 48 } as const;
    await startTestStudy(app, { kind: 'complaint', surveyId: survey, plan: { timing: urgent } });
    const closed = await tell(jan, 'complaint_closed');
    await plan();
    const planned = await invitations();
    expect(planned.map(({ occasion }) => occasion)[0]).toBe(closed);
    expect(planned).toHaveLength(2);
    const gap = (planned[1]?.due_at.getTime() ?? 0) - (planned[0]?.due_at.getTime() ?? 0);
    expect(gap).toBe(90 * dayMs);
    expect((await why(jan)).steps.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['swap']));
  });

  test('reminds once, of what arrived and was not answered', async () => {
    const [jan, piet, kees] = await customers([
      { email: 'jan@klant.example' },
      { email: 'piet@klant.example' },
      { email: 'kees@klant.example' },
    ]);
    if (!jan || !piet || !kees) throw new Error('no customers');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    const reminder = { afterDays: 7, validDays: 10 };
    const study = await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing, reminder } });
    for (const customer of [jan, piet, kees]) await tell(customer, 'order_delivered');
    await plan();
    await sendAll();
    await database.superuser.query(`update invitation set answered_at = now() where email = 'piet@klant.example'`);
    await database.superuser.query(`update invitation set state = 'unknown' where email = 'kees@klant.example'`);
    now = new Date(now.getTime() + 6 * dayMs);
    await plan();
    expect(await invitations()).toHaveLength(3);
    now = new Date(now.getTime() + 1.1 * dayMs);
    await plan();
    now = new Date(now.getTime() + 60 * 60_000);
    await plan();
    const reminders = (await invitations()).filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ email }) => email)).toEqual(['jan@klant.example']);
    expect((await show(study)).frame).toMatchObject({ selected: 3, invited: 3, answered: 1 });
  });
});

describe('a customer who was removed and imported again', () => {
  test('is still the one who was asked last week, and nobody of another company is', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 48 } as const;
    await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    await database.superuser.query('delete from contact where id = $1', [jan.id]);
    const [again] = await customers([{ email: 'jan@klant.example' }]);
    if (!again) throw new Error('no customer');
    await tell(again, 'order_delivered');
    now = new Date(now.getTime() + 2 * 60_000);
    await plan();
    expect(await invitations()).toHaveLength(1);
    expect((await why(again)).now).toMatchObject({ may_be_asked: false, reasons: [{ code: 'cap_reached' }] });

    const company = workspace;
    workspace = await database.newWorkspace('Buurman');
    const [stranger] = await customers([{ email: 'jan@klant.example' }]);
    const other = openTestHttp(product, workspace);
    studiesRoutes(other, product);
    const told = await other.inject(`/v1/contacts/${stranger?.shown}/decisions`);
    expect(told.json<ContactDecisions>()).toMatchObject({ now: { may_be_asked: true }, steps: [] });
    expect((await other.inject(`/v1/contacts/${again.shown}/decisions`)).statusCode).toBe(404);
    workspace = company;
  });
});

describe('a customer who asked for less mail', () => {
  test('is left alone for as long as was asked, and the page says so', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example', rest_days: 365 }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await plan();
    await sendAll();
    now = new Date(now.getTime() + 100 * dayMs);
    await tell(jan, 'order_delivered');
    await plan();
    expect(await invitations()).toHaveLength(1);
    expect((await why(jan)).steps.at(-1)?.reasons.map(({ code }) => code)).toEqual(['expires_first', 'frequency']);
  });
});

describe('studies about leaving, silence and expectations', () => {
  test('ask each once about what its dates say', async () => {
    const at = (days: number) => new Date(now.getTime() - days * dayMs);
    await customers([
      { email: 'weg@klant.example', lifecycle: 'former', left_at: at(2) },
      { email: 'lang-weg@klant.example', lifecycle: 'former', left_at: at(60) },
      { email: 'stil@klant.example', heard_at: at(190) },
      { email: 'nieuw@klant.example', customer_since: at(3), heard_at: at(1) },
    ]);
    for (const kind of ['exit', 'silent', 'expectation'] as const)
      await startTestStudy(app, { kind, surveyId: survey });
    await plan();
    now = new Date(now.getTime() + 2 * 60 * 60_000);
    await plan();
    expect((await invitations()).map(({ email }) => email).toSorted()).toEqual([
      'nieuw@klant.example',
      'stil@klant.example',
      'weg@klant.example',
    ]);
  });
});

describe('a sample', () => {
  test('of each month asks others than the month before', async () => {
    await customers(Array.from({ length: 500 }, () => ({})));
    const precision = { margin: 0.15, confidence: 0.9, expectedResponse: 0.5 };
    const sample = { kind: 'simple' } as const;
    const study = await startTestStudy(app, {
      kind: 'relation',
      surveyId: survey,
      plan: { ...relation('month'), sample, precision },
    });
    await plan();
    const first = await show(study);
    expect(first.draws).toMatchObject([{ is_census: false, frame_count: 500 }]);
    now = new Date(now.getTime() + 32 * dayMs);
    await plan();
    const { rows } = await database.superuser.query(
      `select count(*) as members, count(distinct contact_id) as people from draw_member where workspace_id = $1`,
      [workspace.id],
    );
    expect(rows[0].people).toBe(rows[0].members);
    expect((await show(study)).draws).toHaveLength(2);
  });

  test('is released in steps toward the wanted answers, and drawn again from its seed', async () => {
    await customers(
      Array.from({ length: 600 }, (_, n) => ({ attributes: JSON.stringify({ region: n % 3 ? 'noord' : 'zuid' }) })),
    );
    const precision = { margin: 0.1, confidence: 0.95, expectedResponse: 0.5 };
    const sample = { kind: 'stratified', by: 'attribute:region', allocation: 'proportional' } as const;
    const study = await startTestStudy(app, {
      kind: 'relation',
      surveyId: survey,
      plan: { ...relation('once'), sample, precision, targetAnswers: 60 },
    });
    await plan();
    const seen = await show(study);
    const [draw] = seen.draws;
    expect(draw?.strata.map(({ id, size }) => [id, size])).toEqual([
      ['noord', 400],
      ['zuid', 200],
    ]);
    expect(draw?.selected_count).toBe(240);
    const released = seen.waves[0]?.planned ?? 0;
    expect(released).toBeGreaterThan(10);
    expect(released).toBeLessThan(120);
    expect(seen.frame).toMatchObject({ selected: 240, waiting: 240 });
  });
});

describe('a study on its way', () => {
  test('does not start while it lacks something, and says what', async () => {
    const made = (
      await app.inject({ method: 'POST', url: '/v1/studies', payload: { name: 'Kaal', kind: 'exit' } })
    ).json<Study>();
    expect(made.lacks.map(({ code }) => code)).toEqual([
      'purpose_missing',
      'norm_missing',
      'legal_basis_missing',
      'survey_missing',
      'letter_missing',
    ]);
    const reply = await app.inject({ method: 'POST', url: `/v1/studies/${made.id}/start` });
    expect(reply.json()).toMatchObject({ code: 'study_incomplete', errors: [{ pointer: '/purpose' }] });
  });

  test('is previewed without anything being stored', async () => {
    await customers([
      { email: 'jan@klant.example', name: 'Jan' },
      { email: 'k@klant.example', open_complaints: 1, complaint_since: now },
    ]);
    const study = await makeTestStudy(app, { kind: 'relation', surveyId: survey, plan: relation('once') });
    const preview = (await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/preview` })).json<StudyPreview>();
    expect(preview).toMatchObject({ population: 2, due: 1, left_out: [{ reason: 'open_complaint', count: 1 }] });
    expect(preview.first).toMatchObject([{ email: 'jan@klant.example' }]);
    expect(await invitations()).toEqual([]);
  });

  test('stops for good when it is ended: what waited is over, with the reason', async () => {
    const [jan] = await customers([{ email: 'jan@klant.example' }]);
    if (!jan) throw new Error('no customer');
    const timing = { kind: 'moment', event: 'order_delivered', delayHours: 0, validHours: 24 * 120 } as const;
    const study = await startTestStudy(app, { kind: 'moment', surveyId: survey, plan: { timing } });
    await tell(jan, 'order_delivered');
    await tell(jan, 'order_delivered');
    await plan();
    const paused = await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/pause` });
    expect(paused.json<Study>().waves).toMatchObject([{ state: 'paused' }]);
    const resumed = await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/resume` });
    expect(resumed.json<Study>()).toMatchObject({ state: 'running', waves: [{ state: 'sending' }] });
    const ended = (await app.inject({ method: 'POST', url: `/v1/studies/${study.id}/end` })).json<Study>();
    expect(ended).toMatchObject({ state: 'ended', frame: { selected: 2, waiting: 0, deferred: 0, withheld: 2 } });
    const decided = (await why(jan)).steps.filter(({ sort }) => sort === 'decision');
    expect(decided.at(-1)).toMatchObject({ outcome: 'withhold', reasons: [{ code: 'expired' }] });
    const { rows } = await database.superuser.query(
      'select state, next_at from contact_request where workspace_id = $1',
      [workspace.id],
    );
    expect(rows).toEqual([{ state: 'withheld', next_at: null }]);
    expect(readId('std', ended.id)).toBeDefined();
  });
});
