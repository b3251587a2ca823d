import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Where mail comes back to; '' when nothing was said. */
export async function returnAddress({ trx, workspaceId }: WorkspaceTransaction): Promise<string> {
  const row = await trx
    .selectFrom('return_mail')
    .select('address')
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
  return row?.address ?? '';
}

export type ReturnMailRow = Readonly<{
  address: string;
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  username: string;
  password_sealed: Buffer | null;
  folder: string;
  uid_validity: number | null;
  uid_read: number;
  polled_at: Date | null;
  notice: string | null;
}>;

export async function findReturnMail({ trx, workspaceId }: WorkspaceTransaction): Promise<ReturnMailRow | undefined> {
  return trx
    .selectFrom('return_mail')
    .select(['address', 'host', 'port', 'security', 'username', 'password_sealed', 'folder'])
    .select(['uid_validity', 'uid_read', 'polled_at', 'notice'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

const dueMax = 1000;

/** Asked as the role that sees which mailboxes are due, and nothing of them. */
export async function workspacesToPoll(work: Kysely<Tables>, now: Date): Promise<readonly string[]> {
  const rows = await work
    .selectFrom('return_mail')
    .select('workspace_id')
    .where('next_poll_at', '<=', now)
    .orderBy('workspace_id')
    .limit(dueMax)
    .execute();
  return rows.map((row) => row.workspace_id);
}
