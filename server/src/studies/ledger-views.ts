import type { ConsentPurpose } from '@voldaan/domain/contacts/consent';
import type { AskingTopic, ContactKind, ContactPurpose } from '@voldaan/domain/studies/contact-request';
import { sql } from 'kysely';
import { stillHolds } from '../contacts/suppressions/suppression-views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** `invitationIds`: of the customers of these mails, by the address of each mail, which may be an earlier one of theirs. */
export type LedgerWish = (
  | Readonly<{ contactIds: readonly string[] }>
  | Readonly<{ addressHashes: readonly Buffer[] }>
  | Readonly<{ invitationIds: readonly string[] }>
) &
  /** Whose unsubscribing counts: asking about the service is research. */
  Readonly<{ consent?: ConsentPurpose }>;

/** Longer than any budget may look back. */
const ledgerDays = 1_100;

export type LedgerRow = Readonly<{
  hash: string;
  contact_id: string | null;
  complaint_since: Date | null;
  rest_days: number | null;
  unwanted_topics: readonly AskingTopic[] | null;
  sends: readonly SendRow[];
  consents: readonly Readonly<{ purpose: ConsentPurpose; is_given: boolean; since: number }>[];
  suppression_reason: 'unsubscribed' | 'bounced' | 'complained' | 'asked' | null;
  suppressed_at: Date | null;
}>;

export type SendRow = Readonly<{
  id: string;
  study: string;
  has_study: boolean;
  occasion: string;
  kind: ContactKind;
  purpose: ContactPurpose;
  channel: 'mail' | 'phone';
  state: 'planned' | 'claimed' | 'handed' | 'sent' | 'unknown';
  priority: number;
  at: number;
  answered_at: number | null;
  language: string;
  /** Whether another's question may go along, as far as this mail goes: it takes one at most, and none while its wave stands still. */
  may_merge: boolean;
  is_carried: boolean;
}>;

/** What was sent and is planned, what was said and what stands in the way, one row for each customer. */
export async function listLedgers(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: LedgerWish,
): Promise<readonly LedgerRow[]> {
  const consent = wish.consent ?? 'research';
  const { rows } = await sql<LedgerRow>`
    with customer as materialized (${customers(workspaceId, wish)})
    select encode(customer.address_hash, 'hex') as hash, customer.contact_id, customer.complaint_since,
      customer.rest_days, customer.unwanted_topics,
      coalesce(sends.list, '[]') as sends, coalesce(consents.list, '[]') as consents,
      suppressed.reason as suppression_reason, suppressed.created_at as suppressed_at
    from customer
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', sent.id, 'study', coalesce(sent.study_id, sent.wave_id), 'has_study', sent.study_id is not null,
        'occasion', sent.occasion, 'kind', sent.kind,
        'purpose', sent.purpose, 'channel', sent.channel, 'state', sent.state, 'priority', sent.priority,
        'at', ${milliseconds('coalesce(sent.handed_at, sent.due_at)')},
        'answered_at', ${milliseconds('sent.answered_at')}, 'language', sent.language,
        'is_carried', sent.carried_by is not null, 'may_merge', ${takesOneAlong(workspaceId)})) as list
      from (
        select * from invitation
        where workspace_id = ${workspaceId} and address_hash = customer.address_hash
        union
        select * from invitation
        where workspace_id = ${workspaceId} and contact_id = customer.contact_id
      ) sent
      where sent.state in ('planned', 'claimed', 'handed', 'sent', 'unknown')
        and sent.planned_at > now() - make_interval(days => ${ledgerDays})
    ) sends on true
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'purpose', consent.purpose, 'is_given', consent.is_given, 'since', ${milliseconds('consent.since')})) as list
      from consent
      where consent.workspace_id = ${workspaceId} and consent.contact_id = customer.contact_id
    ) consents on true
    left join lateral (
      select reason, created_at from suppression
      where suppression.workspace_id = ${workspaceId}
        and suppression.address_hash = any (array[customer.address_hash, customer.own_hash])
        and (suppression.address_hash = customer.address_hash or suppression.reason <> 'bounced')
        and suppression.purpose in (${consent}, 'all') and ${stillHolds}
      order by created_at limit 1
    ) suppressed on true`.execute(trx);
  return rows;
}

function takesOneAlong(workspaceId: string) {
  return sql`(sent.may_merge and sent.state = 'planned' and sent.carried_by is null
    and exists (
      select from wave where wave.workspace_id = ${workspaceId} and wave.id = sent.wave_id and wave.state = 'sending')
    and not exists (
      select from invitation carried where carried.workspace_id = ${workspaceId} and carried.carried_by = sent.id
        and carried.state not in ('suppressed', 'cancelled')))`;
}

/** `own_hash`: of the address that the customer has now. Who refused asked it as a person; a bounce was the address's own. */
function customers(workspaceId: string, wish: LedgerWish) {
  const known = sql`contact.id as contact_id, contact.address_hash as own_hash, contact.complaint_since, contact.rest_days,
    contact.unwanted_topics`;
  if ('contactIds' in wish) {
    return sql`select ${known}, contact.address_hash from contact
      where workspace_id = ${workspaceId} and id = any (${wish.contactIds}::uuid[])`;
  }
  if ('invitationIds' in wish) {
    return sql`select distinct on (invitation.address_hash) ${known}, invitation.address_hash
      from invitation
      left join contact on contact.workspace_id = ${workspaceId} and contact.id = invitation.contact_id
      where invitation.workspace_id = ${workspaceId} and invitation.id = any (${wish.invitationIds}::uuid[])
      order by invitation.address_hash, contact.id`;
  }
  return sql`select ${known}, given.address_hash
    from (select distinct unnest(${wish.addressHashes}::bytea[]) as address_hash) given
    left join contact on contact.workspace_id = ${workspaceId} and contact.address_hash = given.address_hash`;
}

/** Milliseconds since 1970: a time inside of JSON loses its type, a number does not. */
function milliseconds(column: string) {
  return sql`(extract(epoch from ${sql.raw(column)}) * 1000)::bigint`;
}
