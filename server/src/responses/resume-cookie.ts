import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import type { AnswerPath } from './open-answers.ts';
import { makeNonce, type PageVisit, readNonce, timeOfRespondent } from './visit-nonce.ts';

/**
 * The one cookie of a survey: set when somebody has answered something through a public link and not before, so that
 * they find it again on this device; it goes a few minutes after they are done. It goes to this survey's pages alone, no
 * script can read it, and it names nobody: it holds the response's own key, sealed.
 */
const cookieName = 'voldaan-answers';
const resumeDays = 30;
/** The thanks may be lost on their way: who then opens the link again is told that all is well, and does not answer twice. */
const doneMinutes = 10;
const dayMs = 86_400_000;

/** Whose answers this device has begun, when the cookie is one that we made for this link. */
export function readResume(path: AnswerPath, source: AnswerSource): PageVisit | undefined {
  if (source.kind !== 'public' || source.cookie === undefined) return undefined;
  const value = cookieValue(source.cookie);
  const begun = value === undefined ? undefined : readNonce(path.resumeKey, source.token, value);
  if (begun === undefined) return undefined;
  const beganAt = timeOfRespondent(begun);
  return beganAt === undefined || path.clock().getTime() - beganAt > resumeDays * dayMs ? undefined : begun;
}

/**
 * Answers go to the response that this device has begun, whichever of its tabs they come from. A trial and the real
 * thing are kept apart.
 */
export function resumed(path: AnswerPath, source: AnswerSource, visit: PageVisit): PageVisit {
  const begun = readResume(path, source);
  if (begun === undefined || begun.isTest !== visit.isTest) return visit;
  return { ...visit, respondent: begun.respondent };
}

/** The header that keeps a response findable on this device; undefined where the link itself finds it again. */
export function keepResume(path: AnswerPath, link: AnswerLink, visit: PageVisit): string | undefined {
  return keepFor(path, link, visit, resumeDays * 86_400);
}

/** The header that lets this device forget a response that is done, once its thanks have surely arrived. */
export function finishResume(path: AnswerPath, link: AnswerLink, visit: PageVisit): string | undefined {
  return keepFor(path, link, visit, doneMinutes * 60);
}

function keepFor(path: AnswerPath, link: AnswerLink, visit: PageVisit, seconds: number): string | undefined {
  if (link.invitation !== undefined) return undefined;
  const { network: _, ...begun } = visit;
  return cookieOf(path, link.token, makeNonce(path.resumeKey, link.token, begun), seconds);
}

/** The header that lets this device forget at once. */
export function endResume(path: AnswerPath, source: AnswerSource): string | undefined {
  if (source.kind !== 'public' || source.cookie === undefined || cookieValue(source.cookie) === undefined)
    return undefined;
  return cookieOf(path, source.token, '', 0);
}

function cookieOf({ config }: AnswerPath, token: string, value: string, seconds: number): string {
  const secure = config.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/s/${token}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieValue(header: string): string | undefined {
  for (const part of header.slice(0, 4096).split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === cookieName && value !== undefined && value !== '') return value;
  }
  return undefined;
}
