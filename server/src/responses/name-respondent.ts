import { createHmac } from 'node:crypto';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import type { AnswerPath } from './open-answers.ts';
import { resumed } from './resume-cookie.ts';
import type { PageVisit } from './visit-nonce.ts';

/**
 * Whose answers these are: of the name that a company signed, where each name has one answer; else of whoever this device
 * began with; else of the page's own respondent.
 */
export function visitOfAnswerer(path: AnswerPath, source: AnswerSource, link: AnswerLink, visit: PageVisit): PageVisit {
  const respondent = respondentOfName(path, source, link);
  return respondent === undefined ? resumed(path, source, visit) : { ...visit, respondent };
}

/**
 * The respondent of a signed name in a survey of one answer each: always the same, and not to be read back from what is
 * stored. Shaped as a UUID of version 8, so that nobody takes it for a time.
 */
export function respondentOfName(path: AnswerPath, source: AnswerSource, link: AnswerLink): string | undefined {
  const { signedName } = source;
  if (signedName === undefined || signedName === '' || link.version.definition.singleUse !== true) return undefined;
  const hash = createHmac('sha256', path.nameKey).update(`${link.surveyId} ${signedName}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
