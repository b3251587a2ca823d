import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { takenPlaces } from './quota-views.ts';

/** The cells of a quota with the places that the plan gives them now; a group that it names no more has none. */
export async function saveQuota(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
  places: Readonly<Record<string, number>>,
): Promise<void> {
  await sql`
    with gone as (
      update quota_cell set places = 0
      where workspace_id = ${workspaceId} and study_id = ${studyId} and cell <> all (${Object.keys(places)}::text[])
    )
    insert into quota_cell (workspace_id, study_id, cell, places)
    select ${workspaceId}, ${studyId}, key, value::integer from jsonb_each_text(${JSON.stringify(places)}::jsonb)
    on conflict (workspace_id, study_id, cell) do update set places = excluded.places`.execute(trx);
}

/**
 * Locks the places of a study until this transaction ends. In a statement of its own: what reserves next must see what
 * whoever held the lock before has taken.
 */
export async function lockQuota({ trx, workspaceId }: WorkspaceTransaction, studyId: string): Promise<void> {
  await sql`
    select from quota_cell where workspace_id = ${workspaceId} and study_id = ${studyId}
    order by cell for update`.execute(trx);
}

/**
 * Gives every free place to the next member of its group, in the order of release, and says to whom. Only after lockQuota:
 * then no place is given twice, however many plan at once. The cells keep what was taken at that moment.
 */
export async function reservePlaces(
  { trx, workspaceId }: WorkspaceTransaction,
  { studyId, drawId, at }: Readonly<{ studyId: string; drawId: string; at: Date }>,
): Promise<readonly string[]> {
  const { rows } = await sql<Readonly<{ contact_id: string; place: number }>>`
    with taken as (${takenPlaces(workspaceId, { studyId, drawId: sql`${drawId}` })}), reserve as (
      select contact_id, stratum, row_number() over (partition by stratum order by place) as turn
      from draw_member
      where workspace_id = ${workspaceId} and draw_id = ${drawId} and released_at is null
    ), released as (
      update draw_member set released_at = ${at}
      from reserve join taken on taken.cell = reserve.stratum
      where draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = ${drawId}
        and draw_member.contact_id = reserve.contact_id and reserve.turn <= taken.places - taken.reserved - taken.counted
      returning draw_member.contact_id, draw_member.stratum, draw_member.place
    ), kept as (
      update quota_cell set counted = taken.counted,
        reserved = taken.reserved + (select count(*) from released where released.stratum = taken.cell)
      from taken
      where quota_cell.workspace_id = ${workspaceId} and quota_cell.study_id = ${studyId} and quota_cell.cell = taken.cell
    )
    select contact_id, place from released`.execute(trx);
  return rows.toSorted((one, other) => one.place - other.place).map(({ contact_id }) => contact_id);
}
