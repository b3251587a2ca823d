import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../accounts/session.ts';
import { buildApp } from '../app.ts';
import { type IdKind, showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { mayUse } from './permission.ts';
import type { RouteEntry } from './route.ts';
import { type Fixture, idOf, makeFixture } from './test-fixtures.ts';
import { type HiddenUnit, hideUnit } from './test-hidden-unit.ts';
import { sameReply, sendProbe } from './test-probe.ts';
import { sampleBodiesOf } from './test-sample-bodies.ts';
import { cursorOf, fillSample, type Sample, type Slot, samplesOf } from './test-samples.ts';

/**
 * The grid within a company: an agent who sees the cases of one unit alone × every route × every slot where the id of something
 * of another unit's case fits × {that id, a random one}, and the words of the other unit looked for in every reply. It is made
 * from the routes, as the grid between companies is.
 */

const mark = 'van-ons-allemaal';
const bodies = sampleBodiesOf(mark);

/** Whose ids are of a unit. */
const tableOf: Partial<Readonly<Record<IdKind, string>>> = {
  cas: 'complaint_case',
  fil: 'case_file',
  tsk: 'case_task',
  inb: 'inbound_mail',
  vis: 'courtesy_visit',
  prm: 'customer_promise',
};

let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let ours: Fixture;
let south: HiddenUnit;
const sessions = new Map<string, string>();
let leaks: string[] = [];
let probes = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database);
  app = await buildApp(product, { requestsPerMinute: 1_000_000 });
  ours = await makeFixture(database, mark);
  south = await hideUnit(database, ours, 'kanarie-van-afdeling-zuid');
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function credentialsOf(staffId: string): Promise<Readonly<Record<string, string>>> {
  const { id, code } = ours.workspace;
  const now = product.clock();
  const token =
    sessions.get(staffId) ??
    (await inWorkspace(database.databases.app, id, (db) => openSession(db, { code, staffId, now })));
  sessions.set(staffId, token);
  return { cookie: `__Host-sid=${token}` };
}

type Variant = 'own' | 'hidden' | 'random';
type Probe = Readonly<{ entry: RouteEntry; sample: Sample; staffId: string; tried: number | 'all'; isBare?: boolean }>;

async function send(probe: Probe, variant: Variant): Promise<LightMyRequestResponse> {
  const { entry, sample, staffId, tried } = probe;
  const credentials = await credentialsOf(staffId);
  const isTried = (number: number, { kind }: Slot) =>
    tried === number || (tried === 'all' && hiddenIdOf(kind) !== undefined);
  const filled = fillSample(sample, (number, slot) => valueFor(entry, slot, isTried(number, slot) ? variant : 'own'));
  const request = probe.isBare === true ? { ...filled, query: {} } : filled;
  probes += 1;
  return sendProbe(app, entry, { request, credentials, number: probes });
}

function valueFor(entry: RouteEntry, { kind }: Slot, variant: Variant): string {
  if (kind === 'token') return ours.tokens.survey;
  if (kind === 'cursor') return cursorOf(entry.name, idOf(ours, 'con'));
  if (variant === 'random') return showId(kind, uuid());
  return showId(kind, variant === 'hidden' ? String(hiddenIdOf(kind)) : idOf(ours, kind));
}

function hiddenIdOf(kind: Slot['kind']): unknown {
  const table = kind === 'token' || kind === 'cursor' ? undefined : tableOf[kind];
  return table === undefined ? undefined : south.rows.get(table)?.['id'];
}

/** What gives the other unit away: its words, and every id that it is named by. */
function canaries(): readonly string[] {
  const ids = [...south.rows.values()].flatMap((row) => (typeof row['id'] === 'string' ? [row['id']] : []));
  return [south.canary, ...ids.flatMap((id) => [id, showId('cas', id).slice(4)])];
}

function lookFor(label: string, reply: LightMyRequestResponse, sent: string): void {
  const said = reply.body.replaceAll(sent, '§');
  const found = canaries().find((canary) => said.includes(canary));
  if (found !== undefined) leaks.push(`${label}: ${found} in ${said.slice(0, 300)}`);
  if (reply.statusCode >= 500 && reply.statusCode !== 503) leaks.push(`${label}: ${reply.statusCode} ${reply.body}`);
}

