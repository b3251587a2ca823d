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
