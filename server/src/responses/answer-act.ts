import type { ShownOrder } from '@voldaan/domain/responses/merge-act';
import type { TraitCodes } from '@voldaan/domain/responses/trait-code';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PathContext } from '@voldaan/domain/surveys/path';
import type { Channel } from '../database/tables.ts';
import type { CompiledVersion, CountedAnswers } from './compile-version.ts';

/** One press of a button, judged and ready to be stored. */
export type AnswerAct = Readonly<{
  workspaceId: string;
  surveyId: string;
  /** The version that was answered; it counts the answers anew when they are added to others. */
  version: Pick<CompiledVersion, 'id' | 'count'>;
  /** What the path of this respondent depends on besides the answers. */
  context: PathContext;
  /** The client's idempotency key. */
  submission: string;
  respondentKey: string;
  /** The id of the response when this act is the first of its respondent. */
  responseId: string;
  channel: Channel;
  voteClass: VoteClass;
  language: LanguageTag;
  answers: Answers;
  /** The scores of these answers alone, and which of them are not on the path. */
  counted: CountedAnswers;
  shownOrder: ShownOrder | null;
  marks: readonly string[];
  isFinal: boolean;
  evidence: VoteEvidence;
  /** The page whose button was not pressed yet: once it was, what was given before it and comes later changes nothing. */
  touchedPage?: string | undefined;
  isTest: boolean;
  isLate: boolean;
  invitation: Readonly<{ id: string; contactId: string | null }> | undefined;
  /** The wave of an act whose giver was promised that nobody is told who it was. */
  anonymousWaveId?: string | undefined;
  /** What this response is told apart by, as codes; none of a respondent whom nobody invited. */
  traits: TraitCodes;
}>;

/**
 * What became of an act: stored now, seen before (the same act again, as after a lost reply), refused because the key
 * was used for other answers, or kept beside a response that was complete and stays as it is.
 */
export type AnswerOutcome = Readonly<{ state: 'stored' | 'seen' | 'reused' | 'closed'; responseId: string }>;
