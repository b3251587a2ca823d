import { randomBytes } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { type PageFrame, renderNoticePage, renderUnsubscribedPage, renderUnsubscribePage } from '@voldaan/respond/page';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { noticeLanguage, noticeLanguages } from '../catalogue/notice-language.ts';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { isOneClick, pressedButton } from './one-click.ts';
import { linkParams, linkQuery } from './schema.ts';
import { type Found, recipientOfLink, recordTrap, resubscribe, unsubscribe } from './unsubscribe.ts';

/**
 * A mail provider unsubscribes for all its customers from a few addresses, and a scanner opens the links of a whole
 * wave from one: nobody's wish to be left alone is refused for that. A token cannot be guessed at this rate.
 */
export const linkLimit = { name: 'mail-links', amount: 6_000, seconds: 60 };

/** What a mail program or one of our own buttons sends; nothing of it is more than a few words. */
export const linkBody = { accepts: 'text', bodyBytesMax: 8 * 1024, limit: linkLimit } as const;

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
      const frame = frameOf('u', params.token, languageFor(query.language, recipient, request));
      return recipient === undefined
        ? sendUnknownLink(reply, frame)
        : sendAsking(reply, frame, recipient, params.token);
    },
  });
  route(app, {
    name: 'page.unsubscribe-confirm',
    method: 'POST',
    url: '/u/:token',
    summary: 'Stop mail to this address: by the button, or by the mail program itself (RFC 8058)',
    schema: { params: linkParams, query: linkQuery, body: z.string() },
    ...linkBody,
    handler: async ({ params, query, body, request, reply }) => {
      const act = isOneClick(request.headers['content-type'] ?? '', body) ? 'one-click' : pressedButton(body);
      const recipient = await leave(product, params.token, act);
      const frame = frameOf('u', params.token, languageFor(query.language, recipient, request));
      if (recipient === undefined) return sendUnknownLink(reply, frame);
      // Whatever else is posted here was not meant: it sees the button, and has changed nothing.
      if (act === undefined) return sendAsking(reply, frame, recipient, params.token);
      const { organisation, topic } = recipient;
      const undo = act === 'stop' ? { undo: { action: linkHref('u', params.token, frame.language) } } : {};
      const view = { ...frame, organisation, topic, isUndone: act === 'undo', ...undo };
      return sendPage(reply, frame, 200, renderUnsubscribedPage(view));
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

function leave(product: Product, token: string, act: 'one-click' | 'stop' | 'undo' | undefined) {
  if (act === undefined) return recipientOfLink(product, token);
  return act === 'undo' ? resubscribe(product, token) : unsubscribe(product, token);
}

function sendAsking(reply: FastifyReply, frame: PageFrame, recipient: Found, token: string): FastifyReply {
  const { organisation, topic } = recipient;
  const view = {
    ...frame,
    organisation,
    topic,
    action: linkHref('u', token, frame.language),
    preferencesHref: linkHref('v', token, frame.language),
    ...addressOf(recipient),
  };
  return sendPage(reply, frame, 200, renderUnsubscribePage(view));
}

/** The address as far as its owner knows it again; the link may have been passed on. */
export function addressOf({ email }: Pick<Found, 'email'>): Readonly<{ address?: string }> {
  const at = email.lastIndexOf('@');
  return at < 1 ? {} : { address: `${[...email][0] ?? ''}…${email.slice(at)}` };
}

/** A link that leads nowhere says so, and repeats nothing of what it was. */
export function sendUnknownLink(reply: FastifyReply, { language }: PageFrame): FastifyReply {
  const frame = { language, languageLinks: [], styleNonce: makeNonce(), privacyHref: '/' };
  return sendPage(reply, frame, 404, renderNoticePage({ ...frame, kind: 'unknown-link' }));
}

function makeNonce(): string {
  return randomBytes(16).toString('base64url');
}

export function languageFor(
  wish: string | undefined,
  recipient: Found | undefined,
  request: FastifyRequest,
): LanguageTag {
  return noticeLanguage([wish, recipient?.language], request.headers['accept-language']);
}

/** A page behind a link of a mail: `u` to unsubscribe, `v` to choose. */
type LinkPage = 'u' | 'v';

export function linkHref(page: LinkPage, token: string, language: LanguageTag): string {
  return `/${page}/${token}?language=${language}`;
}

export function frameOf(page: LinkPage, token: string, language: LanguageTag): PageFrame {
  return {
    language,
    languageLinks: noticeLanguages.map((other) => ({ language: other, href: linkHref(page, token, other) })),
    styleNonce: makeNonce(),
    privacyHref: `/a/${token}/privacy?language=${language}`,
  };
}

export function sendPage(reply: FastifyReply, frame: PageFrame, status: number, html: string): FastifyReply {
  return reply.headers(surveyPageHeaders(frame.styleNonce)).code(status).type('text/html; charset=utf-8').send(html);
}
