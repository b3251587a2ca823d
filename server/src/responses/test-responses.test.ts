import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Product } from '../product.ts';
import { surveysRoutes } from '../surveys/routes.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AnswerPath, openAnswers } from './open-answers.ts';
import { responsesRoutes } from './routes.ts';
import { newAct } from './test-act.ts';
import { newSurvey, type TestSurvey } from './test-survey.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let path: AnswerPath;
let app: FastifyInstance;
let survey: TestSurvey;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  survey = await newSurvey(database.superuser, workspace);
  product = makeTestProduct(database);
  path = openAnswers(product, { isLimited: false });
  app = open(workspace);
});

afterAll(async () => {
  await app.close();
  await path.close();
  await database.drop();
});

function open(of: TestWorkspace): FastifyInstance {
  const opened = openTestHttp(product, of);
  surveysRoutes(opened, product);
  responsesRoutes(opened, product, path);
  return opened;
}

const url = () => `/v1/surveys/${showId('srv', survey.id)}/test-responses`;
const give = (isTest: boolean) => path.group.submit(newAct(workspace, survey, { answers: { nps: 9 }, isTest }));
const counted = async () => (await app.inject(`/v1/surveys/${showId('srv', survey.id)}`)).json().test_answers;

describe('tries of a survey', () => {
  test('are counted, removed at once, and each can be brought back', async () => {
    const customer = await give(false);
    const tries = [await give(true), await give(true)];
    expect(await counted()).toBe(2);
    const removed = (await app.inject({ method: 'DELETE', url: url() })).json().removed;
    expect(removed.toSorted()).toEqual(tries.map(({ responseId }) => showId('rsp', responseId)).toSorted());
    expect(await counted()).toBe(0);
    const { rows } = await database.superuser.query('select response_id from score_row where survey_id = $1', [
      survey.id,
    ]);
    expect(rows).toEqual([{ response_id: customer.responseId }]);
    expect((await app.inject({ method: 'DELETE', url: url() })).json()).toEqual({ removed: [] });
    const back = await app.inject({ method: 'POST', url: `/v1/responses/${removed[0]}/restoration`, payload: {} });
    expect([back.statusCode, await counted()]).toEqual([204, 1]);
  });

  test('of another company are not there', async () => {
    await give(true);
    const before = await counted();
    const stranger = open(await database.newWorkspace('Bakkerij Het Anker'));
    expect((await stranger.inject({ method: 'DELETE', url: url() })).statusCode).toBe(404);
    await stranger.close();
    expect(await counted()).toBe(before);
  });
});
