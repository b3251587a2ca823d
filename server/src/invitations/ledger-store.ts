import type { LegalBasis } from '@voldaan/domain/contacts/consent';
import type { ContactKind, ContactPurpose } from '@voldaan/domain/studies/contact-request';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { sql } from 'kysely';
import { stillHolds } from '../contacts/suppressions/suppression-views.ts';
import { type KnownContact, knownContact } from '../contacts/views.ts';
import type { SendState } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { WaveState } from './store.ts';

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
  address_hash: Buffer;
  language: LanguageTag;
  /** Times it was handed over before. */
  attempts: number;
  takes_along: boolean;
  contact_name: string | null;
  contact_organisation: string | null;
  /** Null when the contact is no longer there. */
  contact: KnownContact | null;
  kind: ContactKind;
  /** A reminder has the link of the invitation that it reminds of. */
  reminder_of: string | null;
  occasion: string;
  /** What the event that this is about is about, as "order 5". */
  event_subject: string | null;
  /** Who receives it, as pace is kept. */
  receiving_domain: string;
  /** How many mails may be under way to this receiver at once. */
  receiver_connections: number;
}>;

/** What decides whether a mail may go, as it stands in the transaction that asks. */
export type SendFacts = Readonly<{
  id: string;
  fence: number;
  wave_id: string;
  study_id: string | null;
  contact_id: string | null;
  address_hash: Buffer;
  kind: ContactKind;
  occasion: string;
  purpose: ContactPurpose;
  priority: number;
  legal_basis: LegalBasis;
  expires_at: Date;
  zone: string | null;
  country: string | null;
  /** Whether another study's question goes along in it, or went along in the mail that it reminds of. */
  takes_along: boolean;
  /** Whether anything is known of this customer that has to be weighed. Of most nothing is. */
  must_be_weighed: boolean;
}>;

export type DueInvitation = SendFacts &
  Omit<ClaimedInvitation, 'receiver_connections'> &
  Readonly<{
    /** Whether the customer has another address since the mail was planned. */
    is_elsewhere: boolean;
  }>;

const claimLeaseSeconds = 60;
/** Longer than the two minutes that a server may take over a mail. */
const handedLeaseSeconds = 150;

/**
 * The quick look: a customer to whom nothing was sent within the days that any budget looks back, who said no to nothing and
 * complains of nothing, may be written to. It may say too often that somebody must be weighed, and never too seldom.
 */
function mustBeWeighed(lookBackDays: number) {
  return sql<boolean>`(
    invitation.kind = 'reminder' or invitation.purpose = 'marketing' or wave.legal_basis = 'consent'
    or wave.closes_at <= now() or contact.complaint_since is not null or contact.rest_days is not null
    or coalesce(cardinality(contact.unwanted_topics), 0) > 0
    or contact.asked_at > now() - make_interval(days => ${lookBackDays})
    or exists (
      select from suppression
      where suppression.workspace_id = invitation.workspace_id
        and suppression.address_hash = any (array[invitation.address_hash, contact.address_hash]))
    or exists (
      select from consent
      where consent.workspace_id = invitation.workspace_id and consent.contact_id = invitation.contact_id
        and not consent.is_given)
    or exists (
      select from invitation other
      where other.workspace_id = invitation.workspace_id and other.address_hash = invitation.address_hash
        and other.id <> invitation.id and other.state in ('handed', 'sent', 'unknown')
        and coalesce(other.handed_at, other.planned_at) > now() - make_interval(days => ${lookBackDays}))
    or exists (
      select from invitation other
      where other.workspace_id = invitation.workspace_id and other.contact_id = invitation.contact_id
        and other.id <> invitation.id and other.state in ('handed', 'sent', 'unknown')
        and coalesce(other.handed_at, other.planned_at) > now() - make_interval(days => ${lookBackDays})))`;
}

