import type { Answers } from '@voldaan/domain/surveys/answers';
import type { AnswerFaultCode } from '@voldaan/domain/surveys/check-answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PathContext, ShownPage } from '@voldaan/domain/surveys/path';
import type { SurveyDefinition, Thanks } from '@voldaan/domain/surveys/survey-definition';

/**
 * The same page in another language, in the order of the survey's own list. The page writes each in its own name; the
 * one that is shown may be among them.
 */
export type LanguageLink = Readonly<{ language: LanguageTag; href: string }>;

/** What every page that a customer meets needs. */
export type PageFrame = Readonly<{
  /**
   * The language of the survey's texts. The page's own words are in it when we have it, else in English, marked as
   * English for a screen reader (catalogue.ts).
   */
  language: LanguageTag;
  languageLinks: readonly LanguageLink[];
  /** Nonce of the Content-Security-Policy, for the one style sheet and the one script. */
  styleNonce: string;
  privacyHref: string;
}>;

/** `missing`: a rating was neither given nor skipped. `stale`: the one-time nonce was used or too old. */
export type PageFaultCode = AnswerFaultCode | 'missing' | 'stale' | 'doubtful';

/** Without a question it is about the page as a whole. */
export type PageFault = Readonly<{ questionId?: string; code: PageFaultCode }>;

/** What fills {person} and {contact.NAME}; {answer.QUESTION} is filled from the view's answers. */
export type KnownOfCustomer = Readonly<{ contact?: PathContext['contact']; person?: string }>;

export type QuestionPageView = PageFrame &
  KnownOfCustomer &
  Readonly<{
    definition: SurveyDefinition;
    /**
     * The pages of this person's path as the answers are now, from path(): conditions applied and everything in its
     * order of chance. The page draws them as they come and shuffles nothing itself.
     */
    pages: readonly ShownPage[];
    /** One of `pages`, by its id. */
    page: ShownPage;
    /** Where the form is posted. */
    action: string;
    /**
     * Where each answer is sent as it is given, as JSON: POST {submission, answers, final: false, nonce, language,
     * evidence: {pointer, keys, trusted, pressed: false}}. `submission` is a key of its own, the page's key and a count
     * behind it, and the same again when it is sent again. `pressed: false` says that no button was pressed yet: it is a
     * touch and no vote. What is refused for good (4xx but 408 and 429) is left to the form itself, which brings all
     * answers once more; anything else is tried again until it is acknowledged. Without it nothing is sent ahead.
     */
    saveHref?: string;
    /** Page before this one; no link without it. */
    backHref?: string;
    /** What is stored so far. Questions of this page that are in it are shown again only when all of them are. */
    answers: Answers;
    /**
     * The form's fields as they were posted, when the page comes back because of a fault; a name that was posted more
     * than once is a list.
     */
    typed?: Readonly<Record<string, unknown>>;
    /** The mark pressed in the mail: shown dashed, not stored, not sent. */
    preselected?: Readonly<{ questionId: string; value: number }>;
    /** One-time, minted for this page load; a POST without it writes nothing. */
    nonce: string;
    /** Idempotency key of this submission. */
    submission: string;
    faults?: readonly PageFault[];
    isTest: boolean;
    /** Whoever answers was promised that nobody is told who said what. */
    isAnonymous?: boolean;
    /** Opened from the mail: the question that follows is shown with the mark that waits for confirmation. */
    isFromMail: boolean;
    /** Go on by itself after a press with the thumb or mouse on the page's only question. Off unless the firm asks. */
    autoAdvance?: boolean;
  }>;

export type ThanksPageView = PageFrame &
  KnownOfCustomer &
  Readonly<{
    definition: SurveyDefinition;
    answers: Answers;
    /** The words of the first variant that fits these answers; without it those for everybody. */
    variant?: Pick<Thanks, 'heading' | 'text'>;
    receivedAt: Date;
    /** IANA name; the stamp carries the day as the company lives it. */
    timeZone: string;
    isTest: boolean;
    /** The question of another study that came in the same mail and waits for its answer. */
    other?: Readonly<{ definition: SurveyDefinition; href: string }> | undefined;
  }>;

