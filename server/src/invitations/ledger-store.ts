import { restDays } from '@voldaan/domain/invitations/rest-period';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { sql } from 'kysely';
import { type KnownContact, knownContact } from '../contacts/views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/**
 * The send ledger: planned -> claimed -> handed -> sent | failed | unknown | suppressed | cancelled. `handed` is committed
 * before the first byte of a mail leaves, and what is handed never becomes planned again by itself. So a sender that
 * dies loses at most the mails in its hands, visibly, and sends none twice. Every change asks for the fence that the claim
 * gave, so that a sender that slept through its lease changes nothing. All times are the database's.
 */

/** A mail that this sender alone may hand over, as long as its fence is the row's. */
export type ClaimedInvitation = Readonly<{
  id: string;
  fence: number;
  email: string;
  language: LanguageTag;
  /** Times it was handed over before. */
  attempts: number;
  contact_name: string | null;
  /** Null when the contact is no longer there. */
  contact: KnownContact | null;
}>;

const claimLeaseSeconds = 60;
/** Longer than the two minutes that a server may take over a mail. */
const handedLeaseSeconds = 150;

/** Whether the address of this invitation has asked not to be written to. */
const isSuppressed = sql`exists (
  select from suppression
  where suppression.workspace_id = invitation.workspace_id and suppression.address_hash = invitation.address_hash
    and suppression.purpose in ('research', 'all'))`;

/**
 * Takes up to `limit` due mails of a wave, passing by those that another sender has. Those who are no contact any more,
 * asked not to be written to, or got another invitation within the rest period, are settled here and not returned.
 */
export async function claimInvitations(
  { trx, workspaceId }: WorkspaceTransaction,
  { waveId, limit }: Readonly<{ waveId: string; limit: number }>,
): Promise<Readonly<{ taken: number; claimed: readonly ClaimedInvitation[] }>> {
  const { rows } = await sql<ClaimedInvitation & { state: string }>`
    with open_wave as (
      update wave set drained_at = now()
      where workspace_id = ${workspaceId} and id = ${waveId} and state = 'sending'
      returning id
    ), due as materialized (
      select invitation.id, invitation.contact_id is null as is_removed, ${isSuppressed} as is_suppressed, exists (
          select from invitation other
          where other.workspace_id = ${workspaceId} and other.address_hash = invitation.address_hash
            and other.id <> invitation.id and other.state in ('claimed', 'handed', 'sent', 'unknown')
            and other.planned_at > now() - make_interval(days => ${restDays})
        ) as is_resting
      from invitation
      where invitation.workspace_id = ${workspaceId} and invitation.wave_id in (select id from open_wave)
        and invitation.state = 'planned' and invitation.due_at <= now()
      order by invitation.due_at, invitation.id
      limit ${limit}
      for update of invitation skip locked
    ), taken as (
      update invitation set
        state = case when is_removed then 'cancelled' when is_suppressed or is_resting then 'suppressed' else 'claimed' end,
        reason = case when is_removed then 'contact_removed' when is_suppressed then 'suppressed'
          when is_resting then 'invited_recently' end,
        settled_at = case when is_removed or is_suppressed or is_resting then now() end,
        lease_until = now() + make_interval(secs => ${claimLeaseSeconds}),
        fence = fence + 1
      from due
      where invitation.workspace_id = ${workspaceId} and invitation.id = due.id
      returning invitation.id, invitation.fence, invitation.email, invitation.language, invitation.contact_id,
        invitation.attempts, invitation.state, invitation.reason
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state, detail)
      select ${workspaceId}, id, state, coalesce(reason, '') from taken
    )
    select taken.id, taken.fence, taken.email, taken.language, taken.attempts, taken.state, contact.name as contact_name,
      ${knownContact} as contact
    from taken left join contact on contact.workspace_id = ${workspaceId} and contact.id = taken.contact_id`.execute(
    trx,
  );
  return { taken: rows.length, claimed: rows.filter(({ state }) => state === 'claimed') };
}

/** `handed`: the mail may leave now. Anything else: it may not; the row says why. */
export type HandOverVerdict = 'handed' | 'suppressed' | 'cancelled' | 'planned' | 'lost';

