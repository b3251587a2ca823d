import { sql } from 'kysely';
import type { DrawStratum } from '../database/study-tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { FrameMember } from './frame-members-views.ts';

export type NewDraw = Readonly<{
  id: string;
  studyId: string;
  period: number;
  seed: string;
  isCensus: boolean;
  frameCount: number;
  selectedCount: number;
  strata: readonly DrawStratum[];
  /** Customers of the audience who could not be drawn this time, by reason. */
  leftOut: Readonly<Record<string, number>>;
}>;

/** Keeps a draw, so that it can be made again and shown; false when this period was drawn already. */
export async function insertDraw({ trx, workspaceId }: WorkspaceTransaction, draw: NewDraw): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('study_draw')
    .values({
      workspace_id: workspaceId,
      id: draw.id,
      study_id: draw.studyId,
      period: draw.period,
      seed: draw.seed,
      is_census: draw.isCensus,
      frame_count: draw.frameCount,
      selected_count: draw.selectedCount,
      strata: JSON.stringify(draw.strata),
      left_out: JSON.stringify(draw.leftOut),
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'study_id', 'period']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What a census turned out to be, once its lists were made. */
export async function countCensus(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, customers }: Readonly<{ id: string; customers: number }>,
): Promise<void> {
  await trx
    .updateTable('study_draw')
    .set({ frame_count: customers, selected_count: customers })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

const memberRows = 10_000;

export async function insertMembers(
  { trx, workspaceId }: WorkspaceTransaction,
  drawId: string,
  members: readonly FrameMember[],
): Promise<void> {
  for (let from = 0; from < members.length; from += memberRows) {
    const page = members.slice(from, from + memberRows);
    await sql`
      insert into draw_member (workspace_id, draw_id, contact_id, stratum, place)
      select ${workspaceId}, ${drawId}, contact_id, stratum, ${from} + place
      from unnest(${page.map(({ id }) => id)}::uuid[], ${page.map(({ stratum }) => stratum)}::text[])
        with ordinality as given (contact_id, stratum, place)`.execute(trx);
  }
}

/** Takes the next members of a draw in the order of release, of one stratum or of all. */
export async function releaseMembers(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: Readonly<{ drawId: string; stratum?: string; count: number; at: Date }>,
): Promise<readonly string[]> {
  if (wish.count === 0) return [];
  const { rows } = await sql<Readonly<{ contact_id: string; place: number }>>`
    with next as (
      select contact_id from draw_member
      where workspace_id = ${workspaceId} and draw_id = ${wish.drawId} and released_at is null
        and (${wish.stratum ?? null}::text is null or stratum = ${wish.stratum ?? null})
      order by place limit ${wish.count}
      for update
    )
    update draw_member set released_at = ${wish.at}
    from next
    where draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = ${wish.drawId}
      and draw_member.contact_id = next.contact_id
    returning draw_member.contact_id, draw_member.place`.execute(trx);
  return rows.toSorted((one, other) => one.place - other.place).map(({ contact_id }) => contact_id);
}

/** Opens the cells of a quota once; places that were changed since hold from the next release on. */
export async function saveQuota(
  { trx, workspaceId }: WorkspaceTransaction,
  studyId: string,
  places: Readonly<Record<string, number>>,
): Promise<void> {
  await sql`
    insert into quota_cell (workspace_id, study_id, cell, places)
    select ${workspaceId}, ${studyId}, key, value::integer from jsonb_each_text(${JSON.stringify(places)}::jsonb)
    on conflict (workspace_id, study_id, cell) do update set places = excluded.places`.execute(trx);
}

/** Counts the cells of a quota again, in one statement: asked and not answered yet is reserved, answered is counted. */
export async function countQuota(
  { trx, workspaceId }: WorkspaceTransaction,
  { studyId, drawId, closesAt, now }: Readonly<{ studyId: string; drawId: string; closesAt: Date; now: Date }>,
): Promise<void> {
  await sql`
    update quota_cell set
      reserved = case when ${now}::timestamptz < ${closesAt} then coalesce(seen.reserved, 0) else 0 end,
      counted = coalesce(seen.counted, 0)
    from (
      select draw_member.stratum,
        count(*) filter (where invitation.answered_at is null
          and invitation.state in ('planned', 'claimed', 'handed', 'sent', 'unknown')) as reserved,
        count(*) filter (where invitation.answered_at is not null) as counted
      from draw_member
      join wave on wave.workspace_id = draw_member.workspace_id and wave.draw_id = draw_member.draw_id
      join invitation on invitation.workspace_id = wave.workspace_id and invitation.wave_id = wave.id
        and invitation.contact_id = draw_member.contact_id and invitation.kind = 'invitation'
      where draw_member.workspace_id = ${workspaceId} and draw_member.draw_id = ${drawId}
      group by draw_member.stratum
    ) seen
    where quota_cell.workspace_id = ${workspaceId} and quota_cell.study_id = ${studyId} and quota_cell.cell = seen.stratum`.execute(
    trx,
  );
}
