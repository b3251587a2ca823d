import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { type CandidateRow, dueMost } from './candidate-views.ts';
import { plansMax } from './schema.ts';

export type DueListRow = Readonly<{ plans: string; found_at: Date }>;

export async function findDueList(
  { trx, workspaceId }: WorkspaceTransaction,
  reach: string,
): Promise<DueListRow | undefined> {
  return trx
    .selectFrom('due_list')
    .select(['plans', 'found_at'])
    .where('workspace_id', '=', workspaceId)
    .where('reach', '=', reach)
    .executeTakeFirst();
}

/** Who was found, in the order in which they were. */
export async function listFound(
  { trx, workspaceId }: WorkspaceTransaction,
  reach: string,
): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select plan_id, contact_id as id, since, talked_at, heard_at, open_complaints, amount, currency, value_rank, marks
    from due_candidate
    where workspace_id = ${workspaceId} and reach = ${reach}
    order by place limit ${plansMax * dueMost}`.execute(trx);
  return rows;
}