/** The last look before a mail leaves: still ours, still wanted, wave still running. Commit it before sending. */
export async function markHanded(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, fence }: Pick<ClaimedInvitation, 'id' | 'fence'>,
): Promise<HandOverVerdict> {
  await holdContact({ trx, workspaceId }, id);
  const { rows } = await sql<{ state: HandOverVerdict }>`
    with held as (
      select invitation.id, case
          when ${isSuppressed} then 'suppressed'
          when wave.state = 'cancelled' or invitation.contact_id is null then 'cancelled'
          when wave.state <> 'sending' then 'planned'
          else 'handed' end as next_state
      from invitation
      join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
      where invitation.workspace_id = ${workspaceId} and invitation.id = ${id}
        and invitation.state = 'claimed' and invitation.fence = ${fence}
      for update of invitation
    ), moved as (
      update invitation set
        state = next_state,
        reason = case when next_state = 'suppressed' then 'suppressed'
          when next_state = 'cancelled' and invitation.contact_id is null then 'contact_removed' end,
        attempts = attempts + case when next_state = 'handed' then 1 else 0 end,
        handed_at = case when next_state = 'handed' then now() end,
        settled_at = case when next_state in ('suppressed', 'cancelled') then now() end,
        lease_until = case when next_state = 'handed' then now() + make_interval(secs => ${handedLeaseSeconds}) end
      from held
      where invitation.workspace_id = ${workspaceId} and invitation.id = held.id
      returning invitation.id, invitation.state
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state) select ${workspaceId}, id, state from moved
    )
    select state from moved`.execute(trx);
  return rows[0]?.state ?? 'lost';
}

/**
 * Locks contact before invitation, as its removal does. A row that one transaction updates twice has its foreign keys
 * checked again: the second update would wait for a removal that waits for the first.
 */
async function holdContact({ trx, workspaceId }: WorkspaceTransaction, invitationId: string): Promise<void> {
  await sql`
    select from contact
    where workspace_id = ${workspaceId}
      and id = (select contact_id from invitation where workspace_id = ${workspaceId} and id = ${invitationId})
    for key share`.execute(trx);
}

/** What became of a mail that was handed over. `planned` only when it is certain that no server took it. */
export type Settlement = Readonly<{
  state: 'sent' | 'failed' | 'unknown' | 'planned';
  reason: string | null;
  /** Seconds from now at which a planned mail is due again. */
  dueInSeconds?: number;
  /** The server could not be asked at all: this does not count among the tries. */
  isNoTry?: boolean;
}>;

/**
 * Writes down the outcome. A sender that was slow may still tell of a mail that was given up as unknown: the truth
 * replaces the doubt, but a doubt is never turned into another try.
 */
export async function settleHanded(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, fence }: Pick<ClaimedInvitation, 'id' | 'fence'>,
  { state, reason, dueInSeconds = 0, isNoTry = false }: Settlement,
): Promise<boolean> {
  const fromUnknown = state === 'sent' || state === 'failed';
  const { rows } = await sql<{ id: string }>`
    with moved as (
      update invitation set
        state = ${state}, reason = ${reason}, lease_until = null, attempts = attempts - ${isNoTry ? 1 : 0},
        settled_at = case when ${state} = 'planned' then null else now() end,
        due_at = case when ${state} = 'planned' then now() + make_interval(secs => ${dueInSeconds}) else due_at end
      where workspace_id = ${workspaceId} and id = ${id} and fence = ${fence}
        and (state = 'handed' or (state = 'unknown' and ${fromUnknown}))
      returning id
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state, detail)
      select ${workspaceId}, id, ${state}, ${reason ?? ''} from moved
    )
    select id from moved`.execute(trx);
  return rows.length > 0;
}

/** Gives back mails that were claimed and not handed over. */
export async function releaseClaims(
  { trx, workspaceId }: WorkspaceTransaction,
  claims: readonly Pick<ClaimedInvitation, 'id' | 'fence'>[],
): Promise<void> {
  await sql`
    with moved as (
      update invitation set state = 'planned', lease_until = null
      from unnest(${claims.map(({ id }) => id)}::uuid[], ${claims.map(({ fence }) => fence)}::bigint[]) as claim (id, fence)
      where invitation.workspace_id = ${workspaceId} and invitation.id = claim.id and invitation.fence = claim.fence
        and invitation.state = 'claimed'
      returning invitation.id
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, 'planned', 'released' from moved`.execute(trx);
}

/**
 * After a sender died: what it had claimed is planned again, for not a byte has left; what it had handed over may have
 * arrived, is unknown from now on, and is not sent again.
 */
export async function settleExpired({
  trx,
  workspaceId,
}: WorkspaceTransaction): Promise<Readonly<{ unknown: number; planned: number }>> {
  const { rows } = await sql<{ state: string; count: number }>`
    with moved as (
      update invitation set
        state = case state when 'claimed' then 'planned' else 'unknown' end,
        reason = case state when 'claimed' then reason else 'sender_died' end,
        settled_at = case state when 'claimed' then null else now() end,
        lease_until = null
      where workspace_id = ${workspaceId} and state in ('claimed', 'handed') and lease_until < now()
      returning id, state
    ), noted as (
      insert into send_event (workspace_id, invitation_id, state, detail)
      select ${workspaceId}, id, state, 'lease_expired' from moved
    )
    select state, count(*) as count from moved group by state order by state`.execute(trx);
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return { unknown: count('unknown'), planned: count('planned') };
}
