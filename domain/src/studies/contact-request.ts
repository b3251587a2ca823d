import type { ConsentPurpose } from '../contacts/consent.ts';

/** Why a customer is written to. Each purpose can have a budget of its own, so that one kind of asking does not crowd out another. */
export const contactPurposes = ['transaction', 'relation', 'complaint', 'exit', 'marketing'] as const;

export type ContactPurpose = (typeof contactPurposes)[number];

/** What a customer can do without while still being asked other things: what happened to them, or how we are in general. */
export const askingTopics = ['transaction', 'relation'] as const satisfies readonly ContactPurpose[];

export type AskingTopic = (typeof askingTopics)[number];

/** How a customer is reached. `web` is a question put to a customer whom the page knows; it weighs on people as well. */
export const contactChannels = ['mail', 'text_message', 'phone', 'web', 'post'] as const;

export type ContactChannel = (typeof contactChannels)[number];

export type ContactKind = 'invitation' | 'reminder';

export function consentFor(purpose: ContactPurpose): ConsentPurpose {
  return purpose === 'marketing' ? 'marketing' : 'research';
}

/** What every contact says about itself, past, planned or asked for. */
type ContactTraits = Readonly<{
  /** One for each study, recipient and occasion, as "the delivery of order 5"; a reminder has its invitation's. */
  request: string;
  study: string;
  kind: ContactKind;
  purpose: ContactPurpose;
  channel: ContactChannel;
  /** In which the customer is asked; two questions in one mail are asked in one language. */
  language?: string;
}>;

/** A study wants to write to one customer. */
export type ContactRequest = ContactTraits &
  Readonly<{
    /** Higher goes first. Between equals who is planned already stays. */
    priority: number;
    wantedAt: Date;
    /** From here on the answer would not be about what was asked any more. */
    expiresAt: Date;
    /** Whether its questions may travel in one mail with another study's; left out, they may not. */
    mayMerge?: boolean;
  }>;

/** What goes along in another's mail is no contact more: it weighs on no budget. */
type Carried = Readonly<{ isCarried?: boolean }>;

/** A contact that took place, or may have: an unknown outcome weighs on the budget as one that arrived. */
export type PastContact = ContactTraits & Carried & Readonly<{ at: Date; answeredAt?: Date }>;

/** A contact that will take place. `isHeld` means that a worker has it in hand: it cannot be taken back. */
export type PlannedContact = ContactTraits &
  Carried &
  Readonly<{ at: Date; priority: number; mayMerge?: boolean; isHeld: boolean }>;

export type Consent = Readonly<{ isGiven: boolean; since: Date }>;

/** Everything about one customer that a decision needs, over all studies and channels of the workspace. */
export type ContactLedger = Readonly<{
  past: readonly PastContact[];
  planned: readonly PlannedContact[];
  consents: Readonly<Partial<Record<ConsentPurpose, Consent>>>;
  suppressed?: Readonly<{ since: Date; cause: 'unsubscribed' | 'bounced' | 'reported' | 'by_staff' }>;
  openComplaintSince?: Date;
  /** What the customer wants no questions about. */
  unwanted?: readonly AskingTopic[];
  /** What the customer asked for: at most one contact of a kind in so many days. */
  restDays?: number;
}>;
