import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/**
 * Requests that are due and cannot be decided about: a study that is paused looks again in an hour, and a customer who is no
 * contact any more is asked nothing.
 */
export async function putAsideRequests({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await sql`
    update contact_request set next_at = case when contact_request.contact_id is null or study.state = 'ended' then null
        else ${now}::timestamptz + interval '1 hour' end,
      state = case when contact_request.contact_id is null or study.state = 'ended' then 'withheld' else 'deferred' end
    from study
    where contact_request.workspace_id = ${workspaceId} and contact_request.state = 'deferred'
      and contact_request.next_at <= ${now}
      and study.workspace_id = ${workspaceId} and study.id = contact_request.study_id
      and (study.state <> 'running' or contact_request.contact_id is null)`.execute(trx);
}

/** Requests of a study that has nothing to send with at this moment are looked at again in an hour. */
export async function postponeRequests(
  { trx, workspaceId }: WorkspaceTransaction,
  { ids, now }: Readonly<{ ids: readonly string[]; now: Date }>,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update contact_request set next_at = ${now}::timestamptz + interval '1 hour'
    where workspace_id = ${workspaceId} and id = any (${ids}::uuid[]) and state = 'deferred'`.execute(trx);
}
