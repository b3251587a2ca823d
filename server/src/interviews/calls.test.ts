import { path as pagesOf } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import type { Role } from '../database/tables.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { openTestHttp } from '../http/test-http.ts';
import { planStudies } from '../invitations/plan-studies.ts';
import { invitationsRoutes } from '../invitations/routes.ts';
import { addTestCustomers, startTestStudy, type TestCustomer } from '../invitations/test-study.ts';
import { openAllHours, publishTestSurvey } from '../invitations/test-wave.ts';
import type { Product } from '../product.ts';
import { type AnswerPath, openAnswers } from '../responses/open-answers.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { Study } from '../studies/schema.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { interviewsRoutes } from './routes.ts';
import type { Call, CallDesk, CallStaff, Fieldwork, NextCall } from './schema.ts';

let database: TestDatabase;
let product: Product;
let path: AnswerPath;
let workspace: TestWorkspace;
let owner: FastifyInstance;
let study: Study;
let now = new Date();
let run = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock: () => now });
  path = openAnswers(product, { isLimited: false });
});

afterAll(async () => {
  await path.close();
  await database.drop();
});

beforeEach(async () => {
  run += 1;
  now = new Date();
  workspace = await database.newWorkspace(`Tassenwinkel ${run}`);
  owner = openTestHttp(product, workspace);
  surveysRoutes(owner, product);
  studiesRoutes(owner, product);
  invitationsRoutes(owner, product);
  interviewsRoutes(owner, product, path);
  await openAllHours(database, workspace);
});

type Columns = Readonly<Record<string, unknown>>;

/** A study by telephone among these customers, planned. */
async function call(customers: readonly Columns[], plan: Columns = {}): Promise<readonly TestCustomer[]> {
  const added = await addTestCustomers({ database, product, workspace }, customers);
  const cadence = { every: 'once', on: now.toISOString().slice(0, 10) } as const;
  study = await startTestStudy(owner, {
    kind: 'relation',
    surveyId: await publishTestSurvey(owner),
    plan: {
      channel: 'phone',
      timing: { kind: 'relation', cadence, validHours: 720 },
      audience: {},
      letter: null,
      reminder: null,
      reminderLetter: null,
      ...plan,
    },
  });
  await planStudies(product, workspace.id);
  return added;
}

async function colleague(role: Role = 'interviewer'): Promise<FastifyInstance & Readonly<{ staffId: string }>> {
  const staffId = await addStaff(database, workspace, { role, removed: false });
  const app = openTestHttp(product, workspace, { staffId, role });
  interviewsRoutes(app, product, path);
  if (role === 'interviewer') await assign([staffId]);
  return Object.assign(app, { staffId });
}

let assigned: readonly string[] = [];

async function assign(staffIds: readonly string[]): Promise<void> {
  assigned = [...assigned, ...staffIds];
  const payload = { staff_ids: assigned.map((id) => showId('stf', id)) };
  const reply = await owner.inject({ method: 'PUT', url: `/v1/studies/${study.id}/callers`, payload });
  expect(reply.statusCode).toBe(200);
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, place) => ({
    name: `Klant ${place}`,
    phone: `0612345${String(place).padStart(3, '0')}`,
  }));

async function next(app: FastifyInstance): Promise<NextCall> {
  const reply = await app.inject({ method: 'POST', url: '/v1/calls', payload: {} });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<NextCall>();
}

async function taken(app: FastifyInstance): Promise<Call> {
  const { call: found } = await next(app);
  if (found === null) throw new Error('nobody to call');
  return found;
}

let acts = 0;
const answer = (app: FastifyInstance, { id }: Call, answers: object) => {
  acts += 1;
  return app.inject({ method: 'POST', url: `/v1/calls/${id}/answers`, payload: { submission: `a${acts}`, answers } });
};
const end = (app: FastifyInstance, { id }: Call, outcome: string, more: object = {}) =>
  app.inject({ method: 'POST', url: `/v1/calls/${id}/end`, payload: { outcome, ...more } });

const rowsOf = async (table: string) =>
  (await database.superuser.query(`select * from ${table} where workspace_id = $1`, [workspace.id])).rows;

