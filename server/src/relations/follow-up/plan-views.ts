import type { Audience } from '@voldaan/domain/studies/study-draft';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { plansMax } from './schema.ts';

export type PlanRow = Readonly<{
  id: string;
  name: string;
  reason: string;
  audience: Audience;
  organisation_id: string | null;
  organisation_name: string | null;
  value_least: string | null;
  every_days: number;
  notice_days: number;
  owner_id: string | null;
  owner_name: string | null;
}>;

/** The plans that hold, the most frequent first: it is the one that a customer of several groups follows. */
export async function listPlans({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly PlanRow[]> {
  return trx
    .selectFrom('follow_up_plan as plan')
    .leftJoin('staff as owner', (join) =>
      join.onRef('owner.workspace_id', '=', 'plan.workspace_id').onRef('owner.id', '=', 'plan.owner_id'),
    )
    .leftJoin('organisation', (join) =>
      join
        .onRef('organisation.workspace_id', '=', 'plan.workspace_id')
        .onRef('organisation.id', '=', 'plan.organisation_id'),
    )
    .select([
      'plan.id',
      'plan.name',
      'plan.reason',
      'plan.audience',
      'plan.organisation_id',
      'organisation.name as organisation_name',
      'plan.value_least',
      'plan.every_days',
      'plan.notice_days',
      'plan.owner_id',
      'owner.name as owner_name',
    ])
    .where('plan.workspace_id', '=', workspaceId)
    .where('plan.ended_at', 'is', null)
    .orderBy('plan.every_days')
    .orderBy('plan.id')
    .limit(plansMax)
    .execute();
}
