import { randomBytes } from 'node:crypto';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { PageFrame } from '@voldaan/respond/page';
import type { AnswerLink } from './answer-link.ts';

/** A complete page, and the nonce that its headers have to name. */
export type RenderedPage = Readonly<{
  status: number;
  html: string;
  styleNonce: string;
  retryAfter?: number;
  /** A Set-Cookie header. */
  cookie?: string | undefined;
}>;

/** What every page of a link has in common. Without a link there is no survey, and so no choice of language. */
export function frameOf(
  link: AnswerLink | undefined,
  language: LanguageTag,
  hrefOf: (language: LanguageTag) => string,
): PageFrame {
  const offered = link?.version.definition.languages ?? [];
  return {
    language,
    languageLinks: offered.map((other) => ({ language: other, href: hrefOf(other) })),
    styleNonce: randomBytes(16).toString('base64url'),
    privacyHref: link === undefined ? '/' : `${addressOf(link)}/privacy?${queryOf({ language })}`,
  };
}

export function addressOf(link: AnswerLink): string {
  return `/${link.invitation === undefined ? 's' : 'a'}/${link.token}`;
}

export function queryOf(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}
