import { type KeyScope, keyScopes } from '@voldaan/domain/accounts/key-scope';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeApiKey, revokeApiKey } from '../accounts/api-keys.ts';
import { findCaller } from '../accounts/find-caller.ts';
import { openSession } from '../accounts/session.ts';
import { buildApp } from '../app.ts';
import { showId } from '../database/public-id.ts';
import type { Role } from '../database/tables.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product } from '../product.ts';
import { makeToken } from '../secret/token.ts';
import { makeTestProduct } from '../test-product.ts';
import type { Caller } from './caller.ts';
import { idSchema } from './id-schema.ts';
import { openHttp } from './open-http.ts';
import { type RouteEntry, route } from './route.ts';
import { addStaff, canariesOf, type Fixture, idOf, makeFixture } from './test-fixtures.ts';
import { digestOf, sameReply, sendProbe } from './test-probe.ts';
import { sampleBodiesOf } from './test-sample-bodies.ts';
import { cursorOf, fillSample, type Sample, type Slot, samplesOf } from './test-samples.ts';

/**
 * The grid: every route of the table × every caller × every slot where an id stands × {own, another workspace's, random,
 * malformed}. It is made from the routes themselves, so that a route added tomorrow is tried tomorrow.
 */

/** Programs: one whose key has every scope, one whose key has none that opens anything, one whose key was revoked. */
type Program = 'program' | 'idle-program' | 'revoked-program';
type CallerKind = Role | 'nobody' | 'removed' | Program;
type Variant = 'own' | 'other' | 'random' | 'malformed';

const callers: readonly CallerKind[] = [
  'nobody',
  'removed',
  'viewer',
  'interviewer',
  'agent',
  'analyst',
  'manager',
  'owner',
  'program',
  'idle-program',
  'revoked-program',
];

const programs: readonly Program[] = ['program', 'idle-program', 'revoked-program'];

function isProgram(kind: CallerKind): kind is Program {
  return programs.some((program) => program === kind);
}

let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let ours: Fixture;
let theirs: Fixture;
const mark = 'merk-van-ons';
const bodies = sampleBodiesOf(mark);
const staffIds = new Map<CallerKind, string>();
const keys = new Map<CallerKind, string>();
const sessions = new Map<CallerKind, string>();
const logged: string[] = [];
let probes = 0;
const leaks: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(line) });
  product = makeTestProduct(database, { log });
  app = await buildApp(product, { requestsPerMinute: 1_000_000 });
  ours = await makeFixture(database, mark);
  theirs = await makeFixture(database, 'kanarie-van-hen');
  for (const kind of programs) keys.set(kind, await keyOf(kind));
  for (const kind of callers.filter((candidate) => !isProgram(candidate))) {
    const role = kind === 'nobody' || kind === 'removed' ? 'owner' : kind;
    const removed = kind === 'removed';
    if (kind !== 'nobody') staffIds.set(kind, await addStaff(database, ours.workspace, { role, removed }));
  }
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function keyOf(kind: Program): Promise<string> {
  const { id, code, ownerId } = ours.workspace;
  const caller: Caller = {
    workspaceId: id,
    workspaceCode: code,
    staffId: ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  };
  const scopes: KeyScope[] = kind === 'idle-program' ? ['mail:write'] : [...keyScopes];
  const made = await makeApiKey(product, caller, { name: kind, scopes, days: 30 });
  if (kind === 'revoked-program') await revokeApiKey(product, caller, made.id);
  return made.key;
}

/** A new session after each change that was allowed: some routes end the one they are called with. */
async function credentialsOf(kind: CallerKind): Promise<Readonly<Record<string, string>>> {
  const key = keys.get(kind);
  if (key !== undefined) return { authorization: `Bearer ${key}` };
  const staffId = staffIds.get(kind);
  if (staffId === undefined) return {};
  const { id, code } = ours.workspace;
  const now = product.clock();
  const token =
    sessions.get(kind) ??
    (await inWorkspace(database.databases.app, id, (db) => openSession(db, { code, staffId, now })));
  sessions.set(kind, token);
  return { cookie: `__Host-sid=${token}` };
}

function mayPass(entry: RouteEntry, kind: CallerKind): boolean {
  const { access } = entry;
  if (access === 'anyone' || access === 'invited') return true;
  if (kind === 'program') return entry.scope !== undefined;
  if (kind === 'idle-program') return entry.scope === 'mail:write';
  return kind !== 'nobody' && kind !== 'removed' && kind !== 'revoked-program' && access.includes(kind);
}