describe('a call list', () => {
  test('holds who was drawn and has a number, and no mail leaves for it', async () => {
    await call([...numbered(2), { name: 'Zonder nummer' }]);
    const desk = (await owner.inject('/v1/calls')).json<CallDesk>();
    expect(desk).toMatchObject({ lists: [{ name: study.name, due: 2, later: 0, done: 0 }], current: null });
    expect(await rowsOf('invitation')).toMatchObject([
      { channel: 'phone', email: '', state: 'planned' },
      { channel: 'phone', email: '', state: 'planned' },
    ]);
    const { draws, waves } = (await owner.inject(`/v1/studies/${study.id}`)).json<Study>();
    expect(draws[0]?.left_out).toEqual([{ reason: 'no_phone', count: 1 }]);
    expect(waves.map(({ state }) => state)).not.toContain('sending');
  });

  test('gives a customer to one interviewer at a time, however many ask at once', async () => {
    await call(numbered(3));
    const team = await Promise.all(['manager', 'agent', 'owner', 'manager'].map((role) => colleague(role as Role)));
    const calls = await Promise.all(team.map(next));
    const ids = calls.flatMap((one) => (one.call === null ? [] : [one.call.id]));
    expect(new Set(ids).size).toBe(3);
    expect(calls.filter((one) => one.call === null)).toMatchObject([{ reason: 'nobody_due' }]);
    // Asking again is asking for the same call.
    const [first] = team;
    expect(first && (await taken(first)).id).toBe(calls[0]?.call?.id);
  });

  test('passes a customer on when the interviewer was cut off, and the first may write no more', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const held = await taken(one);
    expect((await next(other)).call).toBeNull();
    now = new Date(now.getTime() + 31 * 60_000);
    expect((await taken(other)).id).toBe(held.id);
    expect((await answer(one, held, { nps: 9 })).json()).toMatchObject({ code: 'call_not_yours' });
    expect((await end(one, held, 'refused')).statusCode).toBe(409);
  });

  test('is an interviewer’s own: who was not given the study has nobody to call', async () => {
    assigned = [];
    await call(numbered(1));
    const stranger = await addStaff(database, workspace, { role: 'interviewer', removed: false });
    const app = openTestHttp(product, workspace, { staffId: stranger, role: 'interviewer' });
    interviewsRoutes(app, product, path);
    expect(await next(app)).toMatchObject({ call: null, reason: 'no_list' });
    const own = await colleague();
    expect((await owner.inject(`/v1/studies/${study.id}/callers`)).json<CallStaff>().data).toMatchObject([
      { is_assigned: false },
      { is_assigned: true },
    ]);
    expect((await next(own)).call).not.toBeNull();
  });
});

