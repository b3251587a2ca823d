import type { Assessment, CaseKind, Closing, ContactWay, Decision } from './case-event.ts';

/** Where a case stands, in the words of ISO 10002:2018, 7.2 to 7.9. */
export const caseStages = [
  'received',
  'acknowledged',
  'assessed',
  'investigating',
  'decided',
  'communicated',
  'closed',
  'left_open',
] as const;
export type CaseStage = (typeof caseStages)[number];

/** What a suggestion has come to; null as long as nobody looked at it. */
export type SuggestionStage = 'considered' | 'planned' | 'done' | 'not_done';

export type Extension = Readonly<{ at: Date; until: Date; reason: string; isAgreed: boolean }>;

/** A case as it stands, made from its events alone (advance-case.ts). */
export type CaseState = Readonly<{
  kind: CaseKind;
  stage: CaseStage;
  receivedAt: Date;
  remedySought: string;
  /** The first word of a person since the case was opened, or opened again; the machine's own does not count. */
  acknowledgedAt: Date | null;
  ownerId: string | null;
  assessment: Assessment | null;
  /** Tries to speak to the customer since the case was opened, or opened again. */
  contactTries: number;
  /** When and how the customer was spoken to since the case was opened, or opened again. */
  contact: Readonly<{ at: Date; way: ContactWay | null; isImpossible: boolean }> | null;
  /** Since when a mail has not arrived and the customer was not spoken to; null when that is made up for. */
  mailFailedAt: Date | null;
  waitsUntil: Date | null;
  extensions: readonly Extension[];
  cause: string | null;
  /** Kept out of the figures of staff, never out of the customer's. */
  isOutsideOurControl: boolean;
  decision: Decision | null;
  decidedBy: string | null;
  /** A second person looked at it, where one is asked for. */
  isConfirmed: boolean;
  communicatedAt: Date | null;
  closing: Closing | null;
  closedAt: Date | null;
  /** When the case was opened again, last; deadlines then run from there. */
  reopenedAt: Date | null;
  reopenings: number;
  suggestion: SuggestionStage | null;
  /** Who was told of a compliment about them. */
  passedOnTo: readonly string[];
  /** The kind that a first person takes it to be, waiting for a second. */
  proposedKind: Readonly<{ kind: CaseKind; by: string }> | null;
}>;

export function isOver({ stage }: CaseState): boolean {
  return stage === 'closed' || stage === 'left_open';
}
