import { createHmac } from 'node:crypto';
import { uuid } from '../../database/uuid.ts';
import type { AnswerAct } from '../answer-act.ts';

/** By what the answer of an invitation to an anonymous wave is found again, without saying which invitation that is. */
export type Anonymity = Readonly<{
  waveId: string;
  respondentKey: string;
  /** Hides what names a page, and with it the moment at which it was opened. */
  pageKey: Buffer;
  /** Languages in which enough were invited; what is said in another one is kept under the first of these. */
  languages: readonly string[];
  /** The wave is over and its key is gone: its answers are found by nobody any more, and its links have expired. */
  isForgotten: boolean;
}>;

/** An invitation as its link finds it. */
export type LinkedPromise = Readonly<{
  id: string;
  /** Null where nobody was promised anything. */
  anonymousWaveId: string | null;
  waveKey: Buffer | null;
  waveLanguages: readonly string[] | null;
}>;

/**
 * Needs three things: the instance's secret, which is not in the database; the wave's key, which is forgotten when the wave is
 * over; and the invitation. Who has the database alone cannot go from an invitation to its answer, nor the other way.
 */
export function anonymityOf(
  key: Buffer,
  { id, anonymousWaveId, waveKey, waveLanguages }: LinkedPromise,
): Anonymity | undefined {
  if (anonymousWaveId === null) return undefined;
  const languages = waveLanguages ?? [];
  if (waveKey === null) return forgotten(anonymousWaveId);
  return { waveId: anonymousWaveId, languages, isForgotten: false, ...keysOf(key, waveKey, id) };
}

/** By what the response of an invitation is found, and what hides the names of its pages. */
export function keysOf(
  key: Buffer,
  waveKey: Buffer,
  invitationId: string,
): Pick<Anonymity, 'respondentKey' | 'pageKey'> {
  const seal = createHmac('sha256', key).update(waveKey).update(invitationId).digest();
  const print = (use: string) => createHmac('sha256', seal).update(use).digest();
  return { respondentKey: `anon:${print('respondent').toString('base64url')}`, pageKey: print('page') };
}

/** Nothing is found by this key: its wave is over. */
function forgotten(waveId: string): Anonymity {
  return { waveId, languages: [], isForgotten: true, respondentKey: 'anon:forgotten', pageKey: Buffer.alloc(32) };
}

/** The day, in UTC, as the only time that is kept of an anonymous answer. */
export function dayOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / dayMs) * dayMs);
}

const dayMs = 86_400_000;

/** What is stored of an act to which anonymity was promised: what was said, what it counts as, and nothing of who said it. */
export function withoutPerson(act: AnswerAct, anonymity: Anonymity, now: Date): AnswerAct {
  const { languages } = anonymity;
  return {
    ...act,
    submission: hidePage(anonymity, act.submission),
    ...(act.touchedPage === undefined ? {} : { touchedPage: hidePage(anonymity, act.touchedPage) }),
    responseId: uuid(dayOf(now).getTime()),
    language: languages.includes(act.language) ? act.language : (languages[0] ?? act.language),
    evidence: { nonce: act.evidence.nonce },
    invitation: undefined,
    anonymousWaveId: anonymity.waveId,
  };
}

/** A page is named by a visit, whose id is a moment; what follows after the colon tells presses of one page apart. */
function hidePage({ pageKey }: Anonymity, submission: string): string {
  const hide = (part: string) => createHmac('sha256', pageKey).update(part).digest('base64url').slice(0, 22);
  const end = submission.indexOf(':');
  return end < 0 ? hide(submission) : `${hide(submission.slice(0, end))}:${hide(submission.slice(end))}`;
}
