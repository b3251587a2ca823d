import { randomBytes } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type PageFrame, renderNoticePage } from '@voldaan/respond/page';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noticeLanguage, noticeLanguages } from '../../catalogue/notice-language.ts';
import { databaseIsAway } from '../../http/database-outage.ts';
import { discardRest } from '../../http/discard-rest.ts';
import { packPage } from '../../http/pack-page.ts';
import { surveyPageHeaders } from '../../http/security-header.ts';

/** A page of complaints, complete, with its status. */
export type PublicPage = Readonly<{ status: number; html: string; frame: PageFrame }>;
/** After something was taken: the browser fetches the page that says so, and a reload sends nothing again. */
export type Onward = Readonly<{ goTo: string }>;

/** An office, a scanner or a proxy may stand in front of many: tokens cannot be guessed at this rate. */
export const caseLimit = { name: 'case-pages', amount: 6_000, seconds: 60 };

export function queryOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(request.raw.url?.split('?', 2)[1] ?? '');
}

/** The language that suits best: the wish in the address, what is known of the case or the firm, the browser's. */
export function languageOf(request: FastifyRequest, ...known: readonly (string | undefined)[]): LanguageTag {
  const query = queryOf(request);
  const wish = query.get('language') ?? query.get('lang') ?? undefined;
  return noticeLanguage([wish, ...known], request.headers['accept-language']);
}

/** The frame of a page of this path; the other languages keep the rest of the address. */
export function caseFrame(language: LanguageTag, path: string, query: URLSearchParams, privacyHref: string): PageFrame {
  const hrefIn = (other: LanguageTag) => {
    const kept = new URLSearchParams(query);
    kept.delete('lang');
    kept.set('language', other);
    return `${path}?${kept.toString()}`;
  };
  return {
    language,
    languageLinks: noticeLanguages.map((other) => ({ language: other, href: hrefIn(other) })),
    styleNonce: randomBytes(16).toString('base64url'),
    privacyHref,
  };
}

/** Sends a page, and words a refusal or an outage as one too: whoever reads this is a customer. */
export async function sendPublic(
  request: FastifyRequest,
  reply: FastifyReply,
  render: () => Promise<PublicPage | Onward>,
): Promise<FastifyReply> {
  const made = await render().catch((error: unknown) => faultPage(request, reply, error));
  if ('goTo' in made) return reply.code(303).headers({ location: made.goTo, 'referrer-policy': 'no-referrer' }).send();
  const packed = await packPage(made.html, request.headers['accept-encoding']);
  return reply
    .code(made.status)
    .headers({ ...surveyPageHeaders(made.frame.styleNonce), ...packed.headers })
    .type('text/html; charset=utf-8')
    .send(packed.body);
}

const retrySeconds = 5;

function faultPage(request: FastifyRequest, reply: FastifyReply, error: unknown): PublicPage {
  // The reply has to reach a sender who is still busy with a body that nobody wants any more.
  if (!request.raw.complete) discardRest(request.raw, reply.raw);
  const frame = { ...caseFrame(languageOf(request), '', queryOf(request), '/'), languageLinks: [] };
  const page = (status: number, kind: 'unknown-link' | 'too-many-requests' | 'failed'): PublicPage => ({
    status,
    html: renderNoticePage({ ...frame, kind, ...(kind === 'too-many-requests' ? { retryAfterSeconds: 60 } : {}) }),
    frame,
  });
  if (error instanceof Refusal && error.code === 'not_found') return page(404, 'unknown-link');
  if (databaseIsAway(error)) {
    reply.header('retry-after', String(retrySeconds));
    return page(429, 'too-many-requests');
  }
  // Whatever else a browser can bring about is the sender's doing, and has the status that any route gives it.
  if (error instanceof Refusal) throw error;
  request.log.error({ err: error, requestId: request.id }, 'a page of complaints failed');
  return page(500, 'failed');
}