describe('nobody is rung who may not be', () => {
  test('with an open complaint, a refusal, or a mail not long ago', async () => {
    const [complainant, refuser, asked] = await call(
      ['Klager', 'Weigeraar', 'Gevraagd', 'Vrij'].map((name, place) => ({ name, phone: `061000000${place}` })),
    );
    const by = (sql: string, id: string | undefined) => database.superuser.query(sql, [workspace.id, id]);
    await by(
      'update contact set open_complaints = 1, complaint_since = now() where workspace_id = $1 and id = $2',
      complainant?.id,
    );
    await by(
      `insert into consent (workspace_id, contact_id, purpose, is_given, basis, source, since)
       values ($1, $2, 'research', false, 'service', 'mail', now())`,
      refuser?.id,
    );
    await by(
      `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, contact_id, email, address_hash,
         language, token_hash, state, expires_at, handed_at, occasion)
       select workspace_id, uuid_v7(), wave_id, survey_id, survey_version_id, contact_id, '', address_hash, language,
         sha256(token_hash), 'sent', now() + interval '1 day', now() - interval '3 days', 'other'
       from invitation where workspace_id = $1 and contact_id = $2`,
      asked?.id,
    );
    const free = await taken(owner);
    expect(free.name).toBe('Vrij');
    await end(owner, free, 'refused');
    expect(await next(owner)).toMatchObject({ call: null });
    const calls = await rowsOf('phone_interview');
    const reasons = calls.map(({ contact_id: id, put_off: reason, state }) => [id, reason, state]);
    expect(reasons).toContainEqual([complainant?.id, 'open_complaint', 'open']);
    expect(reasons).toContainEqual([refuser?.id, 'consent_refused', 'done']);
    expect(reasons).toContainEqual([asked?.id, 'expires_first', 'done']);
  });

  test('of a group that has its answers, and the view of the quota says so', async () => {
    await call(
      numbered(3).map((one) => ({ ...one, lifecycle: 'customer' })),
      {
        sample: { kind: 'quota', by: 'lifecycle', places: { customer: 3 } },
        precision: { margin: 0.1, confidence: 0.95, expectedResponse: 1 },
      },
    );
    const quota = async () => (await owner.inject(`/v1/fieldwork?study=${study.id}`)).json<Fieldwork>().quota;
    expect(await quota()).toEqual([{ cell: 'customer', places: 3, reserved: 3, counted: 0 }]);
    const first = await taken(owner);
    await answer(owner, first, Object.fromEntries(openQuestions(first).map((id) => [id, id === 'nps' ? 10 : null])));
    await end(owner, first, 'finished');
    expect(await quota()).toEqual([{ cell: 'customer', places: 3, reserved: 2, counted: 1 }]);
    await end(owner, await taken(owner), 'refused');
    await database.superuser.query('update quota_cell set places = 1 where workspace_id = $1', [workspace.id]);
    expect(await next(owner)).toMatchObject({ call: null, reason: 'nobody_due' });
    expect((await rowsOf('phone_interview')).map(({ put_off }) => put_off)).toContain('quota_full');
  });

  test('on a number that asked not to be called, in whatever way it is written', async () => {
    await call([
      { name: 'Ada', phone: '+31 6 1234 5678' },
      { name: 'Ben', phone: '0698765432' },
    ]);
    const first = await taken(owner);
    const other = first.name === 'Ada' ? '06-98765432' : '0031612345678';
    const keep = await owner.inject({ method: 'POST', url: '/v1/numbers-not-called', payload: { phone: other } });
    expect(keep.json()).toMatchObject({ is_called: false });
    expect((await end(owner, first, 'do_not_call')).json()).toMatchObject({
      outcome: 'do_not_call',
      call_back_at: null,
    });
    expect(await next(owner)).toMatchObject({ call: null, reason: 'nobody_due' });
    const check = await owner.inject({ method: 'POST', url: '/v1/number-checks', payload: { phone: first.phone } });
    expect(check.json()).toMatchObject({ is_called: false });
    expect(JSON.stringify(await rowsOf('do_not_call'))).not.toContain('12345678');
    const lift = (payload: object) => owner.inject({ method: 'POST', url: '/v1/numbers-called-again', payload });
    expect((await lift({ phone: other })).statusCode).toBe(422);
    const lifted = await lift({ phone: other, reason: 'Vroeg er zelf om' });
    expect(lifted.json()).toMatchObject({ is_called: true, since: null, source: null });
    expect(await rowsOf('audit_entry')).toContainEqual(
      expect.objectContaining({ action: 'number.called-again', detail: { reason: 'Vroeg er zelf om' } }),
    );
  });

  test('outside the hours of the customer’s own clock', async () => {
    await call([{ name: 'Ada', phone: '0612345678', zone: 'Pacific/Auckland', country: 'NL' }]);
    await database.superuser.query(
      `update contact_rules set send_hours = send_hours || '{"from": "09:00", "until": "20:00"}' where workspace_id = $1`,
      [workspace.id],
    );
    // A Wednesday, 12:00 in Amsterdam and past 22:00 in Auckland.
    const noon = new Date(now.getTime() + ((10 - now.getUTCDay()) % 7) * 86_400_000);
    now = new Date(`${noon.toISOString().slice(0, 10)}T11:00:00Z`);
    const reply = await next(owner);
    expect(reply.call).toBeNull();
    expect(await rowsOf('phone_interview')).toMatchObject([{ put_off: 'quiet_hours', state: 'open' }]);
  });
});

