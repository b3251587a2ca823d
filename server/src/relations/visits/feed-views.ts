import type { Language } from '@voldaan/domain/language';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export async function findFeed(
  { trx, workspaceId }: WorkspaceTransaction,
  staffId: string,
): Promise<Readonly<{ id: string; made_at: Date }> | undefined> {
  return trx
    .selectFrom('calendar_feed')
    .select(['id', 'made_at'])
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Whose calendar a link opens; nobody's once it was revoked, or its owner is here no more or visits nobody any more. */
export async function ownerOfFeed(
  { trx, workspaceId }: WorkspaceTransaction,
  tokenHash: Buffer,
): Promise<Readonly<{ id: string; language: Language }> | undefined> {
  return trx
    .selectFrom('calendar_feed')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.workspace_id', '=', 'calendar_feed.workspace_id')
        .onRef('staff.id', '=', 'calendar_feed.staff_id'),
    )
    .select(['staff.id', 'staff.language'])
    .where('calendar_feed.workspace_id', '=', workspaceId)
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where('staff.removed_at', 'is', null)
    .where('staff.role', 'in', ['owner', 'manager', 'agent'])
    .executeTakeFirst();
}
