import type { Answers } from '../surveys/answers.ts';
import type { LanguageTag } from '../surveys/language-tag.ts';
import { type VoteClass, voteRanks } from './vote-class.ts';

/** What chance gave to one respondent, by the id of the shuffled part. */
export type ShownOrder = Readonly<Record<string, readonly string[]>>;

/** What stands of a respondent's acts. */
export type StandingVote = Readonly<{
  versionId: string;
  voteClass: VoteClass;
  language: LanguageTag;
  answers: Answers;
  shownOrder: ShownOrder | null;
  marks: readonly string[];
  isLate: boolean;
  /** When the first of the standing answers came. */
  startedAt: Date;
  changedAt: Date;
  completedAt: Date | null;
}>;

/** One more act of a respondent of whom something stands. */
export type NextVote = Omit<StandingVote, 'startedAt' | 'changedAt' | 'completedAt'> & Readonly<{ isFinal: boolean }>;

export type MergedVote = Readonly<{
  vote: StandingVote;
  /** `kept`: the act is evidence and changed nothing; `added`: to what stood; `replaced`: what stood has made way. */
  effect: 'kept' | 'added' | 'replaced';
}>;

/**
 * What stands after one more act. A vote of higher rank always applies; one of the same rank until the response is
 * complete. A machine's answers make way, they are not added to: then the response starts anew, with nothing of theirs.
 */
export function mergeAct(standing: StandingVote, next: NextVote, at: Date): MergedVote {
  const isHigher = voteRanks[next.voteClass] > voteRanks[standing.voteClass];
  const isEqual = next.voteClass === standing.voteClass;
  if (isHigher && standing.voteClass === 'machine') return { vote: anew(next, at), effect: 'replaced' };
  if (isHigher || (isEqual && standing.completedAt === null))
    return { vote: added(standing, next, at), effect: 'added' };
  return { vote: standing, effect: 'kept' };
}

function anew({ isFinal, ...next }: NextVote, at: Date): StandingVote {
  return { ...next, startedAt: at, changedAt: at, completedAt: isFinal ? at : null };
}

function added(standing: StandingVote, next: NextVote, at: Date): StandingVote {
  return {
    versionId: next.versionId,
    voteClass: next.voteClass,
    language: next.language,
    answers: { ...standing.answers, ...next.answers },
    shownOrder: next.shownOrder === null ? standing.shownOrder : { ...standing.shownOrder, ...next.shownOrder },
    marks: [...new Set([...standing.marks, ...next.marks])],
    isLate: standing.isLate,
    startedAt: standing.startedAt,
    changedAt: at,
    completedAt: standing.completedAt ?? (next.isFinal ? at : null),
  };
}
