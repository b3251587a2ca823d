import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/**
 * Whether an address takes no mail at all: it does not exist, or its owner reported us. Whoever only wants no surveys and no news
 * is still told about their own complaint.
 */
export async function takesNoMail({ trx, workspaceId }: WorkspaceTransaction, addressHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select 1 from suppression
    where workspace_id = ${workspaceId} and address_hash = ${addressHash} and reason in ('bounced', 'complained')
      and (until is null or until > now())
    limit 1`.execute(trx);
  return rows.length > 0;
}

/** Which steps of a case were told by mail. */
export async function listMailedSteps(
  { trx, workspaceId }: WorkspaceTransaction,
  caseId: string,
): Promise<ReadonlySet<number>> {
  const rows = await trx
    .selectFrom('case_mail')
    .select('sequence')
    .where('workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .limit(1000)
    .execute();
  return new Set(rows.map(({ sequence }) => sequence));
}
