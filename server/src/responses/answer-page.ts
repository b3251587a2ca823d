import { randomBytes } from 'node:crypto';
import { type Language, languages } from '@voldaan/domain/language';
import type { VoteClass } from '@voldaan/domain/responses/vote-class';
import type { Answers } from '@voldaan/domain/surveys/answers';
import { openPage, path as pathOf } from '@voldaan/domain/surveys/path';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, type Page } from '@voldaan/domain/surveys/survey-definition';
import {
  type NoticeKind,
  type PageFault,
  type PageFrame,
  renderNoticePage,
  renderPrivacyPage,
  renderQuestionPage,
  renderThanksPage,
} from '@voldaan/respond/page';
import { uuid } from '../database/uuid.ts';
import type { AnswerLink } from './answer-link.ts';
import type { AnswerPath } from './open-answers.ts';
import type { StandingResponse } from './standing-views.ts';
import { makeNonce, type PageVisit } from './visit-nonce.ts';

/** A complete page, and the nonce that its headers have to name. */
export type RenderedPage = Readonly<{ status: number; html: string; styleNonce: string; retryAfter?: number }>;

/** What a question page is about to be: for whom, in which language, after what. */
export type PageWish = Readonly<{
  link: AnswerLink;
  language: Language;
  standing: StandingResponse | undefined;
  visit: PageVisit;
  /** The page that was asked for by name, as by the link back. */
  pageId?: string | undefined;
  /** The mark that was pressed in the mail. */
  value?: number | undefined;
  typed?: Readonly<Record<string, unknown>>;
  faults?: readonly PageFault[];
  /** The reply to an act that was taken for a machine's: whoever sent it goes on from what they sent. */
  followsMachine?: boolean;
}>;

/** A visit begins with the page: its id is the time at which the page was handed out. */
export function beginVisit(now: Date, link: AnswerLink, more: Partial<PageVisit>): PageVisit {
  const visitId = uuid(now.getTime());
  return {
    visitId,
    respondent: more.respondent ?? uuid(now.getTime()),
    versionNumber: link.version.number,
    ...(more.follows === undefined ? {} : { follows: more.follows }),
    isTest: more.isTest ?? false,
    isPrefetch: more.isPrefetch ?? false,
  };
}

export function questionPage(path: AnswerPath, wish: PageWish): RenderedPage {
  const { link, language, standing, visit, typed, faults } = wish;
  const { definition } = link.version;
  const answers = shownAnswers(standing, wish.followsMachine === true);
  const page = pageFor(wish, answers);
  const pages = pathOf(definition, answers);
  const number = pages.indexOf(page) + 1;
  const before = pages[number - 2];
  const nonce = makeNonce(path.nonceKey, link.token, visit);
  const address = addressOf(link);
  const preselected = preselectedBy(wish, page);
  const frame = frameOf(
    link,
    language,
    (other) => `${address}?${queryOf({ from: nonce, language: other, page: page.id })}`,
  );
  const html = renderQuestionPage({
    ...frame,
    definition,
    page,
    pageNumber: number,
    pageCount: pages.length,
    action: address,
    ...(before === undefined ? {} : { backHref: `${address}?${queryOf({ from: nonce, language, page: before.id })}` }),
    answers,
    ...(typed === undefined ? {} : { typed }),
    ...(preselected === undefined ? {} : { preselected }),
    nonce,
    submission: visit.visitId,
    ...(faults === undefined ? {} : { faults }),
    isTest: visit.isTest,
    isFromMail: preselected !== undefined,
  });
  return { status: faults === undefined ? 200 : 422, html, styleNonce: frame.styleNonce };
}

export function thanksPage(path: AnswerPath, wish: Omit<PageWish, 'pageId' | 'value'>): RenderedPage {
  const { link, language, standing, visit } = wish;
  const frame = frameOf(link, language, (other) => `${addressOf(link)}?${queryOf({ language: other })}`);
  const html = renderThanksPage({
    ...frame,
    definition: link.version.definition,
    answers: standing?.answers ?? {},
    receivedAt: path.clock(),
    timeZone: timeZoneOf(link),
    isTest: visit.isTest,
  });
  return { status: 200, html, styleNonce: frame.styleNonce };
}

