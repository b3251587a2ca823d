import { randomBytes } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type PageFrame, renderNoticePage, renderUnsubscribedPage, renderUnsubscribePage } from '@voldaan/respond/page';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { noticeLanguage, noticeLanguages } from '../catalogue/notice-language.ts';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { linkParams, linkQuery } from './schema.ts';
import { recipientOfLink, recordTrap, unsubscribe } from './unsubscribe.ts';

/**
 * A mail provider unsubscribes for all its customers from a few addresses, and a scanner opens the links of a whole
 * wave from one: nobody's wish to be left alone is refused for that. A token cannot be guessed at this rate.
 */
const linkLimit = { name: 'mail-links', amount: 6_000, seconds: 60 };

/** The pages behind the links of a mail that are not the question: no cookie, no script needed, nothing to sign in to. */
export function linkPages(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'page.unsubscribe',
    method: 'GET',
    url: '/u/:token',
    summary: 'The page with the button that stops mail; opening it changes nothing',
    schema: { params: linkParams, query: linkQuery },
    limit: linkLimit,
    handler: async ({ params, query, request, reply }) => {
      const recipient = await recipientOfLink(product, params.token);
      const language = noticeLanguage([query.language, recipient?.language], request.headers['accept-language']);
      const frame = frameOf(params.token, language);
      if (recipient === undefined) return sendUnknownLink(reply, language);
      const { organisation } = recipient;
      const view = { ...frame, organisation, action: `/u/${params.token}?language=${language}`, nonce: '' };
      return sendPage(reply, frame, 200, renderUnsubscribePage(view));
    },
  });
  route(app, {
    name: 'page.unsubscribe-confirm',
    method: 'POST',
    url: '/u/:token',
    summary: 'Stop mail to this address: by the button, or by the mail program itself (RFC 8058)',
    schema: { params: linkParams, query: linkQuery },
    accepts: 'ignored',
    limit: linkLimit,
    handler: async ({ params, query, request, reply }) => {
      const recipient = await unsubscribe(product, params.token);
      const language = noticeLanguage([query.language, recipient?.language], request.headers['accept-language']);
      const frame = frameOf(params.token, language);
      if (recipient === undefined) return sendUnknownLink(reply, language);
      return sendPage(reply, frame, 200, renderUnsubscribedPage({ ...frame, organisation: recipient.organisation }));
    },
  });
  route(app, {
    name: 'page.trap',
    method: 'GET',
    url: '/h/:token',
    summary: 'A link that no person can see; whoever opens it is a machine',
    schema: { params: linkParams },
    limit: linkLimit,
    handler: async ({ params, reply }) => {
      if (!(await recordTrap(product, params.token))) throw new Refusal('not_found');
      return reply.headers({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' }).code(204).send();
    },
  });
}

/** A link that leads nowhere says so, and repeats nothing of what it was. */
function sendUnknownLink(reply: FastifyReply, language: LanguageTag): FastifyReply {
  const frame = { language, languageLinks: [], styleNonce: makeNonce(), privacyHref: '/' };
  return sendPage(reply, frame, 404, renderNoticePage({ ...frame, kind: 'unknown-link' }));
}

function makeNonce(): string {
  return randomBytes(16).toString('base64url');
}

function frameOf(token: string, language: LanguageTag): PageFrame {
  return {
    language,
    languageLinks: noticeLanguages.map((other) => ({ language: other, href: `/u/${token}?language=${other}` })),
    styleNonce: makeNonce(),
    privacyHref: `/a/${token}/privacy?language=${language}`,
  };
}

function sendPage(reply: FastifyReply, frame: PageFrame, status: number, html: string): FastifyReply {
  return reply.headers(surveyPageHeaders(frame.styleNonce)).code(status).type('text/html; charset=utf-8').send(html);
}
