import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/**
 * Requests that are due wait under the address that their customer has now: each is settled by its address, and one that stood
 * under an earlier address would be decided again and again. Of two that wait for what turned out to be one customer, one is
 * left.
 */
export async function followAddresses({ trx, workspaceId }: WorkspaceTransaction, now: Date): Promise<void> {
  await sql`
    with moved as (
      select request.id, contact.address_hash, row_number() over (
          partition by request.study_id, contact.address_hash, request.occasion, request.kind order by request.id) as place,
        exists (
          select from contact_request other
          where other.workspace_id = ${workspaceId} and other.study_id = request.study_id
            and other.address_hash = contact.address_hash and other.occasion = request.occasion
            and other.kind = request.kind) as is_known
      from contact_request request
      join contact on contact.workspace_id = request.workspace_id and contact.id = request.contact_id
      where request.workspace_id = ${workspaceId} and request.state = 'deferred' and request.next_at <= ${now}
        and request.address_hash <> contact.address_hash
    ), doubled as (
      delete from contact_request using moved
      where contact_request.workspace_id = ${workspaceId} and contact_request.id = moved.id
        and (moved.is_known or moved.place > 1)
    )
    update contact_request set address_hash = moved.address_hash
    from moved
    where contact_request.workspace_id = ${workspaceId} and contact_request.id = moved.id
      and not moved.is_known and moved.place = 1`.execute(trx);
}

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
            and invitation.contact_id = request.contact_id and invitation.occasion = request.occasion
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
