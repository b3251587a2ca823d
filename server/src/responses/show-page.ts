import { isTryToken } from '../surveys/try-token.ts';
import type { AnswerLink } from './answer-link.ts';
import { anewHref, beginVisit, isConfirmed, questionPage, resumePage } from './answer-page.ts';
import type { AnswerSource } from './answer-source.ts';
import { mayNoteVisit } from './limit-answers.ts';
import { respondentOfName } from './name-respondent.ts';
import { languagePage, noticePage, privacyPage } from './notice-page.ts';
import type { AnswerPath } from './open-answers.ts';
import type { RenderedPage } from './page-frame.ts';
import { isLanguageUnknown, pageLanguage } from './page-language.ts';
import { endResume, readResume } from './resume-cookie.ts';
import { isNameless } from './single-use.ts';
import { findStanding, type StandingResponse } from './standing-views.ts';
import { findLink } from './take-answers.ts';
import { networkMark, type PageVisit, readNonce } from './visit-nonce.ts';
import type { VisitKind } from './visit-store.ts';

/** What a page was asked for with. */
export type PageQuestion = Readonly<{
  source: AnswerSource;
  isHead: boolean;
  isPrefetch: boolean;
  /** The mark in a link of the mail. */
  value: number | undefined;
  /** The nonce of the page that the link was on: who goes on, and in which version. */
  from: string | undefined;
  language: string | undefined;
  pageId: string | undefined;
  tryToken: string | undefined;
  /** Begins anew on a device that others use too. */
  isAnew: boolean;
}>;

/** Within this time a page that is opened again is the same sitting: it goes on without a word about it. */
const sittingMs = 30 * 60_000;

/** Shows the page behind a link, and notes that it was asked for. Opening a page stores no answer, whoever opens it. */
export async function showAnswerPage(path: AnswerPath, asked: PageQuestion): Promise<RenderedPage> {
  const { source } = asked;
  const found = await findLink(path, source);
  const now = path.clock();
  const earlier = earlierVisit(path, asked);
  const link = earlier === undefined ? found : await path.links.withVersion(found, earlier.versionNumber);
  const begun = beginVisit(now, link, {
    ...earlier,
    ...(source.channel === undefined ? {} : { channel: source.channel }),
    isTest: isTestOf(path, link, asked, earlier),
    isPrefetch: asked.isPrefetch,
    network: networkMark(path.nonceKey, source.token, source.prefix),
  });
  const name = respondentOfName(path, source, link);
  const visit = name === undefined ? begun : { ...begun, respondent: name };
  noteVisit(path, link, asked, visit);
  if (asked.isHead) return { status: 200, html: '', styleNonce: '' };
  const language = pageLanguage(link, source, asked.language);
  const notice = closedNotice(link, language, now) ?? namelessNotice(link, source, language, visit);
  if (notice !== undefined) return notice;
  // Who has just been given a key of their own has answered nothing under it.
  const isUnknown = link.invitation === undefined && earlier === undefined && name === undefined;
  const standing = isUnknown ? undefined : await findStanding(path, link, visit.respondent);
  return { ...showStanding(path, asked, { link, language, visit, standing }), cookie: forget(path, asked) };
}

type Found = Readonly<{
  link: AnswerLink;
  language: string;
  visit: PageVisit;
  standing: StandingResponse | undefined;
}>;

function showStanding(path: AnswerPath, asked: PageQuestion, found: Found): RenderedPage {
  const { link, language, standing, visit } = found;
  if (standing?.completedAt && isConfirmed(standing.voteClass)) {
    return noticePage({
      kind: 'already-answered',
      language,
      link,
      receivedAt: standing.completedAt,
      anewHref: anewHref(link, language),
    });
  }
  const welcome = isBack(path, asked, standing) ? resumePage(path, { ...found, standing }) : undefined;
  if (welcome !== undefined) return welcome;
  const isFresh = standing === undefined && asked.from === undefined;
  if (isFresh && isLanguageUnknown(link, asked.source, asked.language))
    return languagePage(link, language, linkQuery(asked));
  return questionPage(path, { link, language, standing, visit, pageId: asked.pageId, value: asked.value });
}

/** Somebody who answered a part on another day, and has not said yet where they want to go on. */
function isBack(
  path: AnswerPath,
  asked: PageQuestion,
  standing: StandingResponse | undefined,
): standing is StandingResponse {
  if (standing === undefined || standing.voteClass === 'machine') return false;
  // What a personal link has and nobody pressed for is shown to be confirmed; a device may have changed hands.
  if (asked.source.kind === 'personal' && !isConfirmed(standing.voteClass)) return false;
  if (asked.from !== undefined || asked.pageId !== undefined || asked.value !== undefined) return false;
  return path.clock().getTime() - standing.changedAt.getTime() > sittingMs;
}

function linkQuery({ tryToken, source }: PageQuestion): Readonly<Record<string, string>> {
  return {
    ...(tryToken === undefined ? {} : { try: tryToken }),
    ...(source.channel === undefined ? {} : { via: source.channel }),
  };
}

/** The page that the link was on, or else what this device has begun. */
function earlierVisit(path: AnswerPath, { source, from, isAnew }: PageQuestion): PageVisit | undefined {
  if (from !== undefined) return readNonce(path.nonceKey, source.token, from);
  const begun = isAnew ? undefined : readResume(path, source);
  if (begun === undefined) return undefined;
  const { follows: _, ...visit } = begun;
  return visit;
}

function forget(path: AnswerPath, { source, isAnew }: PageQuestion): string | undefined {
  return isAnew ? endResume(path, source) : undefined;
}

export async function showPrivacyPage(
  path: AnswerPath,
  source: AnswerSource,
  { language, isAskedAnonymously }: Readonly<{ language: string | undefined; isAskedAnonymously: boolean }>,
): Promise<RenderedPage> {
  const link = await findLink(path, source);
  return privacyPage(link, pageLanguage(link, source, language), isAskedAnonymously);
}

function closedNotice(link: AnswerLink, language: string, now: Date): RenderedPage | undefined {
  if (link.closedAt !== undefined) return noticePage({ kind: 'closed', language, link });
  if (link.invitation !== undefined && link.invitation.expiresAt <= now)
    return noticePage({ kind: 'expired', language, link });
  return undefined;
}

/** A survey of one answer each shows no questions to whom it could not take an answer from. */
function namelessNotice(
  link: AnswerLink,
  { signedName: name }: AnswerSource,
  language: string,
  { isTest }: PageVisit,
): RenderedPage | undefined {
  return isNameless({ link, isTest, name }) ? noticePage({ kind: 'personal-link-needed', language, link }) : undefined;
}

function isTestOf(path: AnswerPath, link: AnswerLink, asked: PageQuestion, earlier: PageVisit | undefined): boolean {
  if (earlier !== undefined) return earlier.isTest;
  return asked.tryToken !== undefined && isTryToken(path.tryKey, link.surveyId, asked.tryToken);
}

function noteVisit(path: AnswerPath, link: AnswerLink, asked: PageQuestion, visit: PageVisit): void {
  // When somebody looked at an anonymous wave would say when they answered it.
  if (link.invitation?.anonymity !== undefined || !mayNoteVisit(path, link)) return;
  const kind: VisitKind = asked.isHead ? 'head' : asked.value === undefined ? 'open' : 'preselect';
  path.visits.record({
    id: visit.visitId,
    workspaceId: link.workspaceId,
    surveyId: link.surveyId,
    invitationId: link.invitation?.id,
    at: path.clock(),
    kind,
    preselected: asked.value,
    isPrefetch: asked.isPrefetch,
  });
}
