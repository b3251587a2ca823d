import type { Answers } from '../surveys/answers.ts';
import { classifyVote } from './classify-vote.ts';
import { mergeAct, type NextVote, type StandingVote } from './merge-act.ts';
import type { VoteClass } from './vote-class.ts';
import type { VoteEvidence } from './vote-evidence.ts';

/** One act of a respondent, as it is kept. */
export type KeptAct = Readonly<{
  submission: string;
  versionId: string;
  answers: Answers;
  isFinal: boolean;
  evidence: VoteEvidence;
  /** What it was judged to be when it came. */
  firstClass: VoteClass;
  /** What it counts as now. */
  voteClass: VoteClass;
  receivedAt: Date;
}>;

/** What stands of a respondent's acts, as far as their kept form says. */
export type ReplayedVote = Pick<StandingVote, 'voteClass' | 'answers' | 'startedAt' | 'completedAt'>;

/**
 * Judges one respondent's acts again by today's rules, in the order in which they came. A page that follows another is
 * judged by what the other is worth now, not by what it was worth then.
 */
export function judgeAgain(acts: readonly KeptAct[]): readonly VoteClass[] {
  const classes: VoteClass[] = [];
  for (const { evidence } of acts) {
    // The page before it: not a scanner's act that came in between, which was another class then.
    const place = acts.slice(0, classes.length).findLastIndex(({ firstClass }) => firstClass === evidence.follows);
    const follows = classes[place];
    classes.push(classifyVote(follows === undefined ? evidence : { ...evidence, follows }));
  }
  return classes;
}

/** What stands when the acts are worth what the classes say; undefined without an act. */
export function replayVotes(acts: readonly KeptAct[], classes: readonly VoteClass[]): ReplayedVote | undefined {
  let standing: StandingVote | undefined;
  for (const [place, act] of acts.entries()) {
    const next = nextVote(act, classes[place] ?? act.voteClass);
    standing = standing === undefined ? firstVote(next, act.receivedAt) : mergeAct(standing, next, act.receivedAt).vote;
  }
  return standing;
}

/** Language, order and marks of an act are not kept with it, and decide nothing here. */
function nextVote({ versionId, answers, isFinal }: KeptAct, voteClass: VoteClass): NextVote {
  return { versionId, voteClass, language: '', answers, shownOrder: null, marks: [], isLate: false, isFinal };
}

function firstVote({ isFinal, ...next }: NextVote, at: Date): StandingVote {
  return { ...next, startedAt: at, changedAt: at, completedAt: isFinal ? at : null };
}
