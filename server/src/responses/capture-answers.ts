import { Refusal } from '@voldaan/domain/refusal';
import { classifyVote } from '@voldaan/domain/responses/classify-vote';
import type { TraitCodes } from '@voldaan/domain/responses/trait-code';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { knownAnswers } from '@voldaan/domain/surveys/check-answers';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PathContext } from '@voldaan/domain/surveys/path';
import type { GroupCommit } from '../database/group-commit.ts';
import type { Channel } from '../database/tables.ts';
import { uuid } from '../database/uuid.ts';
import type { NewsAnnouncer } from './announce-news.ts';
import { withoutPerson } from './anonymous/anonymity.ts';
import type { AnswerAct, AnswerOutcome } from './answer-act.ts';
import { respondentKeyOf } from './answer-context.ts';
import type { AnswerLink } from './answer-link.ts';
import type { TraitCoder } from './traits/trait-coder.ts';

/** What somebody sent through a link, from whatever entrance: a page's form or JSON. */
export type GivenAnswers = Readonly<{
  link: AnswerLink;
  submission: string;
  /** Who answers, where the link does not say: the client's own key. */
  respondent: string;
  /** As readAnswers() or the form's own reading let them through: each known, and in the form in which it is stored. */
  answers: Answers;
  isFinal: boolean;
  language: LanguageTag;
  channel: Channel;
  /** What the path of this respondent depends on; its seed is the respondent's key, the same on every page. */
  context: PathContext;
  evidence: VoteEvidence;
  /** What is odd about these answers, if anything: shown, never a reason to refuse. */
  marks: readonly string[];
  isTest: boolean;
  /** The page, by its visit, of an answer that is saved before the page's button is pressed. */
  touchedPage?: string | undefined;
  /** When the page was handed out, if a page was. */
  openedAt: Date | undefined;
}>;

export type CapturedAnswers = AnswerOutcome &
  Readonly<{ state: 'stored' | 'seen' | 'closed'; voteClass: VoteClass; isLate: boolean }>;

export type CaptureParts = Readonly<{
  group: GroupCommit<AnswerAct, AnswerOutcome>;
  news: NewsAnnouncer;
  traits: TraitCoder;
  clock: () => Date;
}>;

/** So long after closing, an answer still counts: somebody had the page open. */
const graceMs = 24 * 60 * 60 * 1000;

/**
 * The one way in for an answer. Whatever is wrong beside the answer itself (a closed survey, a stray field, a vote that
 * looks like a machine's) is no reason to refuse it: it is stored and marked. Returns after the commit, never before.
 */
export async function captureAnswers(parts: CaptureParts, given: GivenAnswers): Promise<CapturedAnswers> {
  const now = parts.clock();
  const { link } = given;
  refuseExpired(given, now);
  const traits = await parts.traits.code(link.workspaceId, link.traits);
  const anonymity = link.invitation?.anonymity;
  const named = actOf(given, traits, now);
  const act = anonymity === undefined ? named : withoutPerson(named, anonymity, now);
  const { state, responseId } = await parts.group.submit(act);
  if (state === 'reused') throw new Refusal('submission_reused', { pointer: '/submission' });
  // Of an anonymous wave there is news when its answers are shown, and not when somebody gives one.
  if (state === 'stored' && act.anonymousWaveId === undefined) parts.news.announce(link.workspaceId);
  return { state, responseId, voteClass: act.voteClass, isLate: act.isLate };
}

/** The answers as they will be stored, or a refusal that names the first one that cannot be. */
export function readAnswers(link: AnswerLink, given: unknown): ReturnType<typeof knownAnswers> {
  const fault = link.version.check(given);
  if (fault !== undefined) throw new Refusal(fault.code, { pointer: `/answers${fault.pointer}` });
  // The check has seen that this is an object whose known members are answers; unknown ones are left out here.
  return knownAnswers(link.version.definition, given as Answers);
}

/** A personal link ends with its wave. Whoever had the page open before may still send it. */
function refuseExpired({ link, openedAt }: GivenAnswers, now: Date): void {
  const expiresAt = link.invitation?.expiresAt;
  if (expiresAt === undefined || now < expiresAt) return;
  if (openedAt !== undefined && openedAt < expiresAt) return;
  throw new Refusal('link_expired');
}

function actOf(given: GivenAnswers, traits: TraitCodes, now: Date): AnswerAct {
  const { link, answers, evidence } = given;
  const { version } = link;
  return {
    workspaceId: link.workspaceId,
    surveyId: link.surveyId,
    version,
    context: given.context,
    submission: given.submission,
    respondentKey: respondentKeyOf(link, given.respondent),
    responseId: uuid(now.getTime()),
    channel: given.channel,
    voteClass: classifyVote(evidence),
    language: given.language,
    answers,
    counted: version.count(answers, given.context),
    shownOrder: version.shownOrder(given.context),
    marks: given.marks,
    isFinal: given.isFinal,
    evidence,
    ...(given.touchedPage === undefined ? {} : { touchedPage: given.touchedPage }),
    isTest: given.isTest,
    isLate: link.closedAt !== undefined && now.getTime() > link.closedAt.getTime() + graceMs,
    invitation: link.invitation,
    traits,
  };
}
