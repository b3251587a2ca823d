import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { fieldworkRoutes } from '../interviews/routes.ts';
import type { Fieldwork } from '../interviews/schema.ts';
import { studiesRoutes } from '../studies/routes.ts';
import type { Study } from '../studies/schema.ts';
import { makeTestProduct } from '../test-product.ts';
import { askR, hasR } from '../test-r.ts';
import { openDemo } from './open-demo.ts';

const now = new Date('2026-11-21T12:00:00Z');
let database: TestDatabase;
let app: FastifyInstance;
let fieldwork: Fieldwork;
let study: Study;
let grades: readonly Grade[];

type Grade = Readonly<{ grade: number; interviewer: string | null }>;

beforeAll(async () => {
  database = await createTestDatabase();
  const product = makeTestProduct(database, { clock: () => now });
  const { workspaceId, code, staffId: ownerId } = await openDemo(product);
  app = openTestHttp(product, { id: workspaceId, code, ownerId, name: '' }, { language: 'nl' });
  fieldworkRoutes(app, product);
  studiesRoutes(app, product);
  const { studies } = (await app.inject('/v1/fieldwork')).json<Fieldwork>();
  const id = studies.find(({ name }) => name === 'Relatieonderzoek per telefoon')?.id;
  fieldwork = (await app.inject(`/v1/fieldwork?study=${id}&eligibility=0.5`)).json();
  study = (await app.inject(`/v1/studies/${id}`)).json();
  grades = await readGrades(fieldwork.mode?.telephone.period ?? { from: '', to: '' });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

/** The grades themselves, as they were sent in: not one line of what counts them is used here. */
async function readGrades({ from, to }: Readonly<{ from: string; to: string }>): Promise<readonly Grade[]> {
  const { rows } = await database.superuser.query<Grade>(
    `select (response.answers ->> 'grade_overall')::int as grade, answer_event.evidence ->> 'interviewer' as interviewer
    from response join survey on survey.id = response.survey_id and survey.name = 'Relatieonderzoek'
      join answer_event on answer_event.response_id = response.id
    where response.vote_class = 'human' and response.answers ->> 'grade_overall' is not null
      and response.completed_at >= $1::date and response.completed_at < $2::date
    order by response.id`,
    [from, to],
  );
  return rows;
}

const byPhone = () => grades.filter(({ interviewer }) => interviewer !== null);
const alone = () => grades.filter(({ interviewer }) => interviewer === null);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0);
const groups = () =>
  [...Map.groupBy(byPhone(), ({ interviewer }) => interviewer).values()].map((group) =>
    group.map(({ grade }) => grade),
  );

test('what the telephone does to the grade is the difference of both means, and is shown with its interval', () => {
  const [phone, self] = [byPhone().map(({ grade }) => grade), alone().map(({ grade }) => grade)];
  const { telephone, self_completed: filled, comparison } = fieldwork.mode ?? {};
  expect([telephone?.n, filled?.n]).toEqual([phone.length, self.length]);
  expect(phone.length).toBeGreaterThan(100);
  expect(telephone?.estimate).toBeCloseTo(mean(phone), 10);
  expect(filled?.estimate).toBeCloseTo(mean(self), 10);
  expect(comparison?.difference).toBeCloseTo(mean(phone) - mean(self), 10);
  expect(comparison?.verdict).toBe('higher');
  expect(comparison?.low).toBeGreaterThan(0);
});

test('how much it matters who asks is the analysis of variance of the grades by interviewer, with its interval', () => {
  const { correlation, count, design_effect: effect } = fieldwork.interviewers ?? {};
  const [each, n] = [groups(), byPhone().length];
  // Snedecor & Cochran 1989, 13.4: mean squares between and within, n0 for groups of unequal size.
  const between =
    (squares(byPhone().map(({ grade }) => grade)) - mean(each.map(squares)) * each.length) / (each.length - 1);
  const within = (mean(each.map(squares)) * each.length) / (n - each.length);
  const size = (n - each.reduce((sum, { length }) => sum + length ** 2, 0) / n) / (each.length - 1);
  const icc = (between - within) / (between + (size - 1) * within);
  expect([count, correlation?.n]).toEqual([6, n]);
  expect(correlation?.estimate).toBeCloseTo(icc, 10);
  expect(correlation?.low).toBeLessThan(icc);
  expect(correlation?.high).toBeGreaterThan(icc);
  expect(icc).toBeGreaterThan(0);
  expect(effect).toBeCloseTo(1 + icc * (n / 6 - 1), 10);
});

test('rates of the round are the arithmetic of AAPOR on what came of each customer', async () => {
  const { rows } = await database.superuser.query<{ outcome: string; count: number }>(
    `select outcome, count(*)::int from phone_interview join study on study.id = phone_interview.study_id
    where study.name = 'Relatieonderzoek per telefoon' group by outcome`,
  );
  const of = (...outcomes: readonly string[]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { count }) => sum + count, 0);
  const [i, p, r] = [of('complete'), of('partial'), of('refused', 'do_not_call', 'broken_off')];
  const [nc, o] = [of('call_back', 'not_in', 'voice_mail'), of('language', 'unable')];
  const unknown = of('no_answer', 'busy', 'wrong_number');
  const rate = (name: string) => fieldwork.rates.find((one) => one.rate === name)?.value.estimate;
  expect(rate('rr1')).toBeCloseTo(i / (i + p + r + nc + o + unknown), 10);
  expect(rate('rr3')).toBeCloseTo(i / (i + p + r + nc + o + 0.5 * unknown), 10);
  expect(rate('rr5')).toBeCloseTo(i / (i + p + r + nc + o), 10);
  expect(rate('cooperation1')).toBeCloseTo(i / (i + p + r + o), 10);
  expect(rate('refusal1')).toBeCloseTo(r / (i + p + r + nc + o + unknown), 10);
  expect(fieldwork.customers).toBe(rows.reduce((sum, { count }) => sum + count, 0));
});

