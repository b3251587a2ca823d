import { createHash } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import type { Answers } from '@voldaan/domain/surveys/answers';
import type { Channel } from '../database/tables.ts';
import { isTryToken } from '../surveys/try-token.ts';
import { contextOf } from './answer-context.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import { captureAnswers, readAnswers } from './capture-answers.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { judgeMarks } from './judge-marks.ts';
import { limitAnswers, limitEntrance, limitMisses } from './limit-answers.ts';
import { respondentOfName, visitOfAnswerer } from './name-respondent.ts';
import type { AnswerPath } from './open-answers.ts';
import { pageLanguage } from './page-language.ts';
import type { Submission } from './read-submission.ts';
import { keepResume } from './resume-cookie.ts';
import { refuseNameless } from './single-use.ts';
import { findStanding } from './standing-views.ts';
import { type PageVisit, readNonce, timeOfVisit } from './visit-nonce.ts';

export type TakenAnswers = Readonly<{
  responseId: string;
  state: 'stored' | 'seen';
  /** A Set-Cookie header, for a page on the same device. */
  cookie: string | undefined;
}>;

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
  const given = readNamed(found, source, read);
  const visit = visitOf(path, source, found, given);
  const isBusy = limitAnswers(path, source, found, visit);
  const link = visit === undefined ? found : await path.links.withVersion(found, visit.versionNumber);
  const isTest = visit?.isTest ?? isTryOf(path, link, given);
  refuseNameless({ link, isTest, name: source.signedName });
  const { answers, unknownCount } = readAnswers(link, given.answers);
  const respondent = visit?.respondent ?? respondentOfName(path, source, link) ?? given.respondent ?? given.submission;
  // Only a page is asked where it stands: a client without one says so itself, and is most of the load.
  const standing = visit === undefined ? undefined : await findStanding(path, link, respondent);
  const evidence = await gatherEvidence(path, link, {
    nonce: given.nonce === undefined ? 'missing' : visit === undefined ? 'forged' : 'valid',
    visit,
    page: given.evidence,
    isScripted: true,
    standing,
    hasFilledTrap: false,
    dropped: given.droppedCount + unknownCount,
    isBusy,
    prefix: source.prefix,
  });
  const channel = channelOf(source, link, visit);
  const language = pageLanguage(link, source, given.language);
  const context = contextOf(link, { respondent, language, channel });
  // By all answers, as this act leaves them.
  const all: Answers = { ...standing?.answers, ...answers };
  const marks = given.isFinal
    ? judgeMarks(path, { source, link, visit, standing, answers: all, context, hasFilledTrap: false })
    : (source.marks ?? []);
  const { responseId, state } = await captureAnswers(path, {
    link,
    submission: given.submission,
    respondent,
    answers,
    isFinal: given.isFinal,
    language,
    channel,
    context,
    marks,
    evidence,
    ...(evidence.touch === true && visit !== undefined ? { touchedPage: visit.visitId } : {}),
    isTest,
    openedAt: visit === undefined ? undefined : new Date(timeOfVisit(visit)),
  });
  if (state === 'closed') throw new Refusal('response_complete');
  const cookie = visit === undefined || given.isFinal ? undefined : keepResume(path, link, visit);
  return { responseId, state, cookie };
}

/** The link, or a refusal that does not say whether the token was ever good. Guesses are counted. */
export async function findLink(path: AnswerPath, source: AnswerSource): Promise<AnswerLink> {
  const link = await path.links.find(source.kind, source.token);
  if (link !== undefined) return link;
  limitMisses(path, source);
  throw new Refusal('not_found');
}

/** A body that cannot be read names nobody either: then the survey that asks for a name says so first. */
function readNamed(link: AnswerLink, source: AnswerSource, read: () => Submission): Submission {
  try {
    return read();
  } catch (error) {
    refuseNameless({ link, isTest: false, name: source.signedName });
    throw error;
  }
}

/** The page that the answers come from. It says whose they are, and no body that is sent from it says otherwise. */
function visitOf(
  path: AnswerPath,
  source: AnswerSource,
  link: AnswerLink,
  { nonce }: Submission,
): PageVisit | undefined {
  const visit = nonce === undefined ? undefined : readNonce(path.nonceKey, source.token, nonce);
  return visit && visitOfAnswerer(path, source, link, visit);
}

function isTryOf(path: AnswerPath, link: AnswerLink, { tryToken }: Submission): boolean {
  return tryToken !== undefined && isTryToken(path.tryKey, link.surveyId, tryToken);
}

function channelOf(source: AnswerSource, link: AnswerLink, visit: PageVisit | undefined): Channel {
  if (link.invitation !== undefined) return 'mail';
  return visit?.channel ?? source.channel ?? 'api';
}

/** A short print of answers, to tell two submissions of one page apart. */
export function printOf(answers: unknown): string {
  return createHash('sha256').update(JSON.stringify(answers)).digest('base64url').slice(0, 16);
}
