import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { tellsNoHiddenCase } from './hidden-case-views.ts';

/** What happened to a customer. */
export type EventRow = Readonly<{
  id: string;
  contact_id: string | null;
  kind: string;
  external_id: string;
  subject: string;
  occurred_at: Date;
  received_at: Date;
  /** As a decimal text; null where no money was involved. */
  amount: string | null;
  currency: string | null;
  properties: Readonly<Record<string, unknown>>;
}>;

/** How far somebody has read. Without an id: everything that was received at that moment comes again. */
export type EventPlace = Readonly<{ receivedAt: Date; id?: string }>;

const eventColumns = sql.raw(
  `event.id, event.contact_id, event.kind, event.external_id, event.subject, event.occurred_at, event.received_at,
   event.amount::text as amount, event.currency, event.properties`,
);

/**
 * Events of these kinds that were received after a place, in the order of receiving. An event is received when its
 * statement begins and seen when its transaction has ended: whoever reads on from the last one reads some seconds before
 * it again, and knows by the event's id what was seen.
 */
export async function eventsSince(
  { trx, workspaceId }: WorkspaceTransaction,
  kinds: readonly string[],
  after: EventPlace,
  limit: number,
): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns}
    from (select distinct unnest(${kinds}::text[]) as kind) wanted
    cross join lateral (
      select * from customer_event one
      where one.workspace_id = ${workspaceId} and one.kind = wanted.kind
        and (one.received_at, one.id) > (${after.receivedAt}::timestamptz, ${after.id ?? noId}::uuid)
      order by one.received_at, one.id
      limit ${limit}
    ) event
    order by event.received_at, event.id
    limit ${limit}`.execute(trx);
  return rows;
}

const noId = '00000000-0000-0000-0000-000000000000';

/** What happened to one customer, latest first. */
export async function eventsOfContact(
  { trx, workspaceId }: WorkspaceTransaction,
  contactId: string,
  limit = 200,
): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select ${eventColumns}
    from customer_event event
    where event.workspace_id = ${workspaceId} and event.contact_id = ${contactId} and ${tellsNoHiddenCase('event')}
    order by event.occurred_at desc, event.id desc
    limit ${limit}`.execute(trx);
  return rows;
}

/** An event with the customer it happened to, as a list shows it. */
export type ListedEvent = EventRow & Readonly<{ contact_name: string | null; contact_email: string | null }>;

export type EventListWish = Readonly<{
  contactId: string | undefined;
  kind: string | undefined;
  after: string | undefined;
  limit: number;
}>;

/** Last told first, which is the order of ids. */
export async function listEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  { contactId, kind, after, limit }: EventListWish,
): Promise<readonly ListedEvent[]> {
  const { rows } = await sql<ListedEvent>`
    select ${eventColumns}, contact.name as contact_name, contact.email as contact_email
    from customer_event event
    left join contact on contact.workspace_id = event.workspace_id and contact.id = event.contact_id
    where event.workspace_id = ${workspaceId} and ${tellsNoHiddenCase('event')}
      and (${contactId ?? null}::uuid is null or event.contact_id = ${contactId ?? null}::uuid)
      and (${kind ?? null}::text is null or event.kind = ${kind ?? null}::text)
      and (${after ?? null}::uuid is null or event.id < ${after ?? null}::uuid)
    order by event.id desc
    limit ${limit}`.execute(trx);
  return rows;
}

/** What was told and refused, and by which program. */
export type RefusedEventRow = Readonly<{
  id: string;
  kind: string;
  external_id: string;
  code: string;
  pointer: string;
  limits: Readonly<Record<string, string | number>>;
  times: number;
  received_at: Date;
  key_name: string | null;
}>;

/** Latest first. */
export async function listRefused(
  { trx, workspaceId }: WorkspaceTransaction,
  { after, limit }: Readonly<{ after: string | undefined; limit: number }>,
): Promise<readonly RefusedEventRow[]> {
  const { rows } = await sql<RefusedEventRow>`
    select refused.id, refused.kind, refused.external_id, refused.code, refused.pointer, refused.limits, refused.times,
      refused.received_at, api_key.name as key_name
    from refused_event refused
    left join api_key on api_key.workspace_id = refused.workspace_id and api_key.id = refused.key_id
    where refused.workspace_id = ${workspaceId} and (${after ?? null}::uuid is null or refused.id < ${after ?? null}::uuid)
    order by refused.id desc
    limit ${limit}`.execute(trx);
  return rows;
}