const factColumns = sql`invitation.id, invitation.fence, invitation.wave_id, invitation.study_id, invitation.contact_id,
  invitation.address_hash, invitation.kind, invitation.occasion, invitation.purpose, invitation.priority,
  wave.legal_basis,
  least(wave.closes_at, invitation.expires_at) as expires_at, contact.zone, contact.country,
  exists (
    select from invitation carried
    where carried.workspace_id = invitation.workspace_id
      and carried.carried_by = any (array[invitation.id, invitation.reminder_of])) as takes_along`;

/**
 * Holds up to `limit` due mails of a wave, passing by those that another sender has and the receivers that take nothing at
 * this moment. Nothing is claimed yet: moveHeld says what becomes of each.
 */
export async function lockDue(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: Readonly<{ waveId: string; limit: number; lookBackDays: number }>,
): Promise<readonly DueInvitation[]> {
  const { rows } = await sql<DueInvitation>`/* kept */
    with open_wave as (
      update wave set drained_at = now()
      where workspace_id = ${workspaceId} and id = ${wish.waveId} and state = 'sending'
      returning *
    )
    select ${factColumns}, ${mustBeWeighed(wish.lookBackDays)} as must_be_weighed, invitation.email,
      coalesce(contact.address_hash <> invitation.address_hash, false) as is_elsewhere, invitation.language,
      invitation.attempts, invitation.reminder_of, invitation.receiving_domain,
      contact.name as contact_name, organisation.name as contact_organisation, ${knownContact} as contact,
      event.subject as event_subject
    from invitation
    join open_wave wave on wave.id = invitation.wave_id
    left join contact on contact.workspace_id = invitation.workspace_id and contact.id = invitation.contact_id
    left join organisation on organisation.workspace_id = contact.workspace_id and organisation.id = contact.organisation_id
    left join customer_event event on event.workspace_id = invitation.workspace_id
      and event.id = case when invitation.occasion ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        then invitation.occasion::uuid end
    where invitation.workspace_id = ${workspaceId} and invitation.wave_id = ${wish.waveId}
      and invitation.state = 'planned' and invitation.carried_by is null and invitation.due_at <= now()
      and invitation.receiving_domain <> all (array(
        select receiving_domain from sending_pace
        where workspace_id = ${workspaceId} and (tokens < 1 or resting_until is not null)
          and (resting_until > now()
            or tokens + per_minute * extract(epoch from now() - counted_at) / 60 < 1)))
    order by invitation.due_at, invitation.id
    limit ${wish.limit}
    for update of invitation skip locked`.execute(trx);
  return rows;
}

export type PresentAddress = Readonly<{ id: string; email: string; address_hash: Buffer }>;

/**
 * Gives held mails the address that their customer has now: one that was put right may have been somebody else's. Mail to an
 * earlier address stays as it is when the present one is dead, or when the wave writes there already; of two mails to contacts who
 * turned out to be one customer, one goes there.
 */
