import { createHash } from 'node:crypto';
import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import type { VoteEvidence } from '@voldaan/domain/responses/vote-evidence';
import type { Channel } from '../database/tables.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { isTryToken } from '../surveys/try-token.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import { captureAnswers } from './capture-answers.ts';
import { limitAnswers, limitEntrance, limitMisses } from './limit-answers.ts';
import type { AnswerPath } from './open-answers.ts';
import type { PageEvidence, Submission } from './read-submission.ts';
import { type PageVisit, readNonce, timeOfVisit } from './visit-nonce.ts';
import { visitsAround } from './visit-views.ts';

export type TakenAnswers = Readonly<{ responseId: string; state: 'stored' | 'seen' }>;

/**
 * Answers in JSON, by a page's script or by any client that holds the link. Complete ones are not changed any more. What
 * was sent is read after the link is found: an unknown link has one answer, whatever comes with it.
 */
export async function takeAnswers(
  path: AnswerPath,
  source: AnswerSource,
  read: () => Submission,
): Promise<TakenAnswers> {
  limitEntrance(path, source);
  const found = await findLink(path, source);
  const given = read();
  const isBusy = limitAnswers(path, source, found);
  const visit = given.nonce === undefined ? undefined : readNonce(path.nonceKey, source.token, given.nonce);
  const link = visit === undefined ? found : await path.links.withVersion(found, visit.versionNumber);
  const nonce = given.nonce === undefined ? 'missing' : visit === undefined ? 'forged' : 'valid';
  const evidence = await gatherEvidence(path, link, { nonce, visit, page: given.evidence, isScripted: true });
  const { responseId, state } = await captureAnswers(path, {
    link,
    submission: given.submission,
    respondent: given.respondent ?? visit?.respondent ?? given.submission,
    answers: given.answers,
    isFinal: given.isFinal,
    language: given.language ?? languageOf(link),
    channel: channelOf(link, visit),
    evidence: withCounts(evidence, given.droppedCount, isBusy),
    isTest: visit?.isTest ?? (given.tryToken !== undefined && isTryToken(path.tryKey, link.surveyId, given.tryToken)),
    openedAt: visit === undefined ? undefined : new Date(timeOfVisit(visit)),
  });
  if (state === 'closed') throw new Refusal('response_complete');
  return { responseId, state };
}

/** The link, or a refusal that does not say whether the token was ever good. Guesses are counted. */
export async function findLink(path: AnswerPath, source: AnswerSource): Promise<AnswerLink> {
  const link = await path.links.find(source.kind, source.token);
  if (link !== undefined) return link;
  limitMisses(path, source);
  throw new Refusal('not_found');
}

export type EvidenceParts = Readonly<{
  nonce: VoteEvidence['nonce'];
  visit: PageVisit | undefined;
  page: PageEvidence | undefined;
  /** Whether a script was at work: then a press that it did not see is one that nobody made. */
  isScripted: boolean;
}>;

/** Everything known about how the answers came, for the vote's class. What was not seen is left out. */
export async function gatherEvidence(path: AnswerPath, link: AnswerLink, parts: EvidenceParts): Promise<VoteEvidence> {
  const { nonce, visit, page, isScripted } = parts;
  if (visit === undefined) return { nonce };
  const openedAt = timeOfVisit(visit);
  const { invitation } = link;
  // Shown again because a scanner was at work: a press on this page is judged by what came after it was handed out.
  const isAskedAgain = visit.follows === 'machine' && isScripted;
  const around =
    invitation === undefined
      ? undefined
      : await inWorkspace(path.databases.app, link.workspaceId, (db) =>
          visitsAround(db, invitation.id, { at: new Date(openedAt), ...(isAskedAgain ? { beforeSeconds: 0 } : {}) }),
        );
  const handedAt = invitation?.handedAt;
  return {
    nonce,
    dwellMs: Math.max(0, path.clock().getTime() - openedAt),
    ...(isScripted ? { gesture: gestureOf(page) } : {}),
    ...(visit.follows === undefined ? {} : { follows: visit.follows }),
    ...(around === undefined || around.marksOpened < 2 ? {} : { marksOpened: around.marksOpened }),
    ...(around?.hasTrap ? { trap: true } : {}),
    ...(around?.hasHead ? { head: true } : {}),
    ...(visit.isPrefetch ? { prefetch: true } : {}),
    ...(handedAt === undefined
      ? {}
      : { handOverSeconds: Math.max(0, Math.round((openedAt - handedAt.getTime()) / 1000)) }),
  };
}

/** A trusted press without a pointer is one by keyboard or by the aid that somebody uses in its place. */
function gestureOf(page: PageEvidence | undefined): NonNullable<VoteEvidence['gesture']> {
  if (page === undefined || !page.isTrusted) return 'none';
  return page.pointer > 0 ? 'pointer' : 'key';
}

function channelOf(link: AnswerLink, visit: PageVisit | undefined): Channel {
  if (link.invitation !== undefined) return 'mail';
  return visit === undefined ? 'api' : 'link';
}

export function languageOf(link: AnswerLink): Language {
  return link.invitation?.language ?? link.workspaceLanguage;
}

function withCounts(evidence: VoteEvidence, dropped: number, isBusy: boolean): VoteEvidence {
  if (dropped === 0 && !isBusy) return evidence;
  return { ...evidence, ...(dropped > 0 ? { dropped } : {}), ...(isBusy ? { busy: true } : {}) };
}

/** A short print of answers, to tell two submissions of one page apart. */
export function printOf(answers: unknown): string {
  return createHash('sha256').update(JSON.stringify(answers)).digest('base64url').slice(0, 16);
}
