import { Refusal } from '@voldaan/domain/refusal';
import { cutText } from '@voldaan/domain/text-length';
import { resolveContacts } from '../contacts/contact-reference.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace, type WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Caller } from '../http/caller.ts';
import type { FieldIssue } from '../http/problem.ts';
import { InputError } from '../http/read-input.ts';
import type { Product } from '../product.ts';
import {
  type EventWrite,
  eventsOfNames,
  insertEvents,
  noteRefusals,
  type RefusalWrite,
  type StoredEvent,
} from './event-store.ts';
import { judgeCustomers } from './judge-customers.ts';
import { type ReadEvent, readEvent } from './read-event.ts';

/** What became of one told event: stored, now or before; or refused, with the place of the fault. */
export type Outcome = Readonly<{ id: string; externalId: string; contactId: string | null }> | Refused;

/**
 * Stores what happened to customers, a handful of statements for all of them. Each event is judged by itself. Telling
 * the same twice is telling it once; another story under the same kind and id is refused, since one of the two is wrong.
 */
export async function tellEvents(
  product: Product,
  teller: Pick<Caller, 'workspaceId' | 'key'>,
  given: readonly unknown[],
): Promise<readonly Outcome[]> {
  const now = product.clock();
  const key = product.key('told-event');
  const read = given.map((one) => readOne(one, { key, now }));
  const events = read.flatMap((one) => ('told' in one ? [one] : []));
  const stored = await withoutDeadlock(() =>
    inWorkspace(product.databases.app, teller.workspaceId, (db) => storeEvents(product, db, { events, now })),
  );
  const outcomes = read.map((one) => ('told' in one ? (stored.get(one) ?? refused(one, 'internal', '')) : one));
  await keepRefusals(product, teller, outcomes);
  return outcomes;
}

const attemptsMax = 3;

/** Others lock customers in another order: a wave as it sends. The database lets one of two go on; the other begins anew. */
async function withoutDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isDeadlock = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!isDeadlock || attempt === attemptsMax) throw error;
    }
  }
}

type Refused = Readonly<{ kind: string; externalId: string | null; issue: FieldIssue }>;

function readOne(given: unknown, context: Readonly<{ key: Buffer; now: Date }>): ReadEvent | Refused {
  try {
    return readEvent(given, context);
  } catch (error) {
    const issue = issueOf(error);
    if (issue === undefined) throw error;
    return { kind: textIn(given, 'kind') ?? '', externalId: textIn(given, 'external_id') ?? null, issue };
  }
}

/** The first fault is told; whoever mends it meets the next. */
function issueOf(error: unknown): FieldIssue | undefined {
  if (error instanceof InputError) return error.fields[0];
  if (!(error instanceof Refusal)) return undefined;
  return { pointer: error.detail.pointer ?? '', code: error.code, values: error.detail.values ?? {} };
}

function textIn(given: unknown, name: 'kind' | 'external_id'): string | undefined {
  const fields: Readonly<Record<string, unknown>> = typeof given === 'object' && given !== null ? { ...given } : {};
  const value = fields[name];
  return typeof value === 'string' ? cutText(value, 200) : undefined;
}

/** So many are noted of one telling, and so many stay in all. */
const refusalsOnceMax = 100;
const refusalsMax = 1000;

/** What was refused is seen by people too; the program that was told so may have nobody who reads it. */
async function keepRefusals(
  product: Product,
  { workspaceId, key }: Pick<Caller, 'workspaceId' | 'key'>,
  outcomes: readonly Outcome[],
): Promise<void> {
  const at = product.clock();
  const byName = new Map<string, RefusalWrite>();
  for (const outcome of outcomes) {
    if (!('issue' in outcome) || byName.size >= refusalsOnceMax) continue;
    const { kind, externalId, issue } = outcome;
    const { code, pointer, values: limits } = issue;
    const write = { id: uuid(at.getTime()), kind, externalId: externalId ?? '', code, pointer, limits };
    byName.set(`${kind} ${externalId} ${code}`, write);
  }
  if (byName.size === 0) return;
  const refusals = [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, write]) => write);
  await inWorkspace(product.databases.app, workspaceId, (db) =>
    noteRefusals(db, { refusals, keyId: key?.id ?? null, at, most: refusalsMax }),
  );
}

