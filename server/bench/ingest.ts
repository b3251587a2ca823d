import { type BenchDatabase, startBenchDatabase } from './bench-database.ts';
import { startBenchProcesses } from './bench-process.ts';
import { measureCheck } from './check-speed.ts';
import type { ServerOrder } from './ingest-server.ts';
import type { LoadResult } from './load.ts';
import { median, medianRatio, rounded, spread } from './median.ts';

/**
 * npm run bench -- ingest
 *
 * How many answers a second the whole path takes in, over HTTP, checked and committed, beside what the machine can do
 * at best (i: node:http and JSON.parse, no database) and beside what one would write first (ii: one INSERT for each
 * request, on the same PostgreSQL). Load, server and database share the machine's cores, so a figure is CPU spent.
 * Single figures move with the machine; ratios are taken within a round and their median is told.
 */
const rounds = 3;
const connectionCounts = [1, 16, 64, 256] as const;
const roundMs = 1_600;
/** Every contender runs so long before it is measured: V8 has compiled the last of what is called by then, and not before. */
const warmMs = 4_000;
/** What is written before anything is measured, so that PostgreSQL writes its log into files that it has, see `age`. */
const agedMegabytes = 640;
/** Of the naive way: as many database connections as are usual, and as many as the product's answer path has. */
const usualConnections = 10;
const equalConnections = 2;
/** When the floor itself moves by more, the machine was busy with something else. */
const noiseMost = 1.6;

const goals = {
  of_floor_at_64: { least: 0.35 },
  of_single_at_64: { least: 1.7 },
  of_single_with_slow_disk_at_64: { least: 10 },
  p99_of_floor_at_64: { most: 3 },
  check_of_ajv: { most: 1.5 },
} as const;

type Name = 'floor' | 'single' | 'product' | 'slow single' | 'slow single, 10 connections' | 'slow product';
type Contender = Readonly<{ name: Name; port: number }>;
type Results = Map<string, LoadResult[]>;

const database = await startBenchDatabase();
const processes = startBenchProcesses();
try {
  const check = measureCheck();
  const results = await measureAll();
  tell(results, check);
} finally {
  processes.stop();
  await database.stop();
}

async function measureAll(): Promise<Results> {
  await prepare(database);
  const floor = await start('floor', 'floor', usualConnections);
  const single = await start('single', 'single', usualConnections);
  const product = await start('product', 'product', equalConnections);
  const slowSingle = await start('slow single', 'single', equalConnections);
  const fast = [floor, single, product];
  const slow: readonly Contender[] = [
    slowSingle,
    { name: 'slow single, 10 connections', port: single.port },
    { name: 'slow product', port: product.port },
  ];
  const results: Results = new Map();
  for (const contender of [...fast, slowSingle]) await measure(contender, 64, warmMs);
  for (let round = 0; round < rounds; round++) {
    for (const connections of connectionCounts) {
      for (const contender of turned(fast, round)) await keep(results, contender, connections);
    }
    await slowDown(true);
    for (const contender of turned(slow, round)) await keep(results, contender, 64);
    await slowDown(false);
  }
  return results;
}

/**
 * The naive table keeps the same promises with one row: a key that makes a second try harmless, a place in the list of its
 * survey, a survey that exists. And the switch that stands in for a disk whose flush takes 2 ms: it sleeps once in each
 * transaction.
 */
async function prepare(database: BenchDatabase): Promise<void> {
  const { owner } = database;
  await owner.query(`create table single_survey (id uuid primary key)`);
  await owner.query(`create table single_answer (id uuid primary key, survey uuid not null references single_survey,
    submission text not null, body jsonb not null, at timestamptz not null default now(), unique (survey, submission))`);
  await owner.query(`create index single_answer_newest on single_answer (survey, at, id)`);
  await owner.query(`create function sleep_in_transaction() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.002); return null; end $$`);
  for (const table of ['single_answer', 'outbox']) {
    await owner.query(
      `create trigger slow_disk after insert on ${table} for each statement execute function sleep_in_transaction()`,
    );
  }
  await slowDown(false);
  await age(database);
}

