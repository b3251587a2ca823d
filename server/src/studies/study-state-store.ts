import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { StudyState } from './views.ts';

export type StudyMove = Readonly<{ id: string; from: readonly StudyState[]; to: StudyState; at: Date }>;

/** Moves a study from one of these states to another; false when it is in none of them. */
export async function moveStudy(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, from, to, at }: StudyMove,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('study')
    .set({
      state: to,
      next_plan_at: to === 'running' ? at : null,
      changed_at: at,
      ...(to === 'running'
        ? {
            started_at: sql<Date>`coalesce(started_at, ${at})`,
            events_read_to: sql<Date>`coalesce(events_read_to, ${at})`,
          }
        : {}),
      ...(to === 'ended' ? { ended_at: at } : {}),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Says when the planner looks at a study next, and up to where it has read what happened. */
export async function markPlanned(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, nextAt, readTo }: Readonly<{ id: string; nextAt: Date | null; readTo: Date | null }>,
): Promise<void> {
  await trx
    .updateTable('study')
    .set({ next_plan_at: nextAt, events_read_to: readTo })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

/** The planner could not plan a study, and looks at it again later; one that was stopped meanwhile stays so. */
export async function postponeStudy(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, nextAt }: Readonly<{ id: string; nextAt: Date }>,
): Promise<void> {
  await trx
    .updateTable('study')
    .set({ next_plan_at: nextAt })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** What waited for a study that has ended is over. */
export async function endRequests(
  { trx, workspaceId }: WorkspaceTransaction,
  { studyId, at }: Readonly<{ studyId: string; at: Date }>,
): Promise<void> {
  const reasons = JSON.stringify([{ code: 'expired', expiresAt: at }]);
  await sql`
    with ended as (
      update contact_request set state = 'withheld', next_at = null, reasons = ${reasons}::jsonb, decided_at = ${at}
      where workspace_id = ${workspaceId} and study_id = ${studyId} and state = 'deferred'
      returning study_id, contact_id, address_hash, occasion, kind
    )
    insert into contact_decision (workspace_id, study_id, contact_id, address_hash, occasion, kind, stage, decision, reasons)
    select ${workspaceId}, study_id, contact_id, address_hash, occasion, kind, 'planning', 'withhold', ${reasons}::jsonb
    from ended`.execute(trx);
}
