import { markResponse, type ResponseMark } from '@voldaan/domain/responses/mark-response';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { PathContext } from '@voldaan/domain/surveys/path';
import type { RateLimit } from '../http/rate-limit.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import type { AnswerPath } from './open-answers.ts';
import type { StandingResponse } from './standing-views.ts';
import { type PageVisit, timeOfRespondent, timeOfVisit } from './visit-nonce.ts';

/**
 * Complete answers of one public link from one prefix. A family or a small office stays below; what comes after these in
 * the same ten minutes is marked, those before it are not, and none is refused for it. Counted in this process alone.
 */
const burst: RateLimit = { name: 'answers-burst', amount: 10, seconds: 600 };

export type FinalAct = Readonly<{
  source: AnswerSource;
  link: AnswerLink;
  visit: PageVisit | undefined;
  standing: StandingResponse | undefined;
  /** All answers, with those of this act. */
  answers: Answers;
  context: PathContext;
  hasFilledTrap: boolean;
}>;

/** The marks of a response that is complete with this act. */
export function judgeMarks(path: AnswerPath, act: FinalAct): readonly ResponseMark[] {
  const { source, link, visit, standing, answers, context, hasFilledTrap } = act;
  const seen = source.marks ?? [];
  return markResponse({
    pages: link.version.pages(answers, context),
    answers,
    language: context.language,
    elapsedMs:
      visit === undefined
        ? undefined
        : elapsedMs(path.clock(), visit, link.invitation?.anonymity === undefined ? standing : undefined),
    hasFilledTrap,
    isInBurst: seen.includes('burst') || (link.invitation === undefined && isInBurst(path, source, link)),
    isTapBurst: seen.includes('tap-burst'),
  });
}

/** Since the first page, or the first answer where that came before it, as on another device. */
function elapsedMs(now: Date, visit: PageVisit, standing: StandingResponse | undefined): number {
  const began = Math.min(timeOfRespondent(visit) ?? timeOfVisit(visit), standing?.startedAt.getTime() ?? now.getTime());
  return Math.max(0, now.getTime() - began);
}

function isInBurst({ limiter }: AnswerPath, source: AnswerSource, link: AnswerLink): boolean {
  return limiter !== undefined && !limiter.take(burst, `${source.prefix} ${link.surveyId}`).isAllowed;
}