async function tryRoute(entry: RouteEntry): Promise<number> {
  let slots = 0;
  for (const sample of samplesOf(entry, bodies[entry.name])) {
    for (const [tried, slot] of sample.slots) {
      const hiddenId = hiddenIdOf(slot.kind);
      if (hiddenId === undefined || slot.kind === 'token' || slot.kind === 'cursor') continue;
      slots += 1;
      const probe = { entry, sample, staffId: south.limited, tried };
      const label = `${entry.method} ${entry.url}, ${slot.place} ${slot.kind}`;
      const hidden = await send(probe, 'hidden');
      lookFor(label, hidden, showId(slot.kind, String(hiddenId)));
      const random = await send(probe, 'random');
      if (!sameReply(hidden, random))
        leaks.push(`${label}: another unit’s id is told from a random one\n${hidden.body}\n${random.body}`);
    }
    // What is changed of one's own is answered with what one sees.
    const own = { entry, sample, staffId: south.limited, tried: 'all' } as const;
    if (slots > 0) lookFor(`${entry.method} ${entry.url}`, await send(own, 'own'), '§');
  }
  return slots;
}

/** What the other unit has, as it stands. */
async function digest(): Promise<string> {
  const digests: string[] = [];
  for (const [table, { id, case_id, promise_id }] of south.rows) {
    const key = id === undefined ? (case_id === undefined ? 'promise_id' : 'case_id') : 'id';
    const { rows } = await database.superuser.query<{ text: string }>(
      `select string_agg(t::text, '|' order by t::text) as text from ${table} t where ${key} = $1`,
      [id ?? case_id ?? promise_id],
    );
    digests.push(rows[0]?.text ?? '');
  }
  return digests.join('\n');
}

/** Of the reads those in which somebody who sees all reads of the other unit: what the limited one is kept from. */
async function readAll(staffId: string): Promise<readonly string[]> {
  const seen: string[] = [];
  const reads = app.routeTable.filter(
    ({ method, access, name }) => method === 'GET' && Array.isArray(access) && name !== 'live.listen',
  );
  for (const entry of reads.filter(({ name }) => mayUse('agent', name))) {
    for (const sample of samplesOf(entry)) {
      // From its first page on, and narrowed by nothing.
      const isBare = [...sample.slots.values()].some(({ kind }) => kind === 'cursor');
      const reply = await send({ entry, sample, staffId, tried: 'all', isBare }, 'hidden');
      if (reply.statusCode >= 500 && reply.statusCode !== 503)
        leaks.push(`${entry.url}: ${reply.statusCode} ${reply.body}`);
      if (reply.body.includes(south.canary)) seen.push(entry.name);
    }
  }
  return [...new Set(seen)];
}

describe('an agent of another unit', () => {
  test('is told nothing of its cases, by any route', { timeout: 60_000 }, async () => {
    const before = await digest();
    const free = await readAll(south.free);
    const limited = await readAll(south.limited);
    let slots = 0;
    for (const entry of app.routeTable.filter(({ access, name }) => Array.isArray(access) && name !== 'live.listen'))
      if (mayUse('agent', entry.name)) slots += await tryRoute(entry);
    if ((await digest()) !== before) leaks.push('something of the other unit was changed');
    process.stdout.write(
      `grid of units: ${slots} slots, probes ${probes}, leaks ${leaks.length}; ` +
        `${free.length} routes show the other unit to an agent who sees all: ${free.join(', ')}\n`,
    );
    expect(leaks).toEqual([]);
    expect(limited).toEqual([]);
    // What nobody is shown cannot be seen to be kept from anybody.
    expect(free.length).toBeGreaterThanOrEqual(10);
  });

  test('would be told, were the rule not there', async () => {
    leaks = [];
    await database.superuser.query('drop policy within_reach on complaint_case');
    expect(await readAll(south.limited)).toEqual(
      expect.arrayContaining(['case.show', 'case.mails', 'contact.history', 'event.list']),
    );
    for (const entry of app.routeTable.filter(({ name }) => name === 'case.show')) await tryRoute(entry);
    expect(leaks.join()).toContain('another unit’s id is told from a random one');
  });
});