test('rounds of calls begin on their own days, ring by day, and leave nobody of the list out', async () => {
  const { rows } = await database.superuser.query<{ hour: number }>(
    `select distinct extract(hour from began_at at time zone 'Europe/Amsterdam')::int as hour from call_attempt
    join phone_interview on phone_interview.id = call_attempt.interview_id
    join study on study.id = phone_interview.study_id where study.name = $1 order by hour`,
    [study.name],
  );
  expect(rows[0]?.hour).toBeGreaterThanOrEqual(9);
  expect(rows.at(-1)?.hour).toBeLessThan(18);
  expect(new Set(study.waves.map(({ created_at: at }) => new Date(at).toDateString())).size).toBe(3);
  const rung = study.waves.reduce((sum, { sent, failed }) => sum + sent + failed, 0);
  expect(rung).toBe(fieldwork.customers);
  const wrong = fieldwork.outcomes.find(({ outcome }) => outcome === 'wrong_number')?.count;
  expect(wrong).toBe(study.frame.bounced);
  expect(study.waves.reduce((sum, { failed }) => sum + failed, 0)).toBe(wrong);
});

test.runIf(hasR)('R finds the same intervals in the same grades', async () => {
  const asked = { telephone: groups(), alone: alone().map(({ grade }) => grade) };
  const found = await askR<Readonly<Record<'mode' | 'icc', readonly number[]>>>('modes.R', asked);
  const { low, high } = fieldwork.mode?.comparison ?? {};
  expect(found.mode.map((value) => value.toFixed(9))).toEqual([low, high].map((value) => value?.toFixed(9)));
  const { estimate, low: least, high: most } = fieldwork.interviewers?.correlation ?? {};
  expect(found.icc.map((value) => value.toFixed(9))).toEqual([estimate, least, most].map((value) => value?.toFixed(9)));
});
