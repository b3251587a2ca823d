import type { CaseAlarm } from '@voldaan/domain/complaints/case-alarm';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Cases whose alarm has come, each held until the transaction ends; those that another node holds are left to it. */
export async function lockAlarmed(
  { trx, workspaceId }: WorkspaceTransaction,
  { now, limit }: Readonly<{ now: Date; limit: number }>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from complaint_case
    where workspace_id = ${workspaceId} and alarm_at <= ${now}
    order by alarm_at, id limit ${limit} for update skip locked`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Notes that an alarm is told; false when it was before. */
export async function takeAlarm(
  { trx, workspaceId }: WorkspaceTransaction,
  { caseId, alarm, at }: Readonly<{ caseId: string; alarm: CaseAlarm; at: Date }>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('case_alarm')
    .values({
      workspace_id: workspaceId,
      case_id: caseId,
      kind: alarm.kind,
      due_at: alarm.due,
      promise: alarm.promise,
      told_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function setAlarm(
  { trx, workspaceId }: WorkspaceTransaction,
  { caseId, at }: Readonly<{ caseId: string; at: Date | null }>,
): Promise<void> {
  await trx
    .updateTable('complaint_case')
    .set({ alarm_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', caseId)
    .execute();
}