/** The values of a kind of slot. A cursor names a row. */
function valueFor(slot: Slot, variant: Variant, entry: RouteEntry): string {
  if (variant === 'malformed') return 'x_0';
  const fixture = variant === 'own' ? ours : theirs;
  if (slot.kind === 'token') return tokenFor(entry, variant, fixture);
  if (slot.kind === 'cursor') {
    const id = variant === 'random' ? uuid() : idOf(fixture, 'con');
    return cursorOf(entry.name, id);
  }
  return showId(slot.kind, variant === 'random' ? uuid() : idOf(fixture, slot.kind));
}

/** Whoever holds a token may use it, so another company's is tried where it does not belong; a random one has its shape. */
function tokenFor(entry: RouteEntry, variant: Variant, { tokens, workspace }: Fixture): string {
  if (variant === 'random') return makeToken(workspace.code);
  // A widget is opened by the name of its survey, which stands on pages of others for everybody to read.
  const isPublic = /\.public|^widget\./.test(entry.name);
  if (variant === 'other') return isPublic ? tokens.invite : tokens.survey;
  if (isPublic) return tokens.survey;
  return entry.name.startsWith('invite.') ? tokens.invite : tokens.invitation;
}

type Credentials = Readonly<Record<string, string>>;

type Probe = Readonly<{ entry: RouteEntry; kind: CallerKind; sample: Sample; tried: number | undefined }>;

/** Sends the sample with one slot as the variant says and all others our own. */
async function send(probe: Probe, variant: Variant, credentials: Credentials): Promise<LightMyRequestResponse> {
  const { entry, kind, sample, tried } = probe;
  const used: string[] = [];
  const request = fillSample(sample, (number, slot) => {
    const value = valueFor(slot, number === tried ? variant : 'own', entry);
    if (number === tried) used.push(value);
    return value;
  });
  probes += 1;
  const reply = await sendProbe(app, entry, { request, credentials, number: probes });
  if (entry.method !== 'GET' && mayPass(entry, kind)) sessions.delete(kind);
  judge(probe, variant, reply, used);
  return reply;
}

/** What no reply may ever do. */
function judge(probe: Probe, variant: Variant, reply: LightMyRequestResponse, sent: readonly string[]): void {
  const { entry, kind } = probe;
  const label = `${entry.method} ${entry.url} as ${kind} with ${variant}`;
  const said = sent.reduce(
    (text, value) => text.replaceAll(value, '§'),
    `${JSON.stringify(reply.headers)}${reply.body}`,
  );
  for (const canary of canariesOf(theirs)) {
    if (said.includes(canary)) leaks.push(`${label}: ${canary} in ${said.slice(0, 300)}`);
  }
  if (reply.statusCode >= 500 && reply.statusCode !== 503) leaks.push(`${label}: ${reply.statusCode} ${reply.body}`);
  if (mayPass(entry, kind)) return;
  const expected = kind === 'nobody' || kind === 'removed' || kind === 'revoked-program' ? 401 : 403;
  if (reply.statusCode !== expected) leaks.push(`${label}: ${reply.statusCode} instead of ${expected}`);
}

/** The same request with another workspace's id, a random one and a malformed one: one answer. */
async function trySlot(probe: Probe, slot: Slot): Promise<void> {
  const { entry, kind } = probe;
  const credentials = await credentialsOf(kind);
  const label = `${entry.method} ${entry.url} as ${kind}, ${slot.place} ${slot.kind}`;
  const other = await send(probe, 'other', credentials);
  const random = await send(probe, 'random', credentials);
  const malformed = await send(probe, 'malformed', credentials);
  if (slot.kind === 'cursor') return;
  if (!sameReply(other, random))
    leaks.push(`${label}: another’s id is told from a random one\n${other.body}\n${random.body}`);
  if (!sameReply(malformed, random))
    leaks.push(`${label}: a malformed id is told from a random one\n${malformed.body}`);
  const isFound = slot.place === 'path' && mayPass(entry, kind) && random.statusCode !== 404;
  if (isFound) leaks.push(`${label}: ${random.statusCode} instead of 404 for an id that nothing has: ${random.body}`);
}

