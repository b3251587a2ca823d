import { guessLanguage, isLanguage, type Language } from '@voldaan/domain/language';
import { isTryToken } from '../surveys/try-token.ts';
import type { AnswerLink } from './answer-link.ts';
import { beginVisit, isConfirmed, noticePage, privacyPage, questionPage, type RenderedPage } from './answer-page.ts';
import type { AnswerSource } from './answer-source.ts';
import { mayNoteVisit } from './limit-answers.ts';
import type { AnswerPath } from './open-answers.ts';
import { findStanding } from './standing-views.ts';
import { findLink, languageOf } from './take-answers.ts';
import { type PageVisit, readNonce } from './visit-nonce.ts';
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
}>;

/** Shows the page behind a link, and notes that it was asked for. Opening a page stores no answer, whoever opens it. */
export async function showAnswerPage(path: AnswerPath, asked: PageQuestion): Promise<RenderedPage> {
  const { source } = asked;
  const found = await findLink(path, source);
  const now = path.clock();
  const earlier = asked.from === undefined ? undefined : readNonce(path.nonceKey, source.token, asked.from);
  const link = earlier === undefined ? found : await path.links.withVersion(found, earlier.versionNumber);
  const visit = beginVisit(now, link, {
    ...earlier,
    isTest: isTestOf(path, link, asked, earlier),
    isPrefetch: asked.isPrefetch,
  });
  noteVisit(path, link, asked, visit);
  if (asked.isHead) return { status: 200, html: '', styleNonce: '' };
  const language = pageLanguage(link, asked);
  const closed = closedNotice(link, language, now);
  if (closed !== undefined) return closed;
  const standing = await findStanding(path, link, visit.respondent);
  if (standing?.completedAt && isConfirmed(standing.voteClass)) {
    return noticePage({ kind: 'already-answered', language, link, receivedAt: standing.completedAt });
  }
  return questionPage(path, { link, language, standing, visit, pageId: asked.pageId, value: asked.value });
}

export async function showPrivacyPage(
  path: AnswerPath,
  source: AnswerSource,
  language: string | undefined,
): Promise<RenderedPage> {
  const link = await findLink(path, source);
  return privacyPage(link, isLanguage(language) ? language : languageOf(link));
}

/** The wish in the address; else the invitation's language; else the browser's. */
export function pageLanguage(link: AnswerLink, asked: Pick<PageQuestion, 'language' | 'source'>): Language {
  if (isLanguage(asked.language)) return asked.language;
  return link.invitation?.language ?? guessLanguage(asked.source.acceptLanguage ?? '', link.workspaceLanguage);
}

function closedNotice(link: AnswerLink, language: Language, now: Date): RenderedPage | undefined {
  if (link.closedAt !== undefined) return noticePage({ kind: 'closed', language, link });
  if (link.invitation !== undefined && link.invitation.expiresAt <= now)
    return noticePage({ kind: 'expired', language, link });
  return undefined;
}

function isTestOf(path: AnswerPath, link: AnswerLink, asked: PageQuestion, earlier: PageVisit | undefined): boolean {
  if (earlier !== undefined) return earlier.isTest;
  return asked.tryToken !== undefined && isTryToken(path.tryKey, link.surveyId, asked.tryToken);
}

function noteVisit(path: AnswerPath, link: AnswerLink, asked: PageQuestion, visit: PageVisit): void {
  if (!mayNoteVisit(path, link)) return;
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