const noticeStatus: Readonly<Record<NoticeKind, number>> = {
  'unknown-link': 404,
  expired: 410,
  closed: 410,
  'already-answered': 200,
  'too-many-requests': 429,
  'kept-late': 200,
  failed: 500,
};

export type NoticeWish = Readonly<{
  kind: NoticeKind;
  language: Language;
  link: AnswerLink | undefined;
  receivedAt?: Date | undefined;
  retryAfter?: number;
}>;

export function noticePage(wish: NoticeWish): RenderedPage {
  const { kind, language, link, receivedAt, retryAfter } = wish;
  const frame = frameOf(link, language, (other) => `?${queryOf({ language: other })}`);
  const html = renderNoticePage({
    ...frame,
    kind,
    ...(link === undefined
      ? {}
      : { organisation: link.version.definition.organisation, definition: link.version.definition }),
    ...(link === undefined || receivedAt === undefined ? {} : { receivedAt, timeZone: timeZoneOf(link) }),
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
  });
  const page = { status: noticeStatus[kind], html, styleNonce: frame.styleNonce };
  return retryAfter === undefined ? page : { ...page, retryAfter };
}

export function privacyPage(link: AnswerLink, language: Language): RenderedPage {
  const frame = frameOf(link, language, (other) => `?${queryOf({ language: other })}`);
  const html = renderPrivacyPage({ ...frame, organisation: link.version.definition.organisation });
  return { status: 200, html, styleNonce: frame.styleNonce };
}

/** What a machine said is not shown to the person who comes after it, only to the one who sent it. */
export function shownAnswers(standing: StandingResponse | undefined, isByMachine: boolean): Answers {
  if (standing === undefined) return {};
  return standing.voteClass === 'machine' && !isByMachine ? {} : standing.answers;
}

/** Whether a person's word stands, so that the survey can go on where it was left, or is done. */
export function isConfirmed(voteClass: VoteClass | undefined): boolean {
  return voteClass === 'human';
}

/**
 * The page asked for; else, for somebody whose word stands or who is on the way through, the first one that is open;
 * else the first one, so that a doubtful mark is seen and confirmed by a person.
 */
function pageFor(wish: PageWish, answers: Answers): Page {
  const { definition } = wish.link.version;
  const pages = pathOf(definition, answers);
  const asked = pages.find((page) => page.id === wish.pageId);
  const isUnderWay = isConfirmed(wish.standing?.voteClass) || wish.visit.follows !== undefined;
  const found = asked ?? (isUnderWay ? openPage(definition, answers) : undefined) ?? pages[0];
  if (found === undefined) throw new Error(`version ${wish.link.version.id} has no page`);
  return found;
}

function preselectedBy(wish: PageWish, page: Page): Readonly<{ questionId: string; value: number }> | undefined {
  if (wish.value === undefined) return undefined;
  const opening = openingQuestionOf(wish.link.version.definition);
  const isHere = page.questions.includes(opening) && scoresOf(scales[opening.scale]).includes(wish.value);
  return isHere ? { questionId: opening.id, value: wish.value } : undefined;
}

function addressOf(link: AnswerLink): string {
  return `/${link.invitation === undefined ? 's' : 'a'}/${link.token}`;
}

function frameOf(link: AnswerLink | undefined, language: Language, hrefOf: (language: Language) => string): PageFrame {
  return {
    language,
    languageLinks: languages.map((other) => ({ language: other, href: hrefOf(other) })),
    styleNonce: randomBytes(16).toString('base64url'),
    privacyHref: link === undefined ? '/' : `${addressOf(link)}/privacy?${queryOf({ language })}`,
  };
}

/** A workspace has a language and not yet a time zone; both countries that speak ours keep the same time. */
function timeZoneOf(link: AnswerLink): string {
  return link.workspaceLanguage === 'nb' ? 'Europe/Oslo' : 'Europe/Amsterdam';
}

function queryOf(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}
