import type { ConsentPurpose } from '@voldaan/domain/contacts/consent';
import type { Consent, ContactLedger, PastContact, PlannedContact } from '@voldaan/domain/studies/contact-request';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { type LedgerRow, type LedgerWish, listLedgers, type SendRow } from './ledger-views.ts';

/** As the domain's ledger, with the invitation behind each contact, so that one can be left out or taken back. */
export type CustomerLedger = Omit<ContactLedger, 'past' | 'planned'> &
  Readonly<{
    past: readonly (PastContact & Readonly<{ invitationId: string }>)[];
    planned: readonly (PlannedContact & Readonly<{ invitationId: string }>)[];
  }>;

/**
 * Everything about these customers that a decision needs, over all studies of the workspace, in one query. A customer is the
 * address as well as the contact: who was removed and imported again is still the one who was asked last week. The key of
 * the map is the address hash in hexadecimal; who is neither contact nor asked before is in it with an empty ledger.
 */
export async function ledgerOf(
  db: WorkspaceTransaction,
  wish: LedgerWish,
): Promise<ReadonlyMap<string, CustomerLedger>> {
  const rows = await listLedgers(db, wish);
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

const causes = {
  unsubscribed: 'unsubscribed',
  bounced: 'bounced',
  complained: 'reported',
  asked: 'by_staff',
} as const;

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
      ...traitsOf(send, row.hash),
      at: new Date(send.at),
      ...(send.answered_at === null ? {} : { answeredAt: new Date(send.answered_at) }),
    })),
    // A mail of a wave without a study has nowhere to wait in: it is not taken back for another.
    planned: planned.map((send) => ({
      ...traitsOf(send, row.hash),
      at: new Date(send.at),
      priority: send.priority,
      isHeld: send.state === 'claimed' || !send.has_study || send.is_carried,
      mayMerge: send.may_merge,
    })),
    consents,
    ...(reason !== null && suppressedAt !== null ? { suppressed: { since: suppressedAt, cause: causes[reason] } } : {}),
    ...(complaintSince === null ? {} : { openComplaintSince: complaintSince }),
    ...(row.rest_days === null ? {} : { restDays: row.rest_days }),
    unwanted: row.unwanted_topics ?? [],
  };
}

/** What a customer was asked at an earlier address was asked of this customer: it has the name that it would have here. */
function traitsOf(send: SendRow, hash: string) {
  return {
    invitationId: send.id,
    request: requestName(send.study, hash, send.occasion),
    study: send.study,
    kind: send.kind,
    purpose: send.purpose,
    channel: send.channel,
    language: send.language,
    ...(send.is_carried ? { isCarried: true } : {}),
  };
}
