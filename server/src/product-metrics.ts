import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Databases } from './database/connect.ts';

/** What is counted while the product runs. Labels are few and known beforehand: no workspace, no address, no path. */
export type ProductMetrics = Readonly<{
  registry: Registry;
  requests: Counter<'route' | 'method' | 'status'>;
  requestSeconds: Histogram<'route'>;
  /** Answers by what became of them (`stored`, `seen`, `refused`) and how sure we are of the voter. */
  answers: Counter<'outcome' | 'vote_class'>;
  /** Mails by the state they came to. */
  sends: Counter<'state'>;
  jobs: Counter<'task' | 'outcome'>;
  cspReports: Counter;
}>;

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function makeProductMetrics(databases: Databases): ProductMetrics {
  const registry = new Registry();
  const registers = [registry];
  // Memory, CPU, garbage collection and the event loop's lag.
  collectDefaultMetrics({ register: registry, prefix: 'voldaan_' });
  watchDatabase(databases, registry);
  return {
    registry,
    requests: new Counter({
      name: 'voldaan_http_requests_total',
      help: 'Requests answered, by route and status',
      labelNames: ['route', 'method', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'voldaan_http_request_seconds',
      help: 'Time from the first header to the end of the reply',
      labelNames: ['route'],
      buckets: secondsBuckets,
      registers,
    }),
    answers: new Counter({
      name: 'voldaan_answers_total',
      help: 'Answers that came in, by what became of them and by vote class',
      labelNames: ['outcome', 'vote_class'],
      registers,
    }),
    sends: new Counter({
      name: 'voldaan_sends_total',
      help: 'Mails, by the state they came to',
      labelNames: ['state'],
      registers,
    }),
    jobs: new Counter({
      name: 'voldaan_jobs_total',
      help: 'Jobs run, by task and outcome',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    cspReports: new Counter({
      name: 'voldaan_csp_reports_total',
      help: 'Reports of browsers that the content security policy of the staff pages stopped something',
      registers,
    }),
  };
}

/** Asked when somebody looks; a database that is away leaves the last figures standing, and /readyz says so. */
function watchDatabase(databases: Databases, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = await read().catch(() => undefined);
        if (value !== undefined) this.set(value);
      },
    });
  gauge('voldaan_sessions', 'Sessions that have not ended', () => openSessions(databases));
  gauge('voldaan_queue_depth', 'Jobs that are due and not done', async () => (await queueDepth(databases)).waiting);
  gauge('voldaan_queue_age_seconds', 'How long the oldest of them has been due', async () => {
    return (await queueDepth(databases)).oldestSeconds;
  });
}

async function openSessions(databases: Databases): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select count(*) as number from session where expires_at > now() and last_seen_at > now() - interval '8 hours'
  `.execute(databases.work);
  return rows[0]?.number ?? 0;
}

export type QueueDepth = Readonly<{ waiting: number; oldestSeconds: number }>;

export async function queueDepth(databases: Databases): Promise<QueueDepth> {
  const { rows } = await sql<QueueDepth>`
    select waiting, oldest_seconds as "oldestSeconds" from queue_depth()
  `.execute(databases.work);
  return rows[0] ?? { waiting: 0, oldestSeconds: 0 };
}
