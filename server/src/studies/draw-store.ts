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
  members: readonly Pick<FrameMember, 'id' | 'stratum'>[],
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

/** Takes the next members of a draw in the order of release. */
export async function releaseMembers(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: Readonly<{ drawId: string; count: number; at: Date }>,
): Promise<readonly string[]> {
  if (wish.count === 0) return [];
  const { rows } = await sql<Readonly<{ contact_id: string; place: number }>>`
    with next as (
      select contact_id from draw_member
      where workspace_id = ${workspaceId} and draw_id = ${wish.drawId} and released_at is null
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