/** "Welcome back": part was answered on another day or device; what was given is shown, and where it goes on. */
export type ResumePageView = PageFrame &
  KnownOfCustomer &
  Readonly<{
    definition: SurveyDefinition;
    pages: readonly ShownPage[];
    /** The page that is open, one of `pages`. */
    page: ShownPage;
    answers: Answers;
    answeredAt: Date;
    timeZone: string;
    /** To the open page, and to the first one, where what was given can be changed. */
    continueHref: string;
    changeHref: string;
    /** For somebody else on the same device; no link without it, as behind a personal link. */
    anewHref?: string;
    isTest: boolean;
  }>;

/** Which language, when neither the link nor the browser says it. Uses the frame's language links. */
export type LanguagePageView = PageFrame & Readonly<{ organisation: string }>;

export type NoticeKind =
  | 'unknown-link'
  | 'expired'
  | 'closed'
  | 'already-answered'
  | 'too-many-requests'
  /** Somebody answered before, on another page: that stands. */
  | 'kept-beside'
  | 'kept-late'
  /** One answer for each person: the public link takes none. */
  | 'personal-link-needed'
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
    /** Only for what was answered on a device that others may use too. */
    anewHref?: string;
  }>;

/** What a mail is about, as far as it can be stopped: questions, or news and offers. */
export type MailTopic = 'research' | 'marketing';

export type UnsubscribePageView = PageFrame &
  Readonly<{
    organisation: string;
    topic: MailTopic;
    action: string;
    preferencesHref: string;
    /** The address, as far as somebody who holds the link may see it. */
    address?: string;
  }>;

export type UnsubscribedPageView = PageFrame &
  Readonly<{
    organisation: string;
    topic: MailTopic;
    /** The press was taken back. */
    isUndone?: boolean;
    /** With it, a button that takes the press back. */
    undo?: Readonly<{ action: string }>;
  }>;

/** When there is something to ask, at most twice a year, at most once a year. */
export type AskingFrequency = 'asked' | 'half' | 'year';

/** What questions may be about: an order or a visit, or how it is to be a customer. */
export type AskingTopic = 'transaction' | 'relation';

export type PreferencesPageView = PageFrame &
  Readonly<{
    organisation: string;
    action: string;
    unsubscribeHref: string;
    address?: string;
    /** Why the mail came that led here. */
    why: string;
    isSaved: boolean;
    /** What holds now. */
    chosen: Readonly<Record<MailTopic, boolean> & { frequency: AskingFrequency; topics: readonly AskingTopic[] }>;
  }>;

/** Where "What do we do with your answer?" leads. */
export type PrivacyPageView = PageFrame & Readonly<{ organisation: string; isAnonymous: boolean }>;

/** Where an idea stands; `open` is one that nobody has promised anything about. */
export type IdeaGroup = 'open' | 'planned' | 'done' | 'not_done';

export type BoardIdea = Readonly<{
  /** Names it in the form and in the address. */
  id: string;
  title: string;
  text: string;
  /** That title and text are written in: staff may not have written this page's. */
  words: LanguageTag;
  votes: number;
  /** From this device. */
  hasVoted: boolean;
}>;

/** What the page says at its top after a form was sent; `again`: it was not counted, and may be pressed once more. */
export type BoardNews = 'voted' | 'taken-back' | 'again' | 'too-many';

export type IdeasPageView = PageFrame &
  Readonly<{
    organisation: string;
    /** Where a vote is posted. */
    action: string;
    /** Says that we made this page, and when. */
    stamp: string;
    groups: readonly Readonly<{ group: IdeaGroup; ideas: readonly BoardIdea[] }>[];
    /** Where a suggestion is written; absent when nobody takes them there. */
    suggestHref?: string;
    doneHref: string;
    news?: BoardNews;
  }>;

export type DoneIdea = Readonly<{
  id: string;
  title: string;
  /** What was done. */
  text: string;
  words: LanguageTag;
  doneAt: Date;
  /** The measured effect as a sentence, with its interval and n; absent when there is none that may be said. */
  effect?: string;
}>;

export type DonePageView = PageFrame &
  Readonly<{ organisation: string; timeZone: string; ideas: readonly DoneIdea[]; boardHref: string }>;
