import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** An event as it is to be stored. */
export type EventWrite = Readonly<{
  id: string;
  contactId: string;
  kind: string;
  externalId: string;
  subject: string;
  occurredAt: Date;
  receivedAt: Date;
  amount: string | null;
  currency: string | null;
  properties: Readonly<Record<string, unknown>>;
  toldHash: Buffer;
}>;

export type StoredEvent = Readonly<{
  id: string;
  kind: string;
  external_id: string;
  contact_id: string | null;
  occurred_at: Date;
  told_hash: Buffer;
}>;

/** Stores those whose kind and id nobody told of yet, and returns these. All in one statement, however many there are. */
export async function insertEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  events: readonly EventWrite[],
): Promise<readonly StoredEvent[]> {
  if (events.length === 0) return [];
  const column = <Value>(pick: (event: EventWrite) => Value) => events.map(pick);
  const { rows } = await sql<StoredEvent>`
    insert into customer_event (workspace_id, id, contact_id, kind, external_id, subject, occurred_at, received_at,
      amount, currency, properties, told_hash)
    select ${workspaceId}, * from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ contactId }) => contactId)}::uuid[],
      ${column(({ kind }) => kind)}::text[], ${column(({ externalId }) => externalId)}::text[],
      ${column(({ subject }) => subject)}::text[], ${column(({ occurredAt }) => occurredAt)}::timestamptz[],
      ${column(({ receivedAt }) => receivedAt)}::timestamptz[], ${column(({ amount }) => amount)}::numeric[],
      ${column(({ currency }) => currency)}::text[],
      ${column(({ properties }) => JSON.stringify(properties))}::jsonb[], ${column(({ toldHash }) => toldHash)}::bytea[])
    on conflict (workspace_id, kind, external_id) do nothing
    returning id, kind, external_id, contact_id, occurred_at, told_hash`.execute(trx);
  return rows;
}

/** What is already told under these names. */
export async function eventsOfNames(
  { trx, workspaceId }: WorkspaceTransaction,
  names: readonly Readonly<{ kind: string; externalId: string }>[],
): Promise<readonly StoredEvent[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<StoredEvent>`
    select event.id, event.kind, event.external_id, event.contact_id, event.occurred_at, event.told_hash
    from unnest(${names.map(({ kind }) => kind)}::text[], ${names.map(({ externalId }) => externalId)}::text[])
      as name (kind, external_id)
    join customer_event event on event.workspace_id = ${workspaceId} and event.kind = name.kind
      and event.external_id = name.external_id`.execute(trx);
  return rows;
}

/** What is kept of a refused event: its names and the reason, with the numbers that its words need. */
export type RefusalWrite = Readonly<{
  id: string;
  kind: string;
  externalId: string;
  code: string;
  pointer: string;
  limits: Readonly<Record<string, string | number>>;
}>;

/** Notes what was refused. The same again is counted, and moves to the front; what is told of most lately is kept. */
export async function noteRefusals(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    refusals,
    keyId,
    at,
    most,
  }: Readonly<{ refusals: readonly RefusalWrite[]; keyId: string | null; at: Date; most: number }>,
): Promise<void> {
  if (refusals.length === 0) return;
  const column = (pick: (refusal: RefusalWrite) => string) => refusals.map(pick);
  await sql`
    insert into refused_event as known (workspace_id, id, kind, external_id, code, pointer, limits, received_at, key_id)
    select ${workspaceId}, given.*, ${at}::timestamptz, ${keyId}::uuid from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ kind }) => kind)}::text[],
      ${column(({ externalId }) => externalId)}::text[], ${column(({ code }) => code)}::text[],
      ${column(({ pointer }) => pointer)}::text[], ${column(({ limits }) => JSON.stringify(limits))}::jsonb[]) given
    on conflict (workspace_id, kind, external_id, code) do update
      set id = excluded.id, pointer = excluded.pointer, limits = excluded.limits, times = known.times + 1, received_at = excluded.received_at,
        key_id = excluded.key_id`.execute(trx);
  await sql`
    delete from refused_event
    where workspace_id = ${workspaceId} and id <= (
      select id from refused_event where workspace_id = ${workspaceId} order by id desc limit 1 offset ${most})`.execute(
    trx,
  );
}
