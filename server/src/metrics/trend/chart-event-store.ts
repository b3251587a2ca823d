import type { ChartEventKind } from '@voldaan/domain/metrics/trend/chart-event';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type ChartEventWrite = Readonly<{
  kind: ChartEventKind;
  name: string;
  day: string;
  last_day: string | null;
  survey_id: string | null;
}>;

export async function insertChartEvent(
  { trx, workspaceId }: WorkspaceTransaction,
  {
    id,
    event,
    by,
    at,
    actionId = null,
  }: Readonly<{ id: string; event: ChartEventWrite; by: string; at: Date; actionId?: string | null }>,
): Promise<void> {
  await trx
    .insertInto('chart_event')
    .values({
      ...event,
      action_id: actionId,
      workspace_id: workspaceId,
      id,
      created_by: by,
      created_at: at,
      changed_at: at,
    })
    .execute();
}

export async function updateChartEvent(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, event, at }: Readonly<{ id: string; event: ChartEventWrite; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('chart_event')
    .set({ ...event, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function updateChartEventOfAction(
  { trx, workspaceId }: WorkspaceTransaction,
  { actionId, name, day, at }: Readonly<{ actionId: string; name: string; day: string; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('chart_event')
    .set({ name, day, changed_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('action_id', '=', actionId)
    .execute();
}

export async function deleteChartEvent({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await trx.deleteFrom('chart_event').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}
