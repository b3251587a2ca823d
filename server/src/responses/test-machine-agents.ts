import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { buildApp } from '../app.ts';
import type { TestWorkspace } from '../database/test-database.ts';
import type { Product } from '../product.ts';
import { openAnswers } from './open-answers.ts';
import { type Customer, type CustomerPage, fingerPress, makeCustomer } from './test-customer.ts';
import { newInvitation, newSurvey, type TestInvitation } from './test-survey.ts';

/** What an agent works with. The clock is the product's own, so that seconds between visits need not be waited for. */
export type AgentWorld = Readonly<{
  app: FastifyInstance;
  customer: Customer;
  /** Lets so many milliseconds pass. Visits are written in the meantime. */
  pass: (ms: number) => Promise<void>;
  invite: () => Promise<TestInvitation>;
}>;

export type AgentGround = Readonly<{
  superuser: pg.Pool;
  workspace: TestWorkspace;
  makeProduct: (clock: () => Date) => Product;
}>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A survey of this workspace whose invitations leave in the very second in which an agent finds them. */
export async function openAgentWorld({ superuser, workspace, makeProduct }: AgentGround): Promise<AgentWorld> {
  const survey = await newSurvey(superuser, workspace);
  let now = Date.now();
  const product = makeProduct(() => new Date(now));
  const path = openAnswers(product, { isLimited: false });
  const app = await buildApp(product, { answers: path, requestsPerMinute: 1_000_000_000 });
  const pass = async (ms: number) => {
    now += ms;
    await path.visits.drain();
  };
  const invite = async () => {
    await pass(120_000);
    const invitation = await newInvitation(superuser, workspace, survey);
    const mailed = [invitation.id, new Date(now), new Date(now + 30 * dayMs)];
    await superuser.query('update invitation set handed_at = $2, expires_at = $3 where id = $1', mailed);
    return invitation;
  };
  return { app, customer: makeCustomer(app), pass, invite };
}

/** How many answers count in the figures. */
export async function countVotes(superuser: pg.Pool): Promise<number> {
  const { rows } = await superuser.query(`select count(*) from score_row where vote_class = 'h'`);
  return Number(rows[0].count);
}

/** Works through one mail, and returns how many visits that were. */
export type Agent = (world: AgentWorld) => Promise<number>;

const marks = Array.from({ length: 11 }, (_, mark) => mark);
const untrusted = { dwellMs: 3_000, pointer: 0, keys: 0, trusted: false };

/** The programs that visit the links of mails, as gateways, browsers and scripts do. */
export const machineAgents: Readonly<Record<string, Agent>> = {
  'opens every link at delivery': async (world) => {
    const { token } = await world.invite();
    await openAll(world, token, {});
    return marks.length;
  },
  'asks by HEAD before it opens and sends the form': async (world) => {
    const { token } = await world.invite();
    await world.pass(hourMs);
    for (const mark of marks) await world.app.inject({ method: 'HEAD', url: `/a/${token}/${mark}` });
    const page = await world.customer.open(`/a/${token}/9`);
    await world.pass(3_000);
    return marks.length + 1 + (await send(world, page, null));
  },
  'fetches ahead as a browser does': async (world) => {
    const { token } = await world.invite();
    await openAll(world, token, { 'sec-purpose': 'prefetch;prerender' });
    return marks.length;
  },
  'opens every link and sends the last form': async (world) => {
    const { token } = await world.invite();
    const page = await openAll(world, token, {});
    await world.pass(3_000);
    return marks.length + (await send(world, page, null));
  },
  'runs the script and presses by program': async (world) => {
    const { token } = await world.invite();
    const page = await world.customer.open(`/a/${token}/9`);
    await world.pass(3_000);
    return 1 + (await send(world, page, untrusted));
  },
  'sends the form in a blink': async (world) => {
    const { token } = await world.invite();
    const page = await world.customer.open(`/a/${token}/9`);
    await world.pass(40);
    return 1 + (await send(world, page, null));
  },
  'opens twice and sends the form half a minute later from elsewhere': async (world) => {
    const { token } = await world.invite();
    // As SafeLinks does when its person opens the mail, so that the delivery tells nothing.
    await world.pass(hourMs);
    await world.customer.open(`/a/${token}/9`, {}, '203.0.113.5');
    const page = await world.customer.open(`/a/${token}/9`, {}, '203.0.113.5');
    await world.pass(30_000);
    await world.customer.press(page, { nps: '0' }, null, '198.51.100.7');
    return 3;
  },
  'follows the link that nobody sees': async (world) => {
    const { token } = await world.invite();
    const page = await world.customer.open(`/a/${token}/9`);
    await world.app.inject({ method: 'GET', url: `/h/${token}` });
    await world.pass(5_000);
    return 2 + (await send(world, page, null));
  },
  'sends answers to the API without a page': async ({ app, invite }) => {
    const { token } = await invite();
    const payload = { submission: token, answers: { nps: 0 }, final: true };
    await app.inject({ method: 'POST', url: `/a/${token}/answers`, payload });
    return 1;
  },
};

const people = [
  { name: 'by mouse or finger', evidence: fingerPress },
  { name: 'by keyboard', evidence: { dwellMs: 4_000, pointer: 0, keys: 3, trusted: true } },
  // An aid that reads the screen presses for its person: trusted, without pointer and without keys.
  { name: 'in the order of a screen reader', evidence: { dwellMs: 4_000, pointer: 0, keys: 0, trusted: true } },
  { name: 'without a script', evidence: null },
] as const;

/** People who answer a day after their mail came, which a gateway had opened at delivery. */
export const humanPaths: Readonly<Record<string, (world: AgentWorld) => Promise<void>>> = Object.fromEntries(
  people.map(({ name, evidence }) => [
    name,
    async (world: AgentWorld) => {
      const { token } = await world.invite();
      await openAll(world, token, {});
      await world.pass(dayMs);
      const page = await world.customer.open(`/a/${token}/8`);
      await world.pass(4_000);
      await world.customer.press(page, { nps: '8' }, evidence);
    },
  ]),
);

async function openAll(
  { customer }: AgentWorld,
  token: string,
  headers: Readonly<Record<string, string>>,
): Promise<CustomerPage> {
  let page = await customer.open(`/a/${token}`, headers);
  for (const mark of marks.slice(1)) page = await customer.open(`/a/${token}/${mark}`, headers);
  return page;
}

async function send({ customer }: AgentWorld, page: CustomerPage, evidence: object | null): Promise<number> {
  await customer.press(page, { nps: '0' }, evidence);
  return 1;
}
