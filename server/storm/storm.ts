import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import pino from 'pino';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { inHandMost } from '../src/invitations/send-wave.ts';
import { keepProcess } from './kept-process.ts';
import { startMailSink } from './mail-sink.ts';
import { type Struck, strike } from './nemesis.ts';
import { createRandom } from './random.ts';
import { judge } from './referee.ts';
import { startRestlessStaff } from './restless-staff.ts';
import { prepareGround } from './storm-ground.ts';
import { type LoadOrder, type Plant, type ProcessOrder, plants } from './storm-order.ts';
import { makeWorld } from './storm-world.ts';
import type { Verdict } from './verdict.ts';

/**
 * npm run storm [-- --seed N] [-- --pairs 200000] [-- --seconds 60]
 *   [-- --plant ack-before-commit|resend-unknown|lose-mail|forget-cap|forget-night|forget-along]
 *
 * Three minutes in which customers answer and companies send mail while the server, two workers and PostgreSQL are killed
 * again and again. Some customers are due for two studies, which may share a mail, and staff pause and resume them. With many
 * pairs of wave and recipient the storm lasts until all mail has gone, and the kills with it.
 * What was intended and what was acknowledged is written down outside; afterwards the referee compares it with the database.
 * All of it on the loopback interface, in a folder of its own, bounded in time.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    plant: { type: 'string' },
    pairs: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const plant = readPlant(values.plant);

const stormMs = Number(values.seconds ?? 60) * 1_000;
/** At most until what dead senders had claimed has been sent by others: a lease is a minute, and then they have to be missed. */
const calmMs = 180_000;
const pairs = Number(values.pairs ?? 1_600);
/** Of a small storm every mail is slow, of a large one few are, or it would never end. */
const slowShare = pairs > 10_000 ? 0.02 : 1;
/** What a dead sender had claimed waits for a minute: a long storm would be that waiting, were it struck as often as a short one. */
const lull = { least: 6_000, most: 18_000 };
const mailMsMost = 60 * 60_000;
const lanes = 24;
/** A worker sends as many waves at once as it has places for jobs (VOLDAAN_WORKERS). */
const wavesAtOnce = 4;

/** Lists and requests that are to be decided about, and what happened to customers of whom no study knows yet. */
const undecided = `(select count(*) from wave_part where opened_at is null)
  + (select count(*) from contact_request where next_at <= now())
  + (select count(*) from customer_event event join study on study.workspace_id = event.workspace_id
    where study.events_read_to < date_trunc('milliseconds', event.received_at))`;

/** Mail that has something ahead of it now. What goes along in another's has what that one has. */
const due = `select ${undecided} + (select count(*) from invitation where state in ('claimed', 'handed')
  or (state = 'planned' and carried_by is null and due_at <= now())) as n`;

/** Mail that has not had its turn yet. What a receiver put off would come again for two days. */
const untried = `select ${undecided} + (select count(*) from invitation
  where state = 'planned' and carried_by is null and reason is null and due_at <= now()) as n`;

process.exitCode = await storm();

async function storm(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'voldaan-storm-'));
  // PostgreSQL may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  print(`seed ${seed}${plant ? `, planted: ${plant}` : ''}`);
  const postgres = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    log: pino({ level: 'silent' }),
  });
  try {
    const verdict = await rage(folder, postgres);
    tell(verdict);
    return Object.values(verdict.breaches).some((count) => count > 0) ? 1 : 0;
  } catch (error) {
    // Said before what is left is put away, which may fail in its turn.
    process.stderr.write(`the storm broke off: ${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rage(folder: string, postgres: EmbeddedPostgres): Promise<Verdict> {
  const random = createRandom(seed);
  const ledgers = { answers: join(folder, 'answers.jsonl'), mails: join(folder, 'mails.jsonl') };
  const sink = await startMailSink(ledgers.mails, createRandom(seed + 1), slowShare);
  const order = await prepareGround({ folder, postgres, smtpPort: sink.port, seed, plant });
  const { tokens, askedTwice } = await makeWorld(order, pairs);
  const server = keepProcess('serve-process.ts', order, random);
  const workers = [1, 2].map(() => keepProcess('work-process.ts', order, random));
  const load = startLoad({ order, tokens, ledgerFile: ledgers.answers });
  const staff = startRestlessStaff(order, askedTwice, createRandom(seed + 2));
  // Customers are done long before the mail of a large storm.
  const loaded = once(load, 'message');
  const began = Date.now();
  const untilMs = began + stormMs;
  const blows: Struck[] = [];
  try {
    const clusterFolder = join(folder, 'postgres', 'cluster');
    const prey = { server, workers, clusterFolder, ownerUrl: order.urls.owner };
    blows.push(...(await strike(prey, random, { untilMs, pauseMs: { least: 2_500, most: 6_000 } })));
    while (pairs > 10_000 && Date.now() < began + mailMsMost && (await count(order.urls.owner, untried)) > 0) {
      blows.push(...(await strike(prey, random, { untilMs: Date.now() + 60_000, pauseMs: lull })));
    }
    print(`${blows.length} kills: ${blows.map(({ blow }) => blow).join(', ')}`);
    const [counts] = await loaded;
    print(`load: ${JSON.stringify(counts)}`);
    await staff.settle();
    await untilSettled(order.urls.owner, Date.now() + calmMs);
    const starts = workers.reduce((sum, worker) => sum + worker.starts() - 1, 0);
    print(`started again: server ${server.starts() - 1} times, workers ${starts} times`);
  } finally {
    load.kill('SIGKILL');
    await staff.settle();
    await Promise.all([server.stop(), ...workers.map((worker) => worker.stop())]);
    await sink.close();
  }
  return judge(order.urls.owner, ledgers, {
    // The server alone sends no mail. A dead database takes with it what both workers had just been told of.
    kills: blows.filter(({ blow }) => blow !== 'server').map(({ at }) => at),
    inHandMost: inHandMost * wavesAtOnce * workers.length,
    hangUps: sink.hangUps(),
  });
}

function startLoad(
  parts: Readonly<{ order: ProcessOrder; tokens: readonly string[]; ledgerFile: string }>,
): ChildProcess {
  const child = fork(fileURLToPath(new URL('answer-load.ts', import.meta.url)));
  const { order, tokens, ledgerFile } = parts;
  const origin = `http://127.0.0.1:${order.port}`;
  child.send({ origin, tokens, ledgerFile, seed, lanes, loadMs: stormMs, graceMs: 30_000 } satisfies LoadOrder);
  return child;
}

/** Waits until no mail is on its way any more, and not longer than agreed. */
async function untilSettled(ownerUrl: string, untilMs: number): Promise<void> {
  while (Date.now() < untilMs && (await count(ownerUrl, due)) > 0) await wait(1_000);
}

/** How much mail there is of a sort; a database that is getting up has not said that there is none. */
async function count(ownerUrl: string, sort: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>(sort);
    return Number(rows[0]?.n ?? 1);
  } catch {
    return 1;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readPlant(text: string | undefined): Plant | undefined {
  const plant = plants.find((known) => known === text);
  if (text === undefined || plant !== undefined) return plant;
  throw new Error(`cannot plant "${text}"; plant one of ${plants.join(', ')}`);
}

function tell({ breaches, figures }: Verdict): void {
  for (const [name, count] of Object.entries(figures)) print(`${name} ${count}`);
  for (const [name, count] of Object.entries(breaches)) print(`${name} = ${count}${count > 0 ? '   MUST BE 0' : ''}`);
  print(JSON.stringify({ storm: { seed, plant: plant ?? null }, ...breaches, figures }));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