describe('an interview', () => {
  test('is broken off, resumed by a colleague at the open question, and told apart by who asked', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const first = await taken(one);
    expect(first.script.opening.join(' ')).toContain('Klant 0');
    expect((await answer(one, first, { nps: 8 })).statusCode).toBe(200);
    expect((await end(one, first, 'finished')).json()).toMatchObject({ code: 'interview_unfinished' });
    const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
    const agreed = { call_back: { day: tomorrow, time: '14:00' }, note: 'Zit in een overleg' };
    expect((await end(one, first, 'call_back')).json()).toMatchObject({ code: 'call_back_missing' });
    const back = await end(one, first, 'call_back', agreed);
    expect(back.json()).toMatchObject({ outcome: 'call_back', call_back_at: expect.stringContaining(tomorrow) });
    expect(await next(other)).toMatchObject({ call: null, reason: 'nobody_due' });
    expect((await one.inject('/v1/calls')).json<CallDesk>().agreed).toMatchObject([{ name: 'Klant 0' }]);

    now = new Date(`${tomorrow}T14:30:00Z`);
    const again = await taken(other);
    expect(again).toMatchObject({ id: first.id, answers: { nps: 8 }, note: 'Zit in een overleg', is_agreed: true });
    expect(again.attempts).toMatchObject([{ outcome: 'call_back' }]);
    const rest = Object.fromEntries(
      openQuestions(again).map((id) => [id, id === 'why' ? 'Vriendelijk geholpen' : null]),
    );
    expect((await answer(other, again, rest)).statusCode).toBe(200);
    expect((await end(other, again, 'finished')).json()).toMatchObject({ outcome: 'complete', call_back_at: null });

    const [response] = await rowsOf('response');
    expect(response).toMatchObject({ channel: 'telephone', vote_class: 'human', answers: { nps: 8 } });
    expect(response?.completed_at).not.toBeNull();
    const events = (await rowsOf('answer_event')).toSorted((a, b) => a.received_at - b.received_at);
    expect(events.map(({ evidence }) => evidence.interviewer)).toEqual([one.staffId, other.staffId, other.staffId]);
    expect(await rowsOf('invitation')).toMatchObject([{ state: 'sent', answered_at: expect.any(Date) }]);
    expect(await rowsOf('phone_interview')).toMatchObject([{ state: 'done', outcome: 'complete', attempt_count: 2 }]);
  });

  test('that its customer stops for good is a partial one from half of the questions on', async () => {
    await call(numbered(2));
    const first = await taken(owner);
    expect((await end(owner, first, 'broken_off')).json()).toMatchObject({ outcome: 'broken_off' });
    const second = await taken(owner);
    const questions = openQuestions(second);
    const half = questions.slice(0, Math.ceil(questions.length / 2));
    await answer(owner, second, Object.fromEntries(half.map((id) => [id, id === 'nps' ? 9 : null])));
    expect((await end(owner, second, 'broken_off')).json()).toMatchObject({ outcome: 'partial' });
    expect((await rowsOf('invitation')).map(({ reason }) => reason)).toContain('call_refused');
  });

  test('takes no answer that the survey would not take, nor a time out of hours', async () => {
    await call(numbered(1));
    const held = await taken(owner);
    expect((await answer(owner, held, { nps: 11 })).statusCode).toBe(422);
    const past = { call_back: { day: '2020-01-01', time: '14:00' } };
    expect((await end(owner, held, 'call_back', past)).json()).toMatchObject({ code: 'call_back_past' });
    const late = { call_back: { day: '2090-01-01', time: '14:00' } };
    expect((await end(owner, held, 'call_back', late)).json()).toMatchObject({ code: 'call_back_late' });
  });
});

describe('the fieldwork', () => {
  test('has the rates of AAPOR, and who was not in is rung again later', async () => {
    await call(numbered(8));
    const outcomes = ['no_answer', 'busy', 'not_in', 'refused', 'wrong_number', 'not_eligible', 'language'];
    for (const outcome of outcomes) expect((await end(owner, await taken(owner), outcome)).statusCode).toBe(200);
    const last = await taken(owner);
    await answer(owner, last, Object.fromEntries(openQuestions(last).map((id) => [id, id === 'nps' ? 10 : null])));
    expect((await end(owner, last, 'finished')).json()).toMatchObject({ outcome: 'complete' });
    const work = (await owner.inject(`/v1/fieldwork?study=${study.id}`)).json<Fieldwork>();
    expect(work).toMatchObject({ customers: 8, untried: 0, attempts: 8 });
    const rates = new Map(work.rates.map(({ rate, value }) => [rate, value.estimate]));
    // I 1, R 1, O 1, NC 1, UH 2, UO 1; who is no customer any more is in none.
    expect(rates.get('rr1')).toBeCloseTo(1 / 7, 12);
    expect(rates.get('rr5')).toBeCloseTo(1 / 4, 12);
    expect(rates.get('cooperation1')).toBeCloseTo(1 / 3, 12);
    expect(rates.get('contact1')).toBeCloseTo(3 / 7, 12);
    // One interview is nobody's figure.
    expect(work).toMatchObject({ mode: null, interviewers: null });
    const desk = (await owner.inject('/v1/calls')).json<CallDesk>();
    expect(desk).toMatchObject({ lists: [{ due: 0, later: 3, done: 5 }], today: { attempts: 8, interviews: 1 } });
  });
});

/** The questions of the path that were not answered yet. */
function openQuestions({ definition, answers, context }: Call): readonly string[] {
  return pagesOf(definition, answers, context)
    .flatMap(({ nodes }) => questionsOn(nodes))
    .map(({ id }) => id)
    .filter((id) => !Object.hasOwn(answers, id));
}
