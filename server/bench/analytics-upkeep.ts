import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import type { AnalyticsGround, AskedSurvey } from './analytics-ground.ts';
import { startBenchProcesses } from './bench-process.ts';
import type { ServerOrder } from './ingest-server.ts';
import { medianRatio } from './median.ts';

const rounds = 15;
const roundMs = 2_000;
const warmMs = 4_000;
const connections = 64;
/** As a screen that is open asks again while answers come in. */
const lookMs = 1_000;

export type Upkeep = Readonly<{
  /** What marks of changes and whoever follows them take. */
  columns: number;
  /** What ten traits in each row take, whether anything is counted by them or not. */
  traits: number;
}>;

const contenders = ['product with columns', 'product without columns', 'product without traits'] as const;
type Contender = (typeof contenders)[number];

/**
 * What figures cost the answers: the share of the answers a second that the whole path takes in less, over HTTP, checked and
 * committed. Columns: what changes is marked for them, and somebody looks at the survey's trend each second, for which the product
 * follows all that is stored meanwhile. Rounds of all take turns.
 */
export async function measureUpkeep(ground: AnalyticsGround, survey: AskedSurvey): Promise<Upkeep> {
  const order = await orderOf(ground);
  const sql = new pg.Client({ connectionString: order.ownerUrl });
  await sql.connect();
  const { rows } = await sql.query<{ token: string }>('select public_token as token from survey where id = $1', [
    survey.id,
  ]);
  const path = `/s/${rows[0]?.token}/answers`;
  const processes = startBenchProcesses();
  const mark = (isOn: boolean) => sql.query(`alter table score_row ${isOn ? 'enable' : 'disable'} trigger mark_added`);
  try {
    const ports = new Map<Contender, number>();
    for (const kind of contenders) ports.set(kind, await processes.serve({ ...order, kind }));
    const rateOf = async (kind: Contender, milliseconds: number) => {
      const isFollowed = kind === 'product with columns';
      await mark(isFollowed);
      const look = async () => isFollowed && ground.get(`/v1/trend?survey=${survey.shown}&period=90d`);
      const load = { port: ports.get(kind) ?? 0, path, connections, milliseconds };
      const { perSecond, faults } = await whileRepeated(look, () => processes.load(load));
      if (faults > 0) throw new Error(`${faults} answers were refused`);
      return perSecond;
    };
    for (const kind of contenders) await rateOf(kind, warmMs);
    const rates = new Map<Contender, number[]>(contenders.map((kind) => [kind, []]));
    for (let round = 0; round < rounds; round += 1) {
      const first = round % contenders.length;
      const turned = [...contenders.slice(first), ...contenders.slice(0, first)];
      for (const kind of turned) rates.get(kind)?.push(await rateOf(kind, roundMs));
    }
    const [kept = [], unkept = [], bare = []] = contenders.map((kind) => rates.get(kind));
    return { columns: 1 - medianRatio(kept, unkept), traits: 1 - medianRatio(unkept, bare) };
  } finally {
    processes.stop();
    await mark(true);
    await sql.end();
  }
}

/** Does something each second until the work is done. */
async function whileRepeated<Result>(something: () => Promise<unknown>, work: () => Promise<Result>): Promise<Result> {
  let isDone = false;
  const repeated = (async () => {
    while (!isDone) {
      await something();
      await wait(lookMs);
    }
  })();
  try {
    return await work();
  } finally {
    isDone = true;
    await repeated;
  }
}

async function orderOf({ dataFolder }: AnalyticsGround): Promise<Omit<ServerOrder, 'kind'>> {
  const running = await findEmbeddedPostgres(join(dataFolder, 'postgres'));
  if (running === undefined) throw new Error('the product runs without its database');
  const urlOf = (role?: 'voldaan_app' | 'voldaan_gate' | 'voldaan_work') => running.connectionString('voldaan', role);
  return {
    urls: {
      voldaan_app: urlOf('voldaan_app'),
      voldaan_gate: urlOf('voldaan_gate'),
      voldaan_work: urlOf('voldaan_work'),
    },
    ownerUrl: urlOf(),
    singleConnections: 0,
  };
}
