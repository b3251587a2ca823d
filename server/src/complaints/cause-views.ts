import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type CauseRow = Readonly<{ id: string; name: string; retired_at: Date | null }>;

/** What complaints are put down to, in the order of the list; what was taken off it comes last. */
export async function listCauses({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly CauseRow[]> {
  return trx
    .selectFrom('case_cause')
    .select(['id', 'name', 'retired_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy(sql`retired_at is not null`)
    .orderBy('position')
    .orderBy('id')
    .limit(500)
    .execute();
}
