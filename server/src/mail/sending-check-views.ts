import type { SendingFinding } from '@voldaan/domain/mail/sending-finding';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type SendingCheckRow = Readonly<{
  domain: string;
  host: string;
  findings: readonly SendingFinding[];
  is_in_order: boolean;
  checked_at: Date;
}>;

export async function lastSendingCheck({
  trx,
  workspaceId,
}: WorkspaceTransaction): Promise<SendingCheckRow | undefined> {
  return trx
    .selectFrom('sending_check')
    .select(['domain', 'host', 'findings', 'is_in_order', 'checked_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
}