export async function moveToPresent(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<readonly PresentAddress[]> {
  const { rows } = await sql<PresentAddress>`
    with present as (
      select distinct on (held.wave_id, contact.address_hash, held.occasion, held.kind)
        held.id, contact.email, contact.address_hash
      from invitation held
      join contact on contact.workspace_id = held.workspace_id and contact.id = held.contact_id
      where held.workspace_id = ${workspaceId} and held.id = any (${[...ids]}::uuid[])
        and not exists (
          select from invitation other
          where other.workspace_id = ${workspaceId} and other.wave_id = held.wave_id
            and other.address_hash = contact.address_hash and other.occasion = held.occasion
            and other.kind = held.kind)
        and not exists (
          select from suppression
          where suppression.workspace_id = ${workspaceId} and suppression.address_hash = contact.address_hash
            and suppression.reason = 'bounced' and ${stillHolds})
      order by held.wave_id, contact.address_hash, held.occasion, held.kind, held.id
    )
    update invitation set email = present.email, address_hash = present.address_hash, receiving_domain = ''
    from present
    where invitation.workspace_id = ${workspaceId} and invitation.id = present.id
    returning invitation.id, invitation.email, invitation.address_hash`.execute(trx);
  return rows;
}

/** What becomes of a mail that was due or in hand. `planned` waits so many seconds and says why. */
export type SendMove = Readonly<{
  id: string;
  state: Extract<SendState, 'claimed' | 'handed' | 'planned' | 'suppressed' | 'cancelled'>;
  reason: string | null;
  dueInSeconds?: number;
  receivingDomain?: string;
}>;

/**
 * Moves mails that this transaction holds, each with its step. A claim raises the fence; a hand-over counts as a try, and
 * its customer was asked: planning looks there first.
 */
export async function moveHeld({ trx, workspaceId }: WorkspaceTransaction, moves: readonly SendMove[]): Promise<void> {
  if (moves.length === 0) return;
  const column = <Value>(pick: (move: SendMove) => Value) => moves.map(pick);
  await sql`/* kept */
    with moved as (
      update invitation set
        state = move.state, reason = move.reason,
        fence = fence + case when move.state = 'claimed' then 1 else 0 end,
        attempts = attempts + case when move.state = 'handed' then 1 else 0 end,
        handed_at = case when move.state = 'handed' then now() else handed_at end,
        settled_at = case when move.state in ('suppressed', 'cancelled') then now() end,
        due_at = case when move.state = 'planned' then now() + make_interval(secs => move.due_in) else due_at end,
        receiving_domain = coalesce(move.receiving_domain, invitation.receiving_domain),
        lease_until = case move.state
          when 'claimed' then now() + make_interval(secs => ${claimLeaseSeconds})
          when 'handed' then now() + make_interval(secs => ${handedLeaseSeconds}) end
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ state }) => state)}::text[],
        ${column(({ reason }) => reason)}::text[], ${column(({ dueInSeconds }) => dueInSeconds ?? 0)}::float[],
        ${column(({ receivingDomain }) => receivingDomain ?? null)}::text[]
      ) as move (id, state, reason, due_in, receiving_domain)
      where invitation.workspace_id = ${workspaceId} and invitation.id = move.id
      returning invitation.id, invitation.state, invitation.reason, invitation.contact_id
    ), asked as (
      update contact set asked_at = now()
      where workspace_id = ${workspaceId} and id = any (array(select contact_id from moved where state = 'handed'))
    )
    insert into send_event (workspace_id, invitation_id, state, detail)
    select ${workspaceId}, id, state, coalesce(reason, '') from moved`.execute(trx);
}

/**
 * Locks the customers of these mails, in one order for everybody, until the transaction ends: of two mails to one customer
 * the second is judged when the first is on record. Contacts come before invitations, as in their removal.
 */
export async function holdContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  invitationIds: readonly string[],
): Promise<void> {
  await sql`/* kept */
    select from contact
    where workspace_id = ${workspaceId} and id = any (array(
      select contact_id from invitation where workspace_id = ${workspaceId} and id = any (${invitationIds}::uuid[])))
    order by id
    for no key update`.execute(trx);
}

export type HeldInvitation = SendFacts & Readonly<{ wave_state: WaveState; reminder_of: string | null }>;

/** Those of these claims that are still ours, as they stand now. Call it when their contacts are held. */
export async function lockClaimed(
  { trx, workspaceId }: WorkspaceTransaction,
  claims: readonly Pick<ClaimedInvitation, 'id' | 'fence'>[],
  lookBackDays: number,
): Promise<readonly HeldInvitation[]> {
  const { rows } = await sql<HeldInvitation>`/* kept */
    select ${factColumns}, ${mustBeWeighed(lookBackDays)} as must_be_weighed, wave.state as wave_state,
      invitation.reminder_of
    from unnest(${claims.map(({ id }) => id)}::uuid[], ${claims.map(({ fence }) => fence)}::bigint[]) as claim (id, fence)
    join invitation on invitation.workspace_id = ${workspaceId} and invitation.id = claim.id
      and invitation.fence = claim.fence and invitation.state = 'claimed'
    join wave on wave.workspace_id = invitation.workspace_id and wave.id = invitation.wave_id
    left join contact on contact.workspace_id = invitation.workspace_id and contact.id = invitation.contact_id
    order by invitation.id
    for update of invitation`.execute(trx);
  return rows;
}
