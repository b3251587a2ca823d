import type { Language } from '@voldaan/domain/language';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type NoticeRow = Readonly<{
  id: string;
  kind: string;
  subject: string;
  detail: Readonly<Record<string, unknown>>;
  at: Date;
  read_at: Date | null;
}>;

/** Somebody's news, newest first. */
export async function listNotices(
  { trx, workspaceId }: WorkspaceTransaction,
  { staffId, before, limit }: Readonly<{ staffId: string; before: string | undefined; limit: number }>,
): Promise<readonly NoticeRow[]> {
  return trx
    .selectFrom('staff_notice')
    .select(['id', 'kind', 'subject', 'detail', 'at', 'read_at'])
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Nobody reads a thousand; more are said to be that many. */
const unreadMost = 1000;

export async function countUnread({ trx, workspaceId }: WorkspaceTransaction, staffId: string): Promise<number> {
  const rows = await trx
    .selectFrom('staff_notice')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('staff_id', '=', staffId)
    .where('read_at', 'is', null)
    .limit(unreadMost)
    .execute();
  return rows.length;
}

export type NoticeReader = Readonly<{ id: string; email: string; language: Language; notices_by_mail: boolean }>;

/** Who still works here; news of somebody who left reach nobody. */
export async function findReader(
  { trx, workspaceId }: WorkspaceTransaction,
  staffId: string,
): Promise<NoticeReader | undefined> {
  return trx
    .selectFrom('staff')
    .select(['id', 'email', 'language', 'notices_by_mail'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', staffId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}
