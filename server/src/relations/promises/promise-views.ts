import { type RawBuilder, sql } from 'kysely';
import type { PromiseSource } from '../../database/relation-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { PromiseList } from './schema.ts';

export type PromiseRow = Readonly<{
  id: string;
  what: string;
  contact_id: string | null;
  name: string;
  source: PromiseSource;
  visit_id: string | null;
  case_id: string | null;
  case_year: number | null;
  case_number: number | null;
  maker_name: string;
  made_at: Date;
  owner_id: string;
  owner_name: string;
  due_at: Date;
  kept_at: Date | null;
  released_at: Date | null;
  revision: number;
}>;

const columns = sql`p.id, p.what, p.contact_id, coalesce(nullif(contact.name, ''), contact.email, p.name) as name, p.source,
  p.visit_id, p.case_id, one.year as case_year, one.number as case_number, maker.name as maker_name, p.made_at, p.owner_id,
  owner.name as owner_name, p.due_at, p.kept_at, p.released_at, p.revision`;

const joins = sql`
  join staff maker on maker.workspace_id = p.workspace_id and maker.id = p.made_by
  join staff owner on owner.workspace_id = p.workspace_id and owner.id = p.owner_id
  left join contact on contact.workspace_id = p.workspace_id and contact.id = p.contact_id
  left join complaint_case one on one.workspace_id = p.workspace_id and one.id = p.case_id`;

export type PromisesAsked = Readonly<{
  list: PromiseList;
  ownerId: string | undefined;
  contactId: string | undefined;
  caseId: string | undefined;
  after: Readonly<{ at: string; id: string }> | undefined;
  limit: number;
  now: Date;
}>;

/** What is open by its day, the oldest first; what is over by its day, the newest first. */
export async function listPromises(
  { trx, workspaceId }: WorkspaceTransaction,
  asked: PromisesAsked,
): Promise<readonly PromiseRow[]> {
  const { after, list, ownerId, contactId, caseId, now } = asked;
  const isOldestFirst = list === 'open' || list === 'broken';
  const place = after && sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
  // A day ends at a whole millisecond, as cursors have them: the index holds the order as it is asked.
  const key = sql`(p.due_at, p.id)`;
  const beyond = place === undefined ? sql`` : isOldestFirst ? sql`and ${key} > ${place}` : sql`and ${key} < ${place}`;
  const order = isOldestFirst ? sql`p.due_at, p.id` : sql`p.due_at desc, p.id desc`;
  const { rows } = await sql<PromiseRow>`
    select ${columns} from customer_promise p ${joins}
    where p.workspace_id = ${workspaceId} and ${inState(list, now)}
      ${ownerId === undefined ? sql`` : sql`and p.owner_id = ${ownerId}`}
      ${contactId === undefined ? sql`` : sql`and p.contact_id = ${contactId}`}
      ${caseId === undefined ? sql`` : sql`and p.case_id = ${caseId}`} ${beyond}
    order by ${order} limit ${asked.limit}`.execute(trx);
  return rows;
}

/** As domain/src/relations/promise-state.ts has it: who was let off in time promised nothing any more, and afterwards broke it. */
function inState(list: PromiseList, now: Date): RawBuilder<unknown> {
  const isReleased = sql`p.released_at is not null and p.released_at <= p.due_at`;
  switch (list) {
    case 'open':
      return sql`p.kept_at is null and p.released_at is null`;
    case 'broken':
      return sql`p.kept_at is null and not coalesce(${isReleased}, false) and p.due_at < ${now}`;
    case 'late':
      return sql`p.kept_at is not null and p.kept_at > p.due_at`;
    case 'kept':
      return sql`p.kept_at is not null and p.kept_at <= p.due_at`;
    case 'all':
      return sql`true`;
  }
}

export type PromiseCountsRow = Readonly<{ open: number; broken: number; late: number; kept: number }>;

/** How many stand where; `open` are also those whose day is over. Of what is over, those of the last twelve months. */
export async function countPromises(
  { trx, workspaceId }: WorkspaceTransaction,
  { now, ownerId, since }: Readonly<{ now: Date; ownerId?: string | undefined; since: Date }>,
): Promise<PromiseCountsRow> {
  const own = sql`p.workspace_id = ${workspaceId} ${ownerId === undefined ? sql`` : sql`and p.owner_id = ${ownerId}`}`;
  const { rows } = await sql<PromiseCountsRow>`
    select (select count(*) from customer_promise p where ${own} and ${inState('open', now)})::int as open,
      (count(*) filter (where ${inState('broken', now)}))::int as broken,
      (count(*) filter (where ${inState('late', now)}))::int as late,
      (count(*) filter (where ${inState('kept', now)}))::int as kept
    from customer_promise p where ${own} and p.due_at >= ${since}`.execute(trx);
  return rows[0] ?? { open: 0, broken: 0, late: 0, kept: 0 };
}

export async function findPromise(
  { trx, workspaceId }: WorkspaceTransaction,
  wanted: Readonly<{ id: string } | { press: string }>,
): Promise<PromiseRow | undefined> {
  const which = 'id' in wanted ? sql`p.id = ${wanted.id}` : sql`p.press = ${wanted.press}::uuid`;
  const { rows } = await sql<PromiseRow>`
    select ${columns} from customer_promise p ${joins}
    where p.workspace_id = ${workspaceId} and ${which}`.execute(trx);
  return rows[0];
}

export async function listPromisesOfVisit(
  { trx, workspaceId }: WorkspaceTransaction,
  visitId: string,
): Promise<readonly PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select ${columns} from customer_promise p ${joins}
    where p.workspace_id = ${workspaceId} and p.visit_id = ${visitId}
    order by p.due_at, p.id limit 50`.execute(trx);
  return rows;
}

export type PromiseEventRow = Readonly<{
  what: 'made' | 'kept' | 'moved' | 'released' | 'reopened';
  staff_name: string;
  at: Date;
  until_at: Date | null;
  note: string;
}>;

/** Every step, from the first. */
export async function listPromiseEvents(
  { trx, workspaceId }: WorkspaceTransaction,
  promiseId: string,
): Promise<readonly PromiseEventRow[]> {
  return trx
    .selectFrom('promise_event')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspace_id', '=', 'promise_event.workspace_id')
        .onRef('staff.id', '=', 'promise_event.staff_id'),
    )
    .select(['what', 'staff.name as staff_name', 'at', 'until_at', 'note'])
    .where('promise_event.workspace_id', '=', workspaceId)
    .where('promise_id', '=', promiseId)
    .orderBy('sequence')
    .limit(1000)
    .execute();
}

export type OverdueRow = Readonly<{ id: string; owner_id: string; due_at: Date }>;

/** Open promises whose day is over since this moment. */
export async function listOverdue(
  { trx, workspaceId }: WorkspaceTransaction,
  { now, since }: Readonly<{ now: Date; since: Date }>,
): Promise<readonly OverdueRow[]> {
  return trx
    .selectFrom('customer_promise')
    .select(['id', 'owner_id', 'due_at'])
    .where('workspace_id', '=', workspaceId)
    .where('kept_at', 'is', null)
    .where('released_at', 'is', null)
    .where('due_at', '<', now)
    .where('due_at', '>=', since)
    .orderBy('due_at')
    .orderBy('id')
    .limit(5000)
    .execute();
}
