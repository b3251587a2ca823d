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
import { keepProcess } from './kept-process.ts';
import { startMailSink } from './mail-sink.ts';
import { strike } from './nemesis.ts';
import { createRandom } from './random.ts';
import { judge, type Verdict } from './referee.ts';
import { prepareGround } from './storm-ground.ts';
import type { LoadOrder, Plant, ProcessOrder } from './storm-order.ts';
import { makeWorld } from './storm-world.ts';

/**
 * npm run storm [-- --seed N] [-- --plant ack-before-commit|resend-unknown]
 *
 * Three minutes in which customers answer and two companies send mail while the server, the worker and PostgreSQL are
 * killed again and again. What was intended and what was acknowledged is written down outside; afterwards the referee
 * compares it with the database. All of it on the loopback interface, in a folder of its own, bounded in time.
 */
const { values } = parseArgs({ options: { seed: { type: 'string' }, plant: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const plant = readPlant(values.plant);

const stormMs = 60_000;
/** At most until what dead senders had claimed has been sent by others: a lease is a minute, and then they have to be missed. */
const calmMs = 120_000;
const recipients = 400;
const lanes = 24;

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
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rage(folder: string, postgres: EmbeddedPostgres): Promise<Verdict> {
  const random = createRandom(seed);
  const ledgers = { answers: join(folder, 'answers.jsonl'), mails: join(folder, 'mails.jsonl') };
  const sink = await startMailSink(ledgers.mails, createRandom(seed + 1));
  const order = await prepareGround({ folder, postgres, smtpPort: sink.port, seed, plant });
  const tokens = await makeWorld(order, recipients);
  const server = keepProcess('serve-process.ts', order, random);
  const worker = keepProcess('work-process.ts', order, random);
  const load = startLoad({ order, tokens, ledgerFile: ledgers.answers });
  const untilMs = Date.now() + stormMs;
  try {
    const clusterFolder = join(folder, 'postgres', 'cluster');
    const blows = await strike({ server, worker, clusterFolder, ownerUrl: order.urls.owner }, random, untilMs);
    print(`${blows.length} kills: ${blows.join(', ')}`);
    const [counts] = await once(load, 'message');
    print(`load: ${JSON.stringify(counts)}`);
    await untilSettled(order.urls.owner, untilMs + calmMs);
    print(`started again: server ${server.starts() - 1} times, worker ${worker.starts() - 1} times`);
  } finally {
    load.kill('SIGKILL');
    await Promise.all([server.stop(), worker.stop()]);
    await sink.close();
  }
  return judge(order.urls.owner, ledgers.answers, ledgers.mails);
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
  const text = `select count(*)::int as n from invitation where state = 'claimed' or (state = 'planned' and due_at <= now())`;
  while (Date.now() < untilMs) {
    const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ n: number }>(text);
      if (rows[0]?.n === 0) return;
    } catch {
      // Still getting up.
    } finally {
      await client.end().catch(() => undefined);
    }
    await wait(1_000);
  }
}

function readPlant(text: string | undefined): Plant | undefined {
  if (text === undefined || text === 'ack-before-commit' || text === 'resend-unknown') return text;
  throw new Error(`cannot plant "${text}"; plant ack-before-commit or resend-unknown`);
}

function tell({ breaches, figures }: Verdict): void {
  for (const [name, count] of Object.entries(figures)) print(`${name} ${count}`);
  for (const [name, count] of Object.entries(breaches)) print(`${name} = ${count}${count > 0 ? '   MUST BE 0' : ''}`);
  print(JSON.stringify({ storm: { seed, plant: plant ?? null }, ...breaches, figures }));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
