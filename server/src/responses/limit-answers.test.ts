import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { newInvitation, newSurvey, type TestInvitation, type TestSurvey } from './test-survey.ts';

let database: TestDatabase;
let app: FastifyInstance;
let path: AnswerPath;
let survey: TestSurvey;
let invitation: TestInvitation;

beforeAll(async () => {
  database = await createTestDatabase();
  const workspace = await database.newWorkspace('Fietsenmakerij De Vries');
  survey = await newSurvey(database.superuser, workspace);
  invitation = await newInvitation(database.superuser, workspace, survey);
  const product = makeTestProduct(database);
  path = openAnswers(product);
  app = await buildApp(product, { answers: path });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function visits(kind: string): Promise<number> {
  await path.visits.drain();
  const { rows } = await database.superuser.query('select count(*)::int as n from visit where kind = $1', [kind]);
  return rows[0]?.n;
}

async function openOften(times: number, url: string): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let time = 0; time < times; time++) statuses.add((await app.inject(url)).statusCode);
  return statuses;
}

test('a link that is opened over and over is shown each time, and fills no disk', async () => {
  expect(await openOften(100, `/a/${invitation.token}`)).toEqual(new Set([200]));
  expect(await visits('open')).toBe(60);
  expect(await openOften(650, `/s/${survey.publicToken}`)).toEqual(new Set([200]));
  expect(await visits('open')).toBe(660);
});

test('a trap that a machine falls into a hundred times in a moment is one trap', async () => {
  expect(await openOften(100, `/h/${invitation.token}`)).toEqual(new Set([204]));
  expect(await visits('trap')).toBe(1);
});
