import type { PageFrame } from './view.ts';

/** What the pages of complaints, ideas, questions and compliments show (docs/complaints.md). */
export type CaseKind = 'complaint' | 'suggestion' | 'question' | 'compliment';

export type CaseTerm = Readonly<{ unit: 'work_hours' | 'work_days' | 'weeks'; count: number }>;

/** The fields of the form by their names, as they were typed. */
export type CaseFields = Readonly<
  Record<'kind' | 'words' | 'about' | 'remedy' | 'name' | 'email' | 'phone' | 'reach' | 'website', string>
>;

export type CaseFileFault =
  | 'empty'
  | 'too_large'
  | 'too_many'
  | 'sort'
  | 'heic'
  | 'office'
  | 'archive'
  | 'active'
  | 'damaged'
  | 'dimensions'
  | 'busy';

export type CaseFault =
  | Readonly<{ field: keyof CaseFields; code: 'kind' | 'words' | 'too_long' | 'not_text'; most?: number }>
  | Readonly<{ field: 'email'; code: 'email' | 'reach-mail' }>
  | Readonly<{ field: 'phone'; code: 'phone' | 'reach-phone' }>
  | Readonly<{ field: 'files'; code: CaseFileFault; name: string }>
  /** Files that were in order have to be chosen again as well. */
  | Readonly<{ field: 'files'; code: 'again'; names: readonly string[] }>
  /** About the page as a whole. */
  | Readonly<{ field: null; code: 'stale' | 'doubtful' | 'busy' }>;

export type CaseFormView = PageFrame &
  Readonly<{
    organisation: string;
    action: string;
    /** Names this form: sent twice, it is one case. */
    nonce: string;
    typed: CaseFields;
    faults: readonly CaseFault[];
    /** The field for machines is shown only to whom it was filled in for. */
    isDoubtful: boolean;
    promised: Readonly<{ acknowledge: CaseTerm; decision: CaseTerm }>;
    filesMax: number;
    fileMegabytes: number;
  }>;

export type CasePromise = Readonly<{ name: 'acknowledge' | 'first_contact' | 'decision'; due: Date }>;

/** What both pages of a case say at their top. */
export type CaseHead = PageFrame &
  Readonly<{
    organisation: string;
    number: string;
    kind: CaseKind;
    /** Who is responsible, by name; undefined when nobody is named. */
    person: string | undefined;
    /** IANA name: days and hours are the company's. */
    timeZone: string;
    receivedAt: Date;
    /** Where else to go, outside of the firm. */
    externalRecourse: string;
  }>;

export type CaseReceivedView = CaseHead &
  Readonly<{ promises: readonly CasePromise[]; statusHref: string; isMailed: boolean }>;

export type CaseLineKey =
  | 'received'
  | 'acknowledged'
  | 'assigned'
  | 'called'
  | 'tried'
  | 'declined'
  | 'waits'
  | 'replied'
  | 'extended'
  | 'decided'
  | 'passed_on'
  | 'considered'
  | 'planned'
  | 'done'
  | 'not_done'
  | 'accepted'
  | 'closed'
  | 'left_open'
  | 'reopened';

/** Something that was done, in plain words. */
export type CaseLine = Readonly<{
  key: CaseLineKey;
  at: Date;
  name?: string;
  /** The new date of an extension. */
  until?: Date;
  /** Said to the customer: why it takes longer. */
  text?: string;
}>;

export type CaseDecision = Readonly<{
  outcome: 'upheld' | 'partly_upheld' | 'unfounded';
  remedies: readonly ('apology' | 'explanation' | 'repair' | 'replacement' | 'refund' | 'compensation' | 'goodwill')[];
  reason: string;
}>;

export type CaseStatusView = CaseHead &
  Readonly<{
    standing: 'received' | 'busy' | 'waits' | 'decided' | 'accepted' | 'closed' | 'left_open';
    line: readonly CaseLine[];
    promises: readonly CasePromise[];
    /** Now, to say which promises are late. */
    now: Date;
    decision: CaseDecision | undefined;
    /** Whom to turn to inside of the firm, in the words of who left it open. */
    internalRecourse: string;
    phone: string;
    closedAt: Date | undefined;
    /** Until when the customer can open it again. */
    reopenableUntil: Date | undefined;
    action: string;
    nonce: string;
    /** What the customer can do here. */
    may: Readonly<{ add: boolean; agree: boolean; disagree: boolean; reopen: boolean }>;
    typed: string;
    fault: 'empty' | 'too_long' | 'not_text' | 'stale' | 'busy' | 'changed' | undefined;
    isAdded: boolean;
  }>;

export type CaseShutView = PageFrame & Readonly<{ organisation: string }>;
export type CasePrivacyView = PageFrame & Readonly<{ organisation: string }>;
