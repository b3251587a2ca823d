import type { ActionKind } from '@voldaan/domain/improvements/improvement-action';
import type { PlanChange } from '@voldaan/domain/improvements/plan-change';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { actionsMax } from './schema.ts';

export type ActionRow = Readonly<{
  id: string;
  name: string;
  measure: string;
  kind: ActionKind;
  owner_id: string | null;
  owner_name: string | null;
  cost: string | null;
  currency: string | null;
  cause_id: string | null;
  cause_name: string | null;
  survey_id: string;
  item: string;
  trait: string;
  treated: readonly string[];
  comparison: readonly string[];
  worthwhile: number;
  starts_on: string;
  planner_name: string | null;
  planned_at: Date;
  ended_at: Date | null;
  conclusion: string;
  revision: number;
}>;

function actions({ trx, workspaceId }: WorkspaceTransaction) {
  return trx
    .selectFrom('improvement_action as action')
    .leftJoin('staff as owner', (join) =>
      join.onRef('owner.workspace_id', '=', 'action.workspace_id').onRef('owner.id', '=', 'action.owner_id'),
    )
    .leftJoin('staff as planner', (join) =>
      join.onRef('planner.workspace_id', '=', 'action.workspace_id').onRef('planner.id', '=', 'action.planned_by'),
    )
    .leftJoin('case_cause as cause', (join) =>
      join.onRef('cause.workspace_id', '=', 'action.workspace_id').onRef('cause.id', '=', 'action.cause_id'),
    )
    .select([
      'action.id',
      'action.name',
      'action.measure',
      'action.kind',
      'action.owner_id',
      'owner.name as owner_name',
      'action.cost',
      'action.currency',
      'action.cause_id',
      'cause.name as cause_name',
      'action.survey_id',
      'action.item',
      'action.trait',
      'action.treated',
      'action.comparison',
      'action.worthwhile',
      'action.starts_on',
      'planner.name as planner_name',
      'action.planned_at',
      'action.ended_at',
      'action.conclusion',
      'action.revision',
    ])
    .where('action.workspace_id', '=', workspaceId);
}

/** All of them, those that start last first. */
export async function listActions(db: WorkspaceTransaction): Promise<readonly ActionRow[]> {
  return actions(db).orderBy('action.starts_on', 'desc').orderBy('action.id').limit(actionsMax).execute();
}

export async function findAction(db: WorkspaceTransaction, id: string): Promise<ActionRow | undefined> {
  return actions(db).where('action.id', '=', id).executeTakeFirst();
}

export type ChangeRow = Readonly<{ at: Date; by: string; changes: PlanChange[] }>;

/** More changes than anybody makes before a start. */
const changesMost = 200;

/** How its plan was changed, the first change first. */
export async function listChanges(
  { trx, workspaceId }: WorkspaceTransaction,
  actionId: string,
): Promise<readonly ChangeRow[]> {
  const rows = await trx
    .selectFrom('improvement_change as change')
    .innerJoin('staff', (join) =>
      join.onRef('staff.workspace_id', '=', 'change.workspace_id').onRef('staff.id', '=', 'change.staff_id'),
    )
    .select(['change.at', 'staff.name as by', 'change.changes'])
    .where('change.workspace_id', '=', workspaceId)
    .where('change.action_id', '=', actionId)
    .orderBy('change.at')
    .orderBy('change.id')
    .limit(changesMost)
    .execute();
  return rows.map(({ changes, ...row }) => ({ ...row, changes: [...changes] }));
}

export async function countActions({ trx, workspaceId }: WorkspaceTransaction): Promise<number> {
  const { count } = await trx
    .selectFrom('improvement_action')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}
