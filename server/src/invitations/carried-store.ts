import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/**
 * A question that goes along in another's mail is an invitation with a link of its own and `carried_by` the invitation that is
 * the mail. Senders pass it by: from the hand-over on, what becomes of the mail becomes of it, in the same transaction.
 */

/** A planned mail becomes a question that goes along in another's. False when a sender took it up in the meantime. */
export async function takeAlong(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, carrierId }: Readonly<{ id: string; carrierId: string }>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update invitation set carried_by = ${carrierId}
    where workspace_id = ${workspaceId} and id = ${id} and state = 'planned'`.execute(trx);
  return numAffectedRows === 1n;
}

/** Which questions come loose: those that go along in these mails, in those of a wave, or these themselves. */
export type Loose =
  | Readonly<{ carrierIds: readonly string[] }>
  | Readonly<{ waveId: string }>
  | Readonly<{ ids: readonly string[] }>;

/**
 * Questions whose mail does not go as planned are decided upon again, as if put off until now. One of which no mail ever left
 * is no invitation any more; one whose link was with a server already, which took it for now only, keeps it and becomes a mail of
 * its own, to be weighed like any other.
 */
export async function loosenCarried(
  { trx, workspaceId }: WorkspaceTransaction,
  loose: Loose,
  stage: 'planning' | 'claim' | 'hand_over',
): Promise<void> {
  const reasons = JSON.stringify([{ code: 'came_loose' }]);
  await sql`
    with loose as materialized (
      select id, wave_id, study_id, contact_id, address_hash, occasion, kind, attempts from invitation
      where workspace_id = ${workspaceId} and carried_by is not null and state = 'planned' and ${isLoose(workspaceId, loose)}
      for update
    ), freed as (
      delete from invitation using loose
      where invitation.workspace_id = ${workspaceId} and invitation.id = loose.id and loose.attempts = 0
    ), own as (
      update invitation set carried_by = null, due_at = now(), reason = 'came_loose'
      from loose
      where invitation.workspace_id = ${workspaceId} and invitation.id = loose.id and loose.attempts > 0
      returning invitation.wave_id
    ), going as (
      update wave set state = 'sending', finished_at = null
      where workspace_id = ${workspaceId} and state = 'done' and id = any (array(select wave_id from own))
    ), back as (
      update contact_request set
        state = case when loose.attempts = 0 then 'deferred' else 'granted' end,
        next_at = case when loose.attempts = 0 then now() end,
        invitation_id = case when loose.attempts > 0 then loose.id end,
        reasons = ${reasons}::jsonb, decided_at = now()
      from loose
      where contact_request.workspace_id = ${workspaceId} and contact_request.study_id = loose.study_id
        and contact_request.address_hash = loose.address_hash and contact_request.occasion = loose.occasion
        and contact_request.kind = loose.kind and contact_request.state = 'merged'
    )
    insert into contact_decision (workspace_id, study_id, wave_id, contact_id, address_hash, occasion, kind, stage, decision,
      reasons)
    select ${workspaceId}, study_id, wave_id, contact_id, address_hash, occasion, kind, ${stage}, 'defer', ${reasons}::jsonb
    from loose where contact_id is not null`.execute(trx);
}

function isLoose(workspaceId: string, loose: Loose): RawBuilder<boolean> {
  if ('ids' in loose) return sql<boolean>`id = any (${loose.ids}::uuid[])`;
  if ('carrierIds' in loose) return sql<boolean>`carried_by = any (${loose.carrierIds}::uuid[])`;
  return sql<boolean>`exists (
    select from invitation carrier
    where carrier.workspace_id = ${workspaceId} and carrier.id = invitation.carried_by
      and carrier.wave_id = ${loose.waveId})`;
}

/** Writes down at the questions that go along in these mails what became of the mails. Doing it again changes nothing. */
export async function followCarriers(
  { trx, workspaceId }: WorkspaceTransaction,
  carrierIds: readonly string[],
): Promise<void> {
  if (carrierIds.length === 0) return;
  await sql`
    with following as (
      select carried.id, carried.state as was, carrier.state, carrier.reason, carrier.attempts, carrier.due_at,
        carrier.lease_until, carrier.handed_at, carrier.settled_at, carrier.expires_at, carrier.bounced_at, carrier.bounce_kind
      from invitation carried
      join invitation carrier on carrier.workspace_id = carried.workspace_id and carrier.id = carried.carried_by
      where carried.workspace_id = ${workspaceId} and carried.carried_by = any (${carrierIds}::uuid[])
        and carried.state in ('planned', 'handed', 'sent', 'failed', 'unknown')
        and carrier.state in ('planned', 'handed', 'sent', 'failed', 'unknown')
      for update of carried
    ), followed as (
      update invitation set state = following.state, reason = following.reason, attempts = following.attempts,
        due_at = following.due_at, lease_until = following.lease_until, handed_at = following.handed_at,
        settled_at = following.settled_at, expires_at = greatest(invitation.expires_at, following.expires_at),
        bounced_at = following.bounced_at, bounce_kind = following.bounce_kind
      from following
      where invitation.workspace_id = ${workspaceId} and invitation.id = following.id
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, state, coalesce(reason, '') from following where state <> was`.execute(trx);
}
