import type { ConsentPurpose } from '@voldaan/domain/contacts/consent';
import type {
  Consent,
  ContactKind,
  ContactLedger,
  ContactPurpose,
  PastContact,
  PlannedContact,
} from '@voldaan/domain/studies/contact-request';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** As the domain's ledger, with the invitation behind each contact, so that one can be left out or taken back. */
export type CustomerLedger = Omit<ContactLedger, 'past' | 'planned'> &
  Readonly<{
    past: readonly (PastContact & Readonly<{ invitationId: string }>)[];
    planned: readonly (PlannedContact & Readonly<{ invitationId: string }>)[];
  }>;

export type LedgerWish = (
  | Readonly<{ contactIds: readonly string[] }>
  | Readonly<{ addressHashes: readonly Buffer[] }>
) &
  /** Whose unsubscribing counts: asking about the service is research. */
  Readonly<{ consent?: ConsentPurpose }>;

/** Longer than any budget may look back. */
const ledgerDays = 1_100;

/**
 * Everything about these customers that a decision needs, over all studies of the workspace, in one query. A customer is the
 * address as well as the contact: who was removed and imported again is still the one who was asked last week. The key of
 * the map is the address hash in hexadecimal; who is neither contact nor asked before is in it with an empty ledger.
 */
export async function ledgerOf(
  { trx, workspaceId }: WorkspaceTransaction,
  wish: LedgerWish,
): Promise<ReadonlyMap<string, CustomerLedger>> {
  const consent = wish.consent ?? 'research';
  const { rows } = await sql<LedgerRow>`
    with customer as materialized (${customers(workspaceId, wish)})
    select encode(customer.address_hash, 'hex') as hash, customer.contact_id, customer.complaint_since,
      customer.rest_days,
      coalesce(sends.list, '[]') as sends, coalesce(consents.list, '[]') as consents,
      suppressed.reason as suppression_reason, suppressed.created_at as suppressed_at
    from customer
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'id', sent.id, 'study', coalesce(sent.study_id, sent.wave_id), 'has_study', sent.study_id is not null,
        'hash', encode(sent.address_hash, 'hex'), 'occasion', sent.occasion, 'kind', sent.kind,
        'purpose', sent.purpose, 'state', sent.state, 'priority', sent.priority, 'may_merge', sent.may_merge,
        'at', ${milliseconds('coalesce(sent.handed_at, sent.due_at)')},
        'answered_at', ${milliseconds('sent.answered_at')})) as list
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
      where suppression.workspace_id = ${workspaceId} and suppression.address_hash = customer.address_hash
        and suppression.purpose in (${consent}, 'all')
      order by created_at limit 1
    ) suppressed on true`.execute(trx);
  return new Map(rows.map((row) => [row.hash, readLedger(row)]));
}

/** The ledger as it stands for one of its own mails, which does not stand in its own way. */
export function ledgerWithout(ledger: CustomerLedger, invitationId: string): CustomerLedger {
  const isOther = (contact: Readonly<{ invitationId: string }>) => contact.invitationId !== invitationId;
  return { ...ledger, past: ledger.past.filter(isOther), planned: ledger.planned.filter(isOther) };
}

/**
 * The name of a request: one for each study (or wave without a study), customer and occasion. By the address, for that is
 * what stays when contacts are removed or put together.
 */
export function requestName(studyId: string, addressHash: Buffer | string, occasion: string): string {
  const hash = typeof addressHash === 'string' ? addressHash : addressHash.toString('hex');
  return `${studyId}/${hash}/${occasion}`;
}

type LedgerRow = Readonly<{
  hash: string;
  contact_id: string | null;
  complaint_since: Date | null;
  rest_days: number | null;
  sends: readonly SendRow[];
  consents: readonly Readonly<{ purpose: ConsentPurpose; is_given: boolean; since: number }>[];
  suppression_reason: 'unsubscribed' | 'bounced' | 'complained' | 'asked' | null;
  suppressed_at: Date | null;
}>;

type SendRow = Readonly<{
  id: string;
  study: string;
  has_study: boolean;
  hash: string;
  occasion: string;
  kind: ContactKind;
  purpose: ContactPurpose;
  state: 'planned' | 'claimed' | 'handed' | 'sent' | 'unknown';
  priority: number;
  may_merge: boolean;
  at: number;
  answered_at: number | null;
}>;

const causes = {
  unsubscribed: 'unsubscribed',
  bounced: 'bounced',
  complained: 'reported',
  asked: 'by_staff',
} as const;

function customers(workspaceId: string, wish: LedgerWish) {
  if ('contactIds' in wish) {
    return sql`select id as contact_id, address_hash, complaint_since, rest_days from contact
      where workspace_id = ${workspaceId} and id = any (${wish.contactIds}::uuid[])`;
  }
  return sql`select contact.id as contact_id, given.address_hash, contact.complaint_since, contact.rest_days
    from (select distinct unnest(${wish.addressHashes}::bytea[]) as address_hash) given
    left join contact on contact.workspace_id = ${workspaceId} and contact.address_hash = given.address_hash`;
}

/** Milliseconds since 1970: a time inside of JSON loses its type, a number does not. */
function milliseconds(column: string) {
  return sql`(extract(epoch from ${sql.raw(column)}) * 1000)::bigint`;
}

function readLedger(row: LedgerRow): CustomerLedger {
  const past = row.sends.filter(({ state }) => state === 'handed' || state === 'sent' || state === 'unknown');
  const planned = row.sends.filter(({ state }) => state === 'planned' || state === 'claimed');
  const consents: Partial<Record<ConsentPurpose, Consent>> = {};
  for (const { purpose, is_given: isGiven, since } of row.consents) {
    consents[purpose] = { isGiven, since: new Date(since) };
  }
  const { suppression_reason: reason, suppressed_at: suppressedAt, complaint_since: complaintSince } = row;
  return {
    past: past.map((send) => ({
      ...traitsOf(send),
      at: new Date(send.at),
      ...(send.answered_at === null ? {} : { answeredAt: new Date(send.answered_at) }),
    })),
    // A mail of a wave without a study has nowhere to wait in: it is not taken back for another.
    planned: planned.map((send) => ({
      ...traitsOf(send),
      at: new Date(send.at),
      priority: send.priority,
      mayMerge: send.may_merge,
      isHeld: send.state === 'claimed' || !send.has_study,
    })),
    consents,
    ...(reason !== null && suppressedAt !== null ? { suppressed: { since: suppressedAt, cause: causes[reason] } } : {}),
    ...(complaintSince === null ? {} : { openComplaintSince: complaintSince }),
    ...(row.rest_days === null ? {} : { restDays: row.rest_days }),
  };
}

function traitsOf(send: SendRow) {
  return {
    invitationId: send.id,
    request: requestName(send.study, send.hash, send.occasion),
    study: send.study,
    kind: send.kind,
    purpose: send.purpose,
    channel: 'mail' as const,
  };
}
