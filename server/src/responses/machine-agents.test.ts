import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { openAnswers } from './open-answers.ts';
import { makeCustomer } from './test-customer.ts';
import { type AgentWorld, humanPaths, machineAgents } from './test-machine-agents.ts';
import { newInvitation, newSurvey } from './test-survey.ts';

// A share of what `npm run bench -- machine-visits` does with 10,000 visits of each agent.
const visitsEach = 60;
const pathsEach = 5;

let db: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;
let world: AgentWorld;

beforeAll(async () => {
  db = await createTestDatabase();
  workspace = await db.newWorkspace('Fietsenmakerij De Vries');
  const survey = await newSurvey(db.superuser, workspace);
  let now = Date.now();
  const product = makeTestProduct(db, { clock: () => new Date(now) });
  const path = openAnswers(product, { isLimited: false });
  app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000 });
  const pass = async (ms: number) => {
    now += ms;
    await path.visits.drain();
  };
  const invite = async () => {
    await pass(120_000);
    const invitation = await newInvitation(db.superuser, workspace, survey);
    // Handed over in the second before the first visit.
    await db.superuser.query('update invitation set handed_at = $2 where id = $1', [invitation.id, new Date(now)]);
    return invitation;
  };
  world = { app, customer: makeCustomer(app), pass, invite };
});

afterAll(async () => {
  await app.close();
  await db.drop();
});

async function counted(): Promise<number> {
  const { rows } = await db.superuser.query(`select count(*) from score_row where vote_class = 'h'`);
  return Number(rows[0].count);
}

test('nine kinds of machines visit, and none of their votes counts', async () => {
  expect(Object.keys(machineAgents)).toHaveLength(9);
  for (const [name, agent] of Object.entries(machineAgents)) {
    for (let visits = 0; visits < visitsEach; ) visits += await agent(world);
    expect(await counted(), name).toBe(0);
  }
}, 120_000);

test.each(Object.entries(humanPaths))('a person who answers %s after a scanner counts', async (_name, answer) => {
  const before = await counted();
  for (let person = 0; person < pathsEach; person++) await answer(world);
  expect(await counted()).toBe(before + pathsEach);
});
