import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Requests that were withheld for an open complaint and are not over at this moment wait for it instead. */
export async function wakeWithheld(
  { trx, workspaceId }: WorkspaceTransaction,
  { contactId, at }: Readonly<{ contactId: string; at: Date }>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update contact_request request set state = 'deferred', next_at = ${at}
    from study
    where request.workspace_id = ${workspaceId} and request.contact_id = ${contactId} and request.kind = 'invitation'
      and request.state = 'withheld' and request.expires_at > ${at}
      and request.reasons -> 0 ->> 'code' = 'open_complaint'
      and study.workspace_id = request.workspace_id and study.id = request.study_id
      and study.state in ('running', 'paused')`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
