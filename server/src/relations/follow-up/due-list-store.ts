import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { CandidateRow } from './candidate-views.ts';

/** Shorter than the second after which the database ends one of two that wait for each other: it is then never the other one. */
const waitMsMost = 500;
/** Nobody finds for longer. A list that is said to be newer by more was found by a clock that went wrong. */
const secondsApartMost = 60;

/**
 * Keeps who was found in the place of who was found before, unless somebody found later meanwhile. Somebody who was erased is left
 * out. Throws where it would wait for long, as while many contacts are being removed: their removal is not to wait, and the list is
 * found anew soon.
 */
export async function saveDueList(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    reach,
    plans,
    foundAt,
    rows,
  }: Readonly<{ reach: string; plans: string; foundAt: Date; rows: readonly CandidateRow[] }>,
): Promise<void> {
  await sql`select set_config('lock_timeout', ${`${waitMsMost}ms`}, true)`.execute(trx);
  // First, so that two who found at once write one after the other.
  const { rows: taken } = await sql`
    insert into due_list (workspace_id, reach, plans, found_at)
    values (${workspaceId}, ${reach}, ${plans}, ${foundAt})
    on conflict (workspace_id, reach) do update
      set plans = excluded.plans, found_at = excluded.found_at, claimed_at = null
      where due_list.found_at <= excluded.found_at
        or due_list.found_at > excluded.found_at + make_interval(secs => ${secondsApartMost})
    returning reach`.execute(trx);
  if (taken.length === 0) return;
  await sql`delete from due_candidate where workspace_id = ${workspaceId} and reach = ${reach}`.execute(trx);
  await sql`
    insert into due_candidate (workspace_id, reach, place, plan_id, contact_id, since, talked_at, heard_at, open_complaints,
      amount, currency, value_rank, marks)
    select ${workspaceId}, ${reach}, row_number() over (order by found.place), found.plan_id, found.id, found.since, found.talked_at,
      found.heard_at, found.open_complaints, found.amount, found.currency, found.value_rank, found.marks
    from jsonb_to_recordset(${JSON.stringify(rows.map((row, place) => ({ ...row, place })))}::jsonb) as found (
      place integer, plan_id uuid, id uuid, since timestamptz, talked_at timestamptz, heard_at timestamptz,
      open_complaints integer, amount float8, currency text, value_rank float8, marks jsonb)
    join contact on contact.workspace_id = ${workspaceId} and contact.id = found.id`.execute(trx);
}

/**
 * Of all who look at a list that is to be found anew, or for the first time, one is told true; the next one when that has come to
 * nothing. Whoever has `seen` a list in whose place there is another by now is told false. A list that was never found is one of 1970.
 */
export async function claimDueList(
  { trx, workspaceId }: WorkspaceTransaction,
  { reach, seen, now, givenUpBefore }: Readonly<{ reach: string; seen: Date | null; now: Date; givenUpBefore: Date }>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into due_list (workspace_id, reach, plans, found_at, claimed_at)
    values (${workspaceId}, ${reach}, '', to_timestamp(0), ${now})
    on conflict (workspace_id, reach) do update set claimed_at = excluded.claimed_at
      where due_list.found_at = coalesce(${seen}::timestamptz, to_timestamp(0))
        and (due_list.claimed_at is null or due_list.claimed_at < ${givenUpBefore})
    returning reach`.execute(trx);
  return rows.length > 0;
}

export async function deleteDueList({ trx, workspaceId }: WorkspaceTransaction, reach: string): Promise<void> {
  await trx.deleteFrom('due_list').where('workspace_id', '=', workspaceId).where('reach', '=', reach).execute();
}

/** What nobody found anew for a day nobody looks at: an agent's own, of those who see some units alone. */
export async function forgetDueLists({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await sql`
    delete from due_list
    where workspace_id = ${workspaceId} and found_at < ${now}::timestamptz - interval '1 day'
      and (claimed_at is null or claimed_at < ${now}::timestamptz - interval '1 day')`.execute(trx);
}
