import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertTestContact } from '../contacts/test-contact.ts';
import { readId, showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { insertRow } from '../database/test-rows.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { newSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { remindPromises } from './promises/remind-promises.ts';
import { relationsRoutes } from './routes.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let app: FastifyInstance;
let now = new Date('2026-11-20T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  await newSurvey(database.superuser, workspace);
  product = { ...makeTestProduct(database), clock: () => now };
  app = openTestHttp(product, workspace);
  relationsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

async function newCustomer(name: string, columns: Record<string, unknown> = {}): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@klant.example`;
  const created_at = daysAgo(1000);
  const row = { name, created_at, customer_since: created_at, ...columns };
  return showId('con', (await insertTestContact(database, { product, workspace }, { email, ...row })).id);
}

type Ask = Readonly<{ method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: object; revision?: number }>;

async function ask(url: string, { method = 'GET', body, revision }: Ask = {}) {
  const reply = await app.inject({
    method,
    url,
    ...(body && { payload: body }),
    ...(revision !== undefined && { headers: { 'if-match': `"${revision}"` } }),
  });
  return { status: reply.statusCode, text: reply.body, json: reply.body.startsWith('{') ? reply.json() : undefined };
}

const press = () => crypto.randomUUID();

describe('who is due', () => {
  test('is the group of the plan, most urgent first, each with what it adds up to', async () => {
    const calm = await newCustomer('Anna de Wit', { heard_at: daysAgo(20) });
    const angry = await newCustomer('Bram Kuiper', {
      heard_at: daysAgo(2),
      open_complaints: 1,
      complaint_since: daysAgo(2),
    });
    const spoken = await newCustomer('Cees Bos');
    await newCustomer('Dirk Vos', { lifecycle: 'former' });
    await insertRow(database.superuser, 'customer_event', {
      workspace_id: workspace.id,
      id: uuid(),
      contact_id: readId('con', spoken),
      kind: 'call_done',
      external_id: 'gebeld',
      subject: '',
      told_hash: Buffer.from('x'),
      occurred_at: daysAgo(5),
    });
    const plan = { name: 'Vaste klanten', every_days: 90, reason: 'Zij dragen de zaak' };
    const made = await ask('/v1/follow-up-plans', { method: 'POST', body: plan });
    expect(made.status).toBe(201);
    const { json } = await ask('/v1/visit-due');
    expect(json.data.map(({ contact }: { contact: { id: string } }) => contact.id)).toEqual([angry, calm]);
    expect(json.counts).toEqual({ due: 2, overdue: 2, planned: 0 });
    expect(json.data[0]).toMatchObject({ reason: 'never_contacted', risk_reasons: ['open_complaint'] });
    for (const { terms, urgency } of json.data)
      expect(terms.reduce((sum: number, { points }: { points: number }) => sum + points, 0)).toBeCloseTo(urgency);
  });

  test('is nobody any more once a visit is planned, and again when it is over and nothing was noted', async () => {
    const [first] = (await ask('/v1/visit-due')).json.data;
    const body = { contact_id: first.contact.id, day: '2026-11-24', time: '14:30', place: 'Dorpsstraat 1' };
    const planned = await ask('/v1/visits', { method: 'POST', body });
    expect(planned.json).toMatchObject({ state: 'planned', day: '2026-11-24', time: '14:30' });
    expect(planned.json.starts_at).toBe('2026-11-24T13:30:00.000Z');
    expect((await ask('/v1/visit-due')).json.counts).toEqual({ due: 1, overdue: 1, planned: 1 });
    now = new Date('2026-11-26T09:00:00Z');
    const [again] = (await ask('/v1/visit-due')).json.data;
    expect(again).toMatchObject({ reason: 'agreed', visit_id: planned.json.id, overdue_days: 2 });
    expect(again.terms[0]).toMatchObject({ term: 'agreed', points: 1 });
  });
});

describe('a visit', () => {
  test('pressed twice is one visit, with its promises and its case', async () => {
    const contact = await newCustomer('Emma Jansen');
    const body = {
      contact_id: contact,
      press: press(),
      mark: 6,
      better: 'Bel als de fiets later klaar is',
      present: 'Emma, haar zoon',
      promises: [{ what: 'Offerte voor een bakfiets', due_on: '2026-12-01' }],
      case_kind: 'complaint',
    };
    const replies = await Promise.all([1, 2].map(() => ask('/v1/visit-results', { method: 'POST', body })));
    const [one, two] = replies;
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(one?.json.id).toBe(two?.json.id);
    expect(one?.json).toMatchObject({ state: 'made', mark: 6, scale: 'C11', better: body.better });
    const { json } = await ask(`/v1/visits/${one?.json.id}`);
    expect(json.promises).toMatchObject([{ what: 'Offerte voor een bakfiets', state: 'open', source: 'visit' }]);
    expect(json.case.number).toMatch(/^26-/);
    const { rows } = await database.superuser.query(
      `select (select count(*)::int from courtesy_visit where contact_id = $1) as visits,
        (select count(*)::int from customer_promise where contact_id = $1) as promises,
        (select count(*)::int from complaint_case where contact_id = $1 and source = 'visit') as cases,
        (select count(*)::int from score_row) as scores`,
      [readId('con', contact)],
    );
    expect(rows[0]).toEqual({ visits: 1, promises: 1, cases: 1, scores: 0 });
    const line = (await ask(`/v1/contacts/${contact}/history`)).json.data;
    expect(line.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['event', 'promise', 'visit']);
  });

  test('that was called off stays off calendars, keeps its name there and cannot be noted', async () => {
    const contact = await newCustomer('Femke Smit');
    const at = { day: '2026-12-02', time: '10:00' };
    const { json: planned } = await ask('/v1/visits', { method: 'POST', body: { contact_id: contact, ...at } });
    const { json: feed } = await ask('/v1/calendar-feed', { method: 'POST' });
    const link = new URL(feed.url).pathname;
    expect((await ask(link)).text).toContain(`UID:${planned.id}@voldaan\r\n`);
    const moved = await ask(`/v1/visits/${planned.id}`, { method: 'PUT', body: { ...at, time: '11:00' }, revision: 1 });
    expect(moved.json).toMatchObject({ time: '11:00', revision: 2 });
    const late = await ask(`/v1/visits/${planned.id}/cancellation`, { method: 'POST', revision: 1 });
    expect(late).toMatchObject({ status: 409, json: { code: 'visit_changed' } });
    await ask(`/v1/visits/${planned.id}/cancellation`, { method: 'POST', revision: 2 });
    const file = (await ask(`/v1/visits/${planned.id}/calendar`)).text;
    expect(file).toContain('METHOD:CANCEL');
    expect((await ask(link)).text).toMatch(/SEQUENCE:2\r\n(.*\r\n)*STATUS:CANCELLED/);
    const noted = { visit_id: planned.id, press: press() };
    expect(await ask('/v1/visit-results', { method: 'POST', body: noted })).toMatchObject({
      status: 409,
      json: { code: 'visit_settled' },
    });
    const { json: anew } = await ask('/v1/calendar-feed', { method: 'POST' });
    expect((await ask(link)).status).toBe(404);
    await ask('/v1/calendar-feed', { method: 'DELETE' });
    expect((await ask(new URL(anew.url).pathname)).status).toBe(404);
  });

  test('is marked on the company’s scale, and fewer than five marks are not shown', async () => {
    const contact = await newCustomer('Gerrit Mol');
    const note = (mark: number) =>
      ask('/v1/visit-results', { method: 'POST', body: { contact_id: contact, press: press(), mark } });
    expect((await note(7.5)).json.code).toBe('mark_off_scale');
    for (const mark of [8, 9, 7]) await note(mark);
    expect((await ask('/v1/visit-marks')).json).toMatchObject({
      estimate: { n: 4, estimate: null, display: 'nothing' },
      distribution: [],
    });
    for (const mark of Array.from({ length: 8 }, (_, place) => 6 + (place % 3))) await note(mark);
    const { estimate } = (await ask('/v1/visit-marks')).json;
    expect(estimate).toMatchObject({ n: 12, display: 'muted', method: 't' });
    expect(estimate.low).toBeLessThan(estimate.estimate);
  });
});

describe('a promise', () => {
  const make = (body: object) => ask('/v1/promises', { method: 'POST', body });
  const step = (id: string, revision: number, body: object) =>
    ask(`/v1/promises/${id}/steps`, { method: 'POST', body, revision });

  test('is kept on the day it was kept on, by whom is on record, and a mistake is put right', async () => {
    now = new Date('2026-12-07T09:00:00Z');
    const { json } = await make({ name: 'Hendrik', what: 'Terugbellen', due_on: '2026-12-09', press: press() });
    expect(json).toMatchObject({ state: 'open', due_on: '2026-12-09', overdue_days: -2, revision: 1 });
    now = new Date('2026-12-11T09:00:00Z');
    expect((await ask(`/v1/promises/${json.id}`)).json).toMatchObject({ state: 'broken', overdue_days: 2 });
    const kept = await step(json.id, 1, { what: 'kept', on: '2026-12-08', note: 'Gebeld door Sanne' });
    expect(kept.json).toMatchObject({ state: 'kept', kept_on: '2026-12-08' });
    expect((await step(json.id, 1, { what: 'released' })).json.code).toBe('promise_changed');
    expect((await step(json.id, 2, { what: 'released' })).json.code).toBe('promise_settled');
    await step(json.id, 2, { what: 'reopened', note: 'Het was een ander' });
    const after = await step(json.id, 3, { what: 'kept' });
    expect(after.json.state).toBe('late');
    expect(after.json.steps.map(({ what }: { what: string }) => what)).toEqual(['made', 'kept', 'reopened', 'kept']);
  });

  test('whose day is over is told to its owner once, and counts as broken with an interval', async () => {
    now = new Date('2026-12-14T09:00:00Z');
    const { json } = await make({ name: 'Ilse', what: 'Onderdeel bestellen', due_on: '2026-12-14' });
    const remind = () => inWorkspace(database.databases.app, workspace.id, (db) => remindPromises(db, now));
    const notices = async () =>
      (
        await database.superuser.query(`select subject from staff_notice where kind = 'promise' and subject = $1`, [
          json.id,
        ])
      ).rows;
    await remind();
    expect(await notices()).toEqual([]);
    now = new Date('2026-12-15T02:00:00Z');
    await remind();
    await remind();
    expect(await notices()).toEqual([{ subject: json.id }]);
    const { json: figures } = await ask('/v1/promise-figures');
    expect(figures.broken.n).toBe(figures.kept.n);
    expect(figures).toMatchObject({ broken: { method: 'wilson' }, score: null });
  });

  test('is of one company alone', async () => {
    const bakery = openTestHttp(product, await database.newWorkspace('Bakkerij Het Anker'));
    relationsRoutes(bakery, product);
    expect((await bakery.inject('/v1/promises?list=all')).json().data).toEqual([]);
    const body = { contact_id: await newCustomer('Jan Prins'), what: 'Taart', due_on: '2026-12-20' };
    const refused = await bakery.inject({ method: 'POST', url: '/v1/promises', payload: body });
    expect(refused.json().code).toBe('contact_unknown');
    await bakery.close();
  });
});

describe('promises and what customers said afterwards', () => {
  test('are held against each other from five customers in either group on', async () => {
    now = new Date('2026-12-16T09:00:00Z');
    const { rows: surveys } = await database.superuser.query(
      `select s.id, v.id as version from survey s join survey_version v on v.survey_id = s.id where s.workspace_id = $1`,
      [workspace.id],
    );
    for (let place = 0; place < 24; place += 1) {
      const isKept = place % 2 === 0;
      const contact = readId('con', await newCustomer(`Klant ${place}`));
      const due_at = daysAgo(30);
      await insertRow(database.superuser, 'customer_promise', {
        workspace_id: workspace.id,
        id: uuid(),
        contact_id: contact,
        what: 'Iets',
        source: 'call',
        made_by: workspace.ownerId,
        owner_id: workspace.ownerId,
        made_at: daysAgo(60),
        due_at,
        kept_at: isKept ? daysAgo(31) : null,
      });
      const id = uuid();
      await insertRow(database.superuser, 'response', {
        workspace_id: workspace.id,
        id,
        survey_id: surveys[0].id,
        survey_version_id: surveys[0].version,
        respondent_key: `key:${id}`,
        channel: 'mail',
        vote_class: 'human',
        language: 'nl',
        answers: JSON.stringify({ nps: isKept ? 9 + (place % 4 === 0 ? 1 : 0) : 2 + (place % 3) }),
        started_at: daysAgo(3),
        changed_at: daysAgo(3),
      });
      const link = { workspace_id: workspace.id, response_id: id, contact_id: contact };
      await insertRow(database.superuser, 'response_contact', link);
    }
    const { score } = (await ask('/v1/promise-figures')).json;
    expect(score.kept).toMatchObject({ n: 12, estimate: 100 });
    expect(score.not_kept).toMatchObject({ n: 12, estimate: -100 });
    expect(score.comparison).toMatchObject({ verdict: 'higher', difference: 200, method: 'mover' });
    expect(score.comparison.low).toBeGreaterThan(0);
  });
});