/**
 * A database that has been in use writes its log over old files. A new one makes each of them when it is needed, 16 MB of
 * zeros at a time, and everybody waits for it meanwhile: that would be measured in the first minutes and never again.
 */
async function age({ owner }: BenchDatabase): Promise<void> {
  for (let megabyte = 0; megabyte < agedMegabytes; megabyte++)
    await owner.query(`select pg_logical_emit_message(false, 'bench', repeat('x', 1024 * 1024))`);
  await owner.query('checkpoint');
}

async function slowDown(isSlow: boolean): Promise<void> {
  for (const table of ['single_answer', 'outbox']) {
    await database.owner.query(`alter table ${table} ${isSlow ? 'enable' : 'disable'} trigger slow_disk`);
  }
}

async function start(name: Name, kind: ServerOrder['kind'], singleConnections: number): Promise<Contender> {
  const { urls, ownerUrl } = database;
  return { name, port: await processes.serve({ kind, urls, ownerUrl, singleConnections }) };
}

function measure({ port }: Contender, connections: number, milliseconds: number): Promise<LoadResult> {
  return processes.load({ port, path: `/s/${database.publicToken}/answers`, connections, milliseconds });
}

async function keep(results: Results, contender: Contender, connections: number): Promise<void> {
  const result = await measure(contender, connections, roundMs);
  if (result.faults > 0) throw new Error(`${contender.name} refused ${result.faults} answers`);
  const key = keyOf(contender.name, connections);
  results.set(key, [...(results.get(key) ?? []), result]);
}

/** Nobody is always first. */
function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

function keyOf(name: Name, connections: number): string {
  return `${name} ${connections}`;
}

function tell(results: Results, check: Readonly<{ ratio: number; oursNs: number; ajvNs: number }>): void {
  const of = (name: Name, connections: number) => results.get(keyOf(name, connections)) ?? [];
  const rates = (name: Name, connections = 64) => of(name, connections).map((result) => result.perSecond);
  const p99s = (name: Name) => of(name, 64).map((result) => result.p99);
  const figures = {
    of_floor_at_64: rounded(medianRatio(rates('product'), rates('floor')), 2),
    of_single_at_64: rounded(medianRatio(rates('product'), rates('single')), 2),
    of_single_with_slow_disk_at_64: rounded(medianRatio(rates('slow product'), rates('slow single')), 1),
    of_single_with_slow_disk_and_10_connections_at_64: rounded(
      medianRatio(rates('slow product'), rates('slow single, 10 connections')),
      1,
    ),
    p99_of_floor_at_64: rounded(medianRatio(p99s('product'), p99s('floor')), 1),
    check_of_ajv: rounded(check.ratio, 2),
  };
  print('answers/s (p50 / p99 ms), medians');
  for (const [key, list] of results) print(`${key.padEnd(34)} ${lineOf(list)}`);
  print(`check: ours ${check.oursNs.toFixed(0)} ns, ajv ${check.ajvNs.toFixed(0)} ns`);
  const noise = rounded(spread(rates('floor')), 2);
  if (noise > noiseMost) print(`the floor moved by ${noise}: the machine was busy, run it again`);
  const met = {
    of_floor_at_64: figures.of_floor_at_64 >= goals.of_floor_at_64.least,
    of_single_at_64: figures.of_single_at_64 >= goals.of_single_at_64.least,
    of_single_with_slow_disk_at_64:
      figures.of_single_with_slow_disk_at_64 >= goals.of_single_with_slow_disk_at_64.least,
    p99_of_floor_at_64: figures.p99_of_floor_at_64 <= goals.p99_of_floor_at_64.most,
    check_of_ajv: figures.check_of_ajv <= goals.check_of_ajv.most,
  };
  print(JSON.stringify({ bench: 'ingest', figures, goals, met, noise: { floor_at_64: noise } }));
}

function lineOf(list: readonly LoadResult[]): string {
  const [rate, p50, p99] = [
    list.map((one) => one.perSecond),
    list.map((one) => one.p50),
    list.map((one) => one.p99),
  ].map(median);
  return `${rate?.toFixed(0)} (${p50?.toFixed(2)} / ${p99?.toFixed(2)})`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
