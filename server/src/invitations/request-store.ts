import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/**
 * Requests that are due and cannot be decided about: a study that is paused looks again in an hour. It is over for a customer
 * who is no contact any more, for a study that has ended, and for a reminder whose wave was cancelled.
 */
export async function putAsideRequests({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  const reasons = JSON.stringify([{ code: 'expired', expiresAt: now }]);
  await sql`
    with due as (
      select request.id, study.state <> 'running' as is_stopped,
        request.contact_id is null or study.state = 'ended' or (request.kind = 'reminder' and not exists (
          select from invitation
          join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
          where invitation.workspace_id = ${workspaceId} and invitation.study_id = request.study_id
            and invitation.address_hash = request.address_hash and invitation.occasion = request.occasion
            and invitation.kind = 'invitation' and wave.state <> 'cancelled')) as is_over
      from contact_request request
      join study on study.workspace_id = request.workspace_id and study.id = request.study_id
      where request.workspace_id = ${workspaceId} and request.state = 'deferred' and request.next_at <= ${now}
    ), later as (
      update contact_request set next_at = ${now}::timestamptz + interval '1 hour'
      from due
      where contact_request.workspace_id = ${workspaceId} and contact_request.id = due.id
        and due.is_stopped and not due.is_over
    ), over as (
      update contact_request set state = 'withheld', next_at = null, reasons = ${reasons}::jsonb, decided_at = ${now}
      from due
      where contact_request.workspace_id = ${workspaceId} and contact_request.id = due.id and due.is_over
      returning study_id, contact_id, address_hash, occasion, kind
    )
    insert into contact_decision (workspace_id, study_id, contact_id, address_hash, occasion, kind, stage, decision, reasons)
    select ${workspaceId}, study_id, contact_id, address_hash, occasion, kind, 'planning', 'withhold', ${reasons}::jsonb
    from over where contact_id is not null`.execute(trx);
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
