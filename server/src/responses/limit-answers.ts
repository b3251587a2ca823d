import { Refusal } from '@voldaan/domain/refusal';
import type { RateLimit } from '../http/rate-limit.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import type { AnswerPath } from './open-answers.ts';
import type { PageVisit } from './visit-nonce.ts';

/**
 * One office may be many customers behind one address, so a personal link, which nobody can guess, is limited by itself
 * and not by the address. Over a limit nothing is lost: the page keeps what was typed and comes again.
 */
const byPrefix: RateLimit = { name: 'answers-prefix', amount: 30, seconds: 60 };
/**
 * One person through one link: a page sends each answer as it is given, and whoever changes their mind gives more of
 * them. Who has sent a first one counts no more against their neighbours.
 */
const byPerson: RateLimit = { name: 'answers-person', amount: 120, seconds: 60 };
const byWorkspace: RateLimit = { name: 'answers-workspace', amount: 6_000, seconds: 60 };
/** Over this, votes are marked, not refused: a survey in the newspaper is no attack, but may become one. */
const bySurvey: RateLimit = { name: 'answers-survey', amount: 600, seconds: 60 };
const misses: RateLimit = { name: 'link-misses', amount: 20, seconds: 60 };
/** Before anything is looked up: each guess would cost the database a question, also where the reply is "too often". */
const entrance: RateLimit = { name: 'answers-entrance', amount: 6_000, seconds: 60 };
/** Evidence needs no more visits of one link than these. Whoever opens it more often would only fill the disk. */
const visitsByLink: RateLimit = { name: 'visits-link', amount: 60, seconds: 60 };
const visitsBySurvey: RateLimit = { name: 'visits-survey', amount: 600, seconds: 60 };

/** Refuses what is over a limit. Returns whether the survey gets more than it usually does. */
export function limitAnswers(
  path: AnswerPath,
  source: AnswerSource,
  link: AnswerLink,
  visit: PageVisit | undefined,
): boolean {
  const { limiter } = path;
  if (limiter === undefined) return false;
  const person = link.invitation?.id ?? visit?.respondent;
  const isKnown = person !== undefined && take(path, byPerson, person) > 1;
  if (link.invitation === undefined && !isKnown) take(path, byPrefix, `${source.prefix} ${link.surveyId}`);
  take(path, byWorkspace, link.workspaceId);
  return !limiter.take(bySurvey, link.surveyId).isAllowed;
}

/** Refuses whoever comes so often that no office does. */
export function limitEntrance(path: AnswerPath, source: AnswerSource): void {
  take(path, entrance, source.prefix);
}

/** Whether one more visit of this link is worth a row. The page is shown in any case. */
export function mayNoteVisit({ limiter }: AnswerPath, link: AnswerLink): boolean {
  if (limiter === undefined) return true;
  const { invitation, surveyId } = link;
  const verdict =
    invitation === undefined ? limiter.take(visitsBySurvey, surveyId) : limiter.take(visitsByLink, invitation.id);
  return verdict.isAllowed;
}

/** Slows down whoever tries out tokens. */
export function limitMisses(path: AnswerPath, source: AnswerSource): void {
  take(path, misses, source.prefix);
}

/** How many there are with this one. */
function take(path: AnswerPath, limit: RateLimit, key: string): number {
  const verdict = path.limiter?.take(limit, key);
  if (verdict === undefined || verdict.isAllowed) return limit.amount - (verdict?.remaining ?? limit.amount);
  throw new Refusal('too_many_requests', { values: { seconds: verdict.resetSeconds } });
}
