import { Agent, type IncomingMessage, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { readPageForm } from '../src/responses/test-page-form.ts';
import { startBenchDatabase } from './bench-database.ts';
import { startBenchProcesses } from './bench-process.ts';
import { percentile, rounded } from './median.ts';

/**
 * npm run bench -- render
 *
 * How long a customer's browser waits for a page when a hundred people a second answer: each opens the page (GET), reads,
 * and presses the button (POST), whose reply is the next page, rendered after its answers are committed to a disk that is
 * flushed. People come when they come: the load does not slow down with the server. Load, server and database share the
 * machine. How long a bare node:http server takes beside it (`machine`) says what of it is the machine's own noise.
 */
const peoplePerSecond = 100;
const warmSeconds = 4;
const measuredSeconds = 15;
/** Long enough for the server to believe that somebody read it. */
const readMs = 1_300;
/** Of the page alone. The reply to an answer waits for the disk as well; it is told beside it. */
const goals = { page_p95_ms: 15 } as const;

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const database = await startBenchDatabase();
const processes = startBenchProcesses();
try {
  const order = { urls: database.urls, ownerUrl: database.ownerUrl, singleConnections: 1 } as const;
  const ports = {
    product: await processes.serve({ ...order, kind: 'product' }),
    floor: await processes.serve({ ...order, kind: 'floor' }),
  };
  await comeAndAnswer(ports, warmSeconds);
  tell(await comeAndAnswer(ports, measuredSeconds));
} finally {
  agent.destroy();
  processes.stop();
  await database.stop();
}

type Ports = Readonly<{ product: number; floor: number }>;
type Times = { readonly page: number[]; readonly answered: number[]; readonly machine: number[]; faults: number };

async function comeAndAnswer(ports: Ports, seconds: number): Promise<Times> {
  const times: Times = { page: [], answered: [], machine: [], faults: 0 };
  const started = performance.now();
  const people: Promise<void>[] = [];
  for (let person = 0; person < seconds * peoplePerSecond; person += 1) {
    await wait(Math.max(0, started + (person * 1_000) / peoplePerSecond - performance.now()));
    people.push(answerOnce(ports, times));
  }
  await Promise.all(people);
  return times;
}

async function answerOnce({ product: port, floor }: Ports, times: Times): Promise<void> {
  const path = `/s/${database.publicToken}`;
  try {
    const opened = await timed(times.page, () => ask({ port, path }));
    await wait(readMs / 2);
    await timed(times.machine, () => ask({ port: floor, path: '/', body: '{"submission":"a"}' }));
    await wait(readMs / 2);
    const body = formOf(opened);
    const next = await timed(times.answered, () => ask({ port, path, body }));
    if (!next.includes('<form')) times.faults += 1;
  } catch {
    times.faults += 1;
  }
}

async function timed(times: number[], work: () => Promise<string>): Promise<string> {
  const began = performance.now();
  const done = await work();
  times.push(performance.now() - began);
  return done;
}

function ask({ port, path, body }: Readonly<{ port: number; path: string; body?: string }>): Promise<string> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request({ agent, host: '127.0.0.1', port, path, method, headers }, (reply) => {
      readText(reply).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function readText(reply: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of reply.setEncoding('utf8')) text += String(chunk);
  if ((reply.statusCode ?? 500) >= 300) throw new Error(`answered ${reply.statusCode}`);
  return text;
}

/** What a browser sends: the page's hidden fields, a mark, and what the script saw. */
function formOf(html: string): string {
  const evidence = JSON.stringify({ dwellMs: readMs, pointer: 2, keys: 0, trusted: true });
  return new URLSearchParams({ ...readPageForm(html)?.hidden, nps: '8', evidence }).toString();
}

function tell(times: Times): void {
  const figures = {
    people: times.page.length,
    faults: times.faults,
    page_p50_ms: rounded(percentile(times.page, 0.5), 1),
    page_p95_ms: rounded(percentile(times.page, 0.95), 1),
    page_p99_ms: rounded(percentile(times.page, 0.99), 1),
    answered_p50_ms: rounded(percentile(times.answered, 0.5), 1),
    answered_p95_ms: rounded(percentile(times.answered, 0.95), 1),
    answered_p99_ms: rounded(percentile(times.answered, 0.99), 1),
    machine_p50_ms: rounded(percentile(times.machine, 0.5), 1),
    machine_p95_ms: rounded(percentile(times.machine, 0.95), 1),
  };
  const met = {
    page_p95_ms: figures.page_p95_ms <= goals.page_p95_ms,
    no_faults: times.faults === 0,
  };
  process.stdout.write(`${JSON.stringify({ bench: 'render', per_second: peoplePerSecond, figures, goals, met })}\n`);
}
