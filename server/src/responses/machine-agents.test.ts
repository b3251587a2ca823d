import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { makeTestProduct } from '../test-product.ts';
import { type AgentWorld, countVotes, humanPaths, machineAgents, openAgentWorld } from './test-machine-agents.ts';

// A share of what `npm run bench -- machine-visits` does with 10,000 visits of each agent.
const visitsEach = 60;
const pathsEach = 5;

let db: TestDatabase;
let world: AgentWorld;

beforeAll(async () => {
  db = await createTestDatabase();
  const workspace = await db.newWorkspace('Fietsenmakerij De Vries');
  const makeProduct = (clock: () => Date) => makeTestProduct(db, { clock });
  world = await openAgentWorld({ superuser: db.superuser, workspace, makeProduct });
});

afterAll(async () => {
  await world.app.close();
  await db.drop();
});

const counted = () => countVotes(db.superuser);

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
