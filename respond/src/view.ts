import type { Language } from '@voldaan/domain/language';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { AnswerFaultCode } from '@voldaan/domain/surveys/check-answers';
import type { Page, SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

/** The same page in another language. */
export type LanguageLink = Readonly<{ language: Language; href: string }>;

/** What every page that a customer meets needs. */
export type PageFrame = Readonly<{
  language: Language;
  languageLinks: readonly LanguageLink[];
  /** Nonce of the Content-Security-Policy, for the one style sheet and the one script. */
  styleNonce: string;
  privacyHref: string;
}>;

/** `missing`: a rating was neither given nor skipped. `stale`: the one-time nonce was used or too old. */
export type PageFaultCode = AnswerFaultCode | 'missing' | 'stale' | 'doubtful';

/** Without a question it is about the page as a whole. */
export type PageFault = Readonly<{ questionId?: string; code: PageFaultCode }>;

export type QuestionPageView = PageFrame &
  Readonly<{
    definition: SurveyDefinition;
    page: Page;
    pageNumber: number;
    pageCount: number;
    /** Where the form is posted. */
    action: string;
    /** Page before this one; no link without it. */
    backHref?: string;
    /** What is stored so far. Questions of this page that are in it are shown again only when all of them are. */
    answers: Answers;
    /** The form's fields as they were posted, when the page comes back because of a fault. */
    typed?: Readonly<Record<string, unknown>>;
    /** The mark pressed in the mail: shown dashed, not stored, not sent. */
    preselected?: Readonly<{ questionId: string; value: number }>;
    /** One-time, minted for this page load; a POST without it writes nothing. */
    nonce: string;
    /** Idempotency key of this submission. */
    submission: string;
    faults?: readonly PageFault[];
    isTest: boolean;
    /** Opened from the mail: the question that follows is shown with the mark that waits for confirmation. */
    isFromMail: boolean;
  }>;

export type ThanksPageView = PageFrame &
  Readonly<{
    definition: SurveyDefinition;
    answers: Answers;
    receivedAt: Date;
    /** IANA name; the stamp carries the day as the company lives it. */
    timeZone: string;
    isTest: boolean;
  }>;

export type NoticeKind =
  | 'unknown-link'
  | 'expired'
  | 'closed'
  | 'already-answered'
  | 'too-many-requests'
  | 'kept-late'
  | 'failed';

export type NoticePageView = PageFrame &
  Readonly<{
    kind: NoticeKind;
    /** Unknown with a link that leads nowhere. */
    organisation?: string;
    /** The slip and, with `receivedAt`, the stamp are shown when the survey is known. */
    definition?: SurveyDefinition;
    receivedAt?: Date;
    timeZone?: string;
    /** Only for too many requests. */
    retryAfterSeconds?: number;
    retryHref?: string;
  }>;

export type UnsubscribePageView = PageFrame &
  Readonly<{
    organisation: string;
    action: string;
    nonce: string;
    /** The address, when the link's owner may see it. */
    address?: string;
  }>;

export type UnsubscribedPageView = PageFrame &
  Readonly<{
    organisation: string;
    /** With it, a button that takes the press back. */
    undo?: Readonly<{ action: string; nonce: string }>;
  }>;

/** Where "What do we do with your answer?" leads. */
export type PrivacyPageView = PageFrame & Readonly<{ organisation: string }>;
