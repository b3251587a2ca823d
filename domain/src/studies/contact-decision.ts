import type { ConsentPurpose } from '../contacts/consent.ts';
import type { AskingTopic, ContactKind, ContactLedger } from './contact-request.ts';

/** Why a request was decided so, as a code with its values; what a person reads about it stands in the catalogues. */
export type Reason =
  | Readonly<{ code: 'room_left'; limit: string; days: number; most: number; spent: number; cost: number }>
  | Readonly<{ code: 'cap_reached'; kind: ContactKind; days: number; most: number; freeAt: Date }>
  /** The customer's own wish, from the preference page. */
  | Readonly<{ code: 'frequency'; kind: ContactKind; days: number; freeAt: Date }>
  | Readonly<{
      code: 'budget_spent';
      budget: string;
      days: number;
      most: number;
      spent: number;
      cost: number;
      freeAt: Date;
    }>
  | Readonly<{ code: 'never_fits'; limit: string; most: number; cost: number }>
  | Readonly<{ code: 'lower_priority_planned'; request: string; priority: number; ownPriority: number }>
  | Readonly<{ code: 'asked_together'; request: string; at: Date }>
  /** The mail that it was to go along in did not go as planned. */
  | Readonly<{ code: 'came_loose' }>
  | Readonly<{ code: 'expires_first'; expiresAt: Date; freeAt: Date }>
  | Readonly<{ code: 'expired'; expiresAt: Date }>
  | Readonly<{ code: 'already_asked'; at: Date }>
  | Readonly<{ code: 'already_answered'; at: Date }>
  | Readonly<{ code: 'already_planned'; at: Date }>
  | Readonly<{ code: 'never_invited' }>
  | (Readonly<{ code: 'suppressed' }> & NonNullable<ContactLedger['suppressed']>)
  | Readonly<{ code: 'consent_refused'; purpose: ConsentPurpose; since: Date }>
  | Readonly<{ code: 'consent_missing'; purpose: ConsentPurpose }>
  /** The customer's own wish, from the preference page. */
  | Readonly<{ code: 'topic_unwanted'; topic: AskingTopic }>
  | Readonly<{ code: 'open_complaint'; since: Date }>
  /** Asked by telephone, and no number is known. */
  | Readonly<{ code: 'no_phone' }>;

/**
 * What a withheld request is in the study's frame. Nobody leaves the frame: a study that forgets customers who complain or
 * have refused would look better than it is.
 */
export type FrameOutcome = 'refused' | 'withheld';

export type ContactDecision =
  | Readonly<{ decision: 'invite'; at: Date; reasons: Reasons }>
  | Readonly<{ decision: 'defer'; until: Date; reasons: Reasons }>
  /** Goes out in the place of a planned one, which is then decided upon again. */
  | Readonly<{ decision: 'swap'; at: Date; with: string; reasons: Reasons }>
  /** Its questions travel with a planned one. */
  | Readonly<{ decision: 'merge'; into: string; reasons: Reasons }>
  | Readonly<{ decision: 'withhold'; outcome: FrameOutcome; reasons: Reasons }>;

/** At least one: a decision without a reason does not compile. */
export type Reasons = readonly [Reason, ...Reason[]];