type Story = Readonly<{ events: readonly ReadEvent[]; now: Date }>;

/**
 * What is known already is not looked at again: a shop that tells of last week once more must not bring back a customer
 * who was erased since.
 */
async function storeEvents(
  product: Product,
  db: WorkspaceTransaction,
  { events, now }: Story,
): Promise<ReadonlyMap<ReadEvent, Outcome>> {
  const firsts = firstOfEachName(events);
  const byName = new Map((await eventsOfNames(db, firsts.map(nameOf))).map(named));
  const fresh = firsts.filter((event) => !byName.has(keyOf(nameOf(event))));
  const writes = await writesOf(product, db, { events: fresh, now });
  const inserted = await insertEvents(db, writes);
  for (const [name, event] of inserted.map(named)) byName.set(name, event);
  await judgeCustomers(db, inserted);
  // Somebody else told of it while we did.
  const missed = writes.filter((write) => !byName.has(keyOf(write)));
  for (const [name, event] of (await eventsOfNames(db, missed)).map(named)) byName.set(name, event);
  return new Map(events.map((event) => [event, outcomeOf(event, byName.get(keyOf(nameOf(event))))] as const));
}

/** The events whose customer is found or made; the others have nobody to belong to. */
async function writesOf(
  product: Product,
  db: WorkspaceTransaction,
  { events, now }: Story,
): Promise<readonly EventWrite[]> {
  const references = events.map(({ contact }) => contact);
  const contacts = await resolveContacts(product, db, references);
  const ids = idsInTime(events, now);
  return events.flatMap((event, at) => {
    const contactId = contacts[at];
    return contactId === undefined
      ? []
      : [writeOf(event, { id: ids.get(event) ?? uuid(now.getTime()), contactId, now })];
  });
}

function outcomeOf(event: ReadEvent, known: StoredEvent | undefined): Outcome {
  if (known === undefined) return refused(event, 'event_contact_unknown', '/contact');
  if (!known.told_hash.equals(event.hash)) return refused(event, 'event_told_otherwise', '/external_id');
  return { id: known.id, externalId: known.external_id, contactId: known.contact_id };
}

function refused(event: ReadEvent, code: string, pointer: string): Refused {
  return { kind: event.told.kind, externalId: event.told.external_id, issue: { pointer, code, values: {} } };
}

/** Sorted, so that two who tell of the same events do not wait for each other. */
function firstOfEachName(events: readonly ReadEvent[]): readonly ReadEvent[] {
  const byName = new Map<string, ReadEvent>();
  for (const event of events) {
    const name = keyOf(nameOf(event));
    if (!byName.has(name)) byName.set(name, event);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
}

type EventName = Readonly<{ kind: string; externalId: string }>;

function nameOf({ told }: ReadEvent): EventName {
  return { kind: told.kind, externalId: told.external_id };
}

function named(event: StoredEvent): readonly [string, StoredEvent] {
  return [keyOf({ kind: event.kind, externalId: event.external_id }), event];
}

/** A kind holds no blank, so that no two names make one key. */
function keyOf({ kind, externalId }: EventName): string {
  return `${kind} ${externalId}`;
}

/** Ids of one moment sort by chance; given out in the order of what happened, a list by id is a list by time. */
function idsInTime(events: readonly ReadEvent[], now: Date): ReadonlyMap<ReadEvent, string> {
  const ids = events.map(() => uuid(now.getTime())).sort();
  const inTime = events.toSorted((a, b) => a.told.occurred_at.getTime() - b.told.occurred_at.getTime());
  return new Map(inTime.map((event, at) => [event, ids[at] ?? uuid(now.getTime())] as const));
}

function writeOf(
  { told, hash }: ReadEvent,
  { id, contactId, now }: Readonly<{ id: string; contactId: string; now: Date }>,
): EventWrite {
  return {
    id,
    contactId,
    kind: told.kind,
    externalId: told.external_id,
    subject: told.subject ?? '',
    occurredAt: told.occurred_at,
    receivedAt: now,
    amount: told.amount?.toFixed(2) ?? null,
    currency: told.currency ?? null,
    properties: told.properties ?? {},
    toldHash: hash,
  };
}
