/** What a customer comes with. Only a complaint has the whole of ISO 10002 before it. */
export const caseKinds = ['complaint', 'suggestion', 'question', 'compliment'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** Who did it. A rule that asks for a person is not met by the system, one that asks for the customer by nobody else. */
export type Actor =
  | Readonly<{ kind: 'staff'; id: string }>
  | Readonly<{ kind: 'customer' }>
  | Readonly<{ kind: 'system' }>;

export const contactWays = ['phone', 'visit', 'meeting', 'video', 'mail', 'chat'] as const;
export type ContactWay = (typeof contactWays)[number];

/** `spoken` is a conversation, by whatever way; `declined`: the customer wants none; the others are tries. */
export const contactOutcomes = ['spoken', 'declined', 'no_answer', 'left_message', 'wrong_number'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** 1 is slight, 5 is grave. Safety and need for action at once are asked apart, for they cannot wait for the rest. */
export type Assessment = Readonly<{
  severity: 1 | 2 | 3 | 4 | 5;
  complexity: 1 | 2 | 3;
  impact: 1 | 2 | 3 | 4 | 5;
  isAboutSafety: boolean;
  needsActionAtOnce: boolean;
}>;

export const remedies = [
  'apology',
  'explanation',
  'repair',
  'replacement',
  'refund',
  'compensation',
  'goodwill',
] as const;
export type Remedy = (typeof remedies)[number];

export const decisionOutcomes = ['upheld', 'partly_upheld', 'unfounded'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export type Decision = Readonly<{
  outcome: DecisionOutcome;
  remedies: readonly Remedy[];
  /** What the remedy costs the firm, in cents of its own currency. */
  cost: number;
  reason: string;
}>;

/** How it is known that a mail about the case did not arrive: it came back, its server refused it, or we no longer write to the address. */
export const mailFailures = ['returned', 'refused', 'suppressed'] as const;
export type MailFailure = (typeof mailFailures)[number];

/** How a case ended: the customer agrees, no word came within the time set, or the customer takes the complaint back. */
export const closings = ['accepted', 'no_reply', 'withdrawn', 'answered', 'thanked'] as const;
export type Closing = (typeof closings)[number];

type Happening<What extends string, More = unknown> = Readonly<{ what: What; at: Date; by: Actor }> & Readonly<More>;

/** Every step of a case. Nothing is ever taken away: what turns out to be wrong is followed by what is right. */
export type CaseEvent =
  | Happening<'received', { kind: CaseKind; remedySought: string }>
  /** The kind that it turned out to be. A complaint becomes another kind only with a second person (`kind_confirmed`). */
  | Happening<'kind_changed', { kind: CaseKind; reason: string }>
  | Happening<'kind_confirmed'>
  | Happening<'acknowledged'>
  | Happening<'assigned', { to: string }>
  | Happening<'assessed', Assessment>
  | Happening<'contact', { way: ContactWay; outcome: ContactOutcome; note: string }>
  /** Nobody can be spoken to: no name, no address, no number. */
  | Happening<'contact_impossible', { reason: string }>
  | Happening<'waits_for_customer', { until: Date; reason: string }>
  /** What the customer said after the first word; '' where it was said to somebody who noted it in own words. */
  | Happening<'customer_replied', { text: string }>
  | Happening<'extended', { until: Date; reason: string; isAgreed: boolean }>
  | Happening<'cause_named', { cause: string; isOutsideOurControl: boolean }>
  | Happening<'decided', Decision>
  /** The second person who looked at a complaint that the first calls unfounded. */
  | Happening<'unfounded_confirmed'>
  | Happening<'communicated', { way: ContactWay }>
  | Happening<'closed', { closing: Closing }>
  /** The customer does not accept: where else to go was said, inside of the firm and outside. */
  | Happening<'left_open', { internalRecourse: string; externalRecourse: string }>
  | Happening<'reopened', { reason: string }>
  /** What becomes of a suggestion. */
  | Happening<'considered'>
  | Happening<'planned', { for: string }>
  | Happening<'done', { outcome: string }>
  | Happening<'not_done', { reason: string }>
  /** Praise reaches whom it is about. */
  | Happening<'passed_on', { to: string }>
  /** Other promises hold for this case from now on; their clocks run from the day on which it was received. */
  | Happening<'profile_changed', { profile: string; reason: string }>
  /** Another unit of the company takes the case over; who has it there is for that unit to say. */
  | Happening<'handed_over', { unit: string; reason: string }>
  /** A mail to the customer did not arrive; `status` is what its server said (RFC 3463), '' where it said nothing. */
  | Happening<'mail_failed', { why: MailFailure; status: string }>
  | Happening<'noted', { text: string }>;

export type CaseEventName = CaseEvent['what'];
