import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import pino from 'pino';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { judgeSittings } from './judge-sittings.ts';
import { type KeptProcess, keepProcess } from './kept-process.ts';
import { createRandom, type Random } from './random.ts';
import { answerRestlessly, type Sitting } from './restless-customer.ts';
import { makeSittingsWorld } from './sittings-world.ts';
import { prepareGround } from './storm-ground.ts';

/**
 * npm run storm:customers [-- --customers 1000] [-- --seed N] [-- --plant ack-before-commit]
 *
 * Customers who answer a survey that forks, by personal links and by a public one, on lines that break off at any moment,
 * with double presses, the button back, two tabs and pages loaded anew, while the server is killed every few seconds. What
 * they were told is stored must be there, once, and say what they said last.
 */
const { values } = parseArgs({
  options: { customers: { type: 'string' }, seed: { type: 'string' }, plant: { type: 'string' } },
});
const customers = Number(values.customers ?? 1_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const lanes = 40;
const minutesMost = 10;

process.exitCode = await storm();

async function storm(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'voldaan-customers-'));
  // PostgreSQL may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const log = pino({ level: 'silent' });
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), log });
  try {
    const order = await prepareGround({
      folder,
      postgres,
      smtpPort: 1,
      seed,
      plant: values.plant === 'ack-before-commit' ? values.plant : undefined,
    });
    const owner = new pg.Pool({ connectionString: order.urls.owner, max: 1 });
    const links = await makeSittingsWorld(owner, customers);
    const server = keepProcess('serve-process.ts', order, createRandom(seed));
    const sittings = await play(links, `http://127.0.0.1:${order.port}`, server);
    await server.stop();
    const breaches = await judgeSittings(owner, sittings);
    await owner.end();
    tell(sittings, breaches, server.starts() - 1);
    return Object.values(breaches).some((count) => count > 0) ? 1 : 0;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(links: readonly string[], origin: string, server: KeptProcess): Promise<readonly Sitting[]> {
  const waiting = links.map((link, place) => ({ link, random: createRandom(seed * 10_000 + place) }));
  const untilMs = Date.now() + minutesMost * 60_000;
  const sittings: Sitting[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      sittings.push(await answerRestlessly({ origin, ...next, untilMs }));
    }
  };
  const end = new AbortController();
  const strikes = strike(server, createRandom(seed + 7), end.signal);
  await Promise.all(Array.from({ length: lanes }, lane));
  end.abort();
  await strikes;
  return sittings;
}

/** Kills the server without warning every few seconds; it is started again a moment later. */
async function strike(server: KeptProcess, random: Random, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(random.between(3_000, 7_000), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) server.kill();
  }
}

function tell(sittings: readonly Sitting[], breaches: Readonly<Record<string, number>>, restarts: number): void {
  const faults = { disconnect: 0, double: 0, back: 0, tab: 0, reload: 0 };
  for (const sitting of sittings) {
    for (const name of ['disconnect', 'double', 'back', 'tab', 'reload'] as const) faults[name] += sitting.faults[name];
  }
  const countOf = (name: 'acknowledged' | 'pressed') => sittings.reduce((sum, one) => sum + one[name].length, 0);
  const acknowledged = countOf('acknowledged');
  const figures = { customers: sittings.length, acknowledged, pressed: countOf('pressed'), restarts, ...faults };
  for (const [name, count] of Object.entries({ ...figures, ...breaches })) process.stdout.write(`${name} ${count}\n`);
  process.stdout.write(`${JSON.stringify({ storm: 'customers', seed, ...breaches, figures })}\n`);
}
