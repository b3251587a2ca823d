import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type NoticeKind, renderLanguagePage, renderNoticePage, renderPrivacyPage } from '@voldaan/respond/page';
import type { AnswerLink } from './answer-link.ts';
import { frameOf, queryOf, type RenderedPage } from './page-frame.ts';

const noticeStatus: Readonly<Record<NoticeKind, number>> = {
  'unknown-link': 404,
  expired: 410,
  closed: 410,
  'already-answered': 200,
  'too-many-requests': 429,
  'kept-beside': 200,
  'kept-late': 200,
  'personal-link-needed': 403,
  failed: 500,
};

export type NoticeWish = Readonly<{
  kind: NoticeKind;
  language: LanguageTag;
  link: AnswerLink | undefined;
  receivedAt?: Date | undefined;
  retryAfter?: number;
  /** Where somebody else begins on the same device. */
  anewHref?: string | undefined;
}>;

/** What to say when there is no question to show. */
export function noticePage(wish: NoticeWish): RenderedPage {
  const { kind, language, link, receivedAt, retryAfter, anewHref } = wish;
  const frame = frameOf(link, language, (other) => `?${queryOf({ language: other })}`);
  const html = renderNoticePage({
    ...frame,
    kind,
    ...(link === undefined
      ? {}
      : { organisation: link.version.definition.organisation, definition: link.version.definition }),
    ...(link === undefined || receivedAt === undefined ? {} : { receivedAt, timeZone: link.timeZone }),
    ...(anewHref === undefined ? {} : { anewHref }),
    ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
  });
  const page = { status: noticeStatus[kind], html, styleNonce: frame.styleNonce };
  return retryAfter === undefined ? page : { ...page, retryAfter };
}

/** A mail of an anonymous wave leads to the survey's own page, and says by the address what was promised. */
export function privacyPage(link: AnswerLink, language: LanguageTag, isAskedAnonymously: boolean): RenderedPage {
  const isAnonymous = isAskedAnonymously || link.invitation?.anonymity !== undefined;
  const more: Readonly<Record<string, string>> = isAskedAnonymously ? { asked: 'anonymously' } : {};
  const frame = frameOf(link, language, (other) => `?${queryOf({ ...more, language: other })}`);
  const html = renderPrivacyPage({ ...frame, organisation: link.version.definition.organisation, isAnonymous });
  return { status: 200, html, styleNonce: frame.styleNonce };
}

/** Asks which language, where nothing says it. */
export function languagePage(
  link: AnswerLink,
  language: LanguageTag,
  more: Readonly<Record<string, string>>,
): RenderedPage {
  const frame = frameOf(link, language, (other) => `?${queryOf({ ...more, language: other })}`);
  const html = renderLanguagePage({ ...frame, organisation: link.version.definition.organisation });
  return { status: 200, html, styleNonce: frame.styleNonce };
}
