import type { Reason } from '../contact-decision.ts';
import type { ContactLedger, ContactRequest, PastContact } from '../contact-request.ts';
import type { SendHours } from '../quiet-hours.ts';

/** `waiting` for a decision from `dueAt` on, `planned` to go at `dueAt`; the last six are ends. */
export type MailState =
  | 'waiting'
  | 'planned'
  | 'claimed'
  | 'handed'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'withheld'
  | 'merged'
  | 'forgotten';

/** A row of the ledger of sends. Changed only inside of a transaction of the memory store. */
export type MailRow = {
  readonly mail: string;
  readonly customer: string;
  readonly request: ContactRequest;
  state: MailState;
  dueAt: Date;
  fence: number;
  leaseUntil: Date;
  handedAt?: Date;
  answeredAt?: Date;
  /** The mail that it goes along in. */
  into?: string | undefined;
  attempts: number;
  reasons: readonly (Reason | Readonly<{ code: 'swapped_out' | 'came_loose' | 'claim_refused' | 'occurred' }>)[];
};

export type CustomerRow = {
  readonly id: string;
  readonly hours: SendHours;
  readonly past: readonly PastContact[];
  version: number;
  suppressed?: NonNullable<ContactLedger['suppressed']>;
  refusedSince?: Date;
  openComplaintSince?: Date;
};

/** What may be wrong with the store, to see that the referee notices. */
export type PlantedFault =
  | 'resends_unknown'
  | 'no_fence'
  | 'no_check_at_claim'
  | 'no_quiet_hours'
  | 'forgets_deferred'
  | 'forgets_merged'
  | 'no_version'
  | 'cap_per_study';