async function tryRoute(entry: RouteEntry, kind: CallerKind): Promise<void> {
  for (const sample of samplesOf(entry, bodies[entry.name])) {
    for (const [number, slot] of sample.slots) await trySlot({ entry, kind, sample, tried: number }, slot);
    // A change that is allowed is made at the end, so that it takes away nothing that others still try.
    const isChange = entry.method !== 'GET' && sample.slots.size > 0 && mayPass(entry, kind);
    if (!isChange) await send({ entry, kind, sample, tried: undefined }, 'own', await credentialsOf(kind));
  }
}

describe('the grid', () => {
  test('no route tells one company anything of another', { timeout: 300_000 }, async () => {
    const before = await digestOf(database.superuser, theirs);
    const routes = app.routeTable.filter((entry) => entry.name !== 'live.listen');
    for (const entry of routes) {
      for (const kind of callers) await tryRoute(entry, kind);
    }
    const reads = await readOwn(routes);
    const changes = await changeOwn(routes);
    const after = await digestOf(database.superuser, theirs);
    if (JSON.stringify(after) !== JSON.stringify(before)) leaks.push('something of the other company was changed');
    const slots = routes.flatMap((entry) =>
      samplesOf(entry, bodies[entry.name]).flatMap((sample) => [...sample.slots]),
    );
    process.stdout.write(
      `grid: ${routes.length} routes, ${callers.length} callers, ${slots.length} slots, probes ${probes}, leaks ${leaks.length}; ` +
        `own reads answered ${reads.length - reads.filter(Boolean).length} of ${reads.length}, own changes ${changes}\n`,
    );
    expect(leaks).toEqual([]);
    // An id of one's own is found: else the sameness of the others would prove nothing.
    expect(reads.filter(Boolean)).toEqual([]);
  });

  test('the log names no person, no address and no token of anybody', () => {
    const canaries = [...canariesOf(ours), ...canariesOf(theirs)].filter((canary) => !/^[0-9a-f-]{36}$/.test(canary));
    const told = canaries.filter((canary) => logged.some((line) => line.includes(canary)));
    expect(told).toEqual([]);
    expect(logged.length).toBeGreaterThan(100);
  });

  test('is able to fail', async () => {
    const sound = app;
    app = openHttp(product, (request) => findCaller(product, request), {});
    route(app, {
      name: 'contact.remove',
      method: 'DELETE',
      url: '/v1/leaking/:id',
      summary: 'Forgets whose contact it is',
      schema: { params: z.strictObject({ id: idSchema('con') }) },
      handler: async ({ params }) => {
        const found = await database.superuser.query('select name from contact where id = $1', [params.id]);
        throw new Refusal(found.rowCount === 0 ? 'not_found' : 'conflict');
      },
    });
    await app.ready();
    const before = leaks.length;
    for (const entry of app.routeTable) await tryRoute(entry, 'owner');
    await app.close();
    app = sound;
    const found = leaks.splice(before);
    expect(found).toEqual([expect.stringContaining('another’s id is told from a random one')]);
  });
});

/** Every read of one's own, as the owner: what went wrong, or an empty text. */
async function readOwn(routes: readonly RouteEntry[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const entry of routes.filter((candidate) => candidate.method === 'GET' && Array.isArray(candidate.access))) {
    for (const sample of samplesOf(entry)) {
      if ([...sample.slots.values()].some((slot) => slot.kind === 'cursor')) continue;
      const reply = await send({ entry, kind: 'owner', sample, tried: undefined }, 'own', await credentialsOf('owner'));
      faults.push(reply.statusCode < 300 ? '' : `${entry.url}: ${reply.statusCode} ${reply.body.slice(0, 300)}`);
    }
  }
  return faults;
}

/** Every change of one's own that the owner may make; only that none of them breaks is asked here. */
async function changeOwn(routes: readonly RouteEntry[]): Promise<number> {
  const before = probes;
  const changes = routes.filter((entry) => entry.method !== 'GET' && Array.isArray(entry.access));
  // Closing and removing come after changing.
  const isLast = ({ method, name }: RouteEntry) => Number(method === 'DELETE' || name === 'survey.close');
  for (const entry of changes.toSorted((a, b) => isLast(a) - isLast(b))) {
    for (const sample of samplesOf(entry, bodies[entry.name]).filter((candidate) => candidate.slots.size > 0)) {
      await send({ entry, kind: 'owner', sample, tried: undefined }, 'own', await credentialsOf('owner'));
    }
  }
  return probes - before;
}
