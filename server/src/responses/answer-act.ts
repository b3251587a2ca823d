import type { Language } from '@voldaan/domain/language';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { Channel } from '../database/tables.ts';

/** One press of a button, judged and ready to be stored. */
export type AnswerAct = Readonly<{
  workspaceId: string;
  surveyId: string;
  versionId: string;
  /** The questions whose scores are counted, by their slot in score_row. */
  slots: readonly (string | null)[];
  /** The client's idempotency key. */
  submission: string;
  respondentKey: string;
  /** The id of the response when this act is the first of its respondent. */
  responseId: string;
  channel: Channel;
  voteClass: VoteClass;
  language: Language;
  answers: Answers;
  isFinal: boolean;
  evidence: VoteEvidence;
  isTest: boolean;
  isLate: boolean;
  invitation: Readonly<{ id: string; contactId: string | null }> | undefined;
}>;

/**
 * What became of an act: stored now, seen before (the same act again, as after a lost reply), refused because the key
 * was used for other answers, or kept beside a response that was complete and stays as it is.
 */
export type AnswerOutcome = Readonly<{ state: 'stored' | 'seen' | 'reused' | 'closed'; responseId: string }>;
