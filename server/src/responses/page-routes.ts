import { Refusal } from '@voldaan/domain/refusal';
import type { NoticeKind } from '@voldaan/respond/page';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { noticeLanguage } from '../catalogue/notice-language.ts';
import { QueueFullError } from '../database/group-commit.ts';
import type { Channel } from '../database/tables.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { databaseIsAway } from '../http/database-outage.ts';
import { packPage } from '../http/pack-page.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { LinkKind } from './answer-link.ts';
import type { AnswerSource } from './answer-source.ts';
import { noticePage } from './notice-page.ts';
import type { AnswerPath } from './open-answers.ts';
import type { RenderedPage } from './page-frame.ts';
import { showAnswerPage, showPrivacyPage } from './show-page.ts';
import { readForm, takeForm } from './take-form.ts';

const tokenParams = z.object({ token: z.string().max(100) });
const valueParams = tokenParams.extend({ value: z.string().max(4) });
const formSchema = z.instanceof(URLSearchParams);
const formBytesMost = 256 * 1024;
/** Headers by which browsers and proxies say that nobody has asked for this page yet. */
const prefetchHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];
const retrySeconds = 5;
/**
 * By the caller's address these pages are hardly limited, and apart from the staff's screens: one office, one mail scanner
 * or one proxy may stand in front of all customers, and an answer is not refused for its neighbours. Tokens that lead
 * nowhere, and posts by link, survey and workspace, have limits of their own (limit-answers.ts).
 */
const pageLimit: RateLimit = { name: 'pages', amount: 6_000, seconds: 60 };

/** The pages that customers meet. Opening one stores no answer; only a form that is sent does. */
export function pageRoutes(app: FastifyInstance, path: AnswerPath): void {
  personalPages(app, handlersOf(path, 'personal'));
  publicPages(app, handlersOf(path, 'public'));
}

function handlersOf(path: AnswerPath, kind: LinkKind) {
  return {
    show: (given: Asked) => send(path, given, kind, (source) => showAnswerPage(path, pageQuestion(given, source))),
    take: (given: Asked & Readonly<{ body: URLSearchParams }>) =>
      send(path, given, kind, (source) => takeForm(path, source, readForm(given.body))),
    explain: (given: Asked) =>
      send(path, given, kind, (source) => showPrivacyPage(path, source, privacyQuestion(given))),
  };
}

const form = { accepts: 'form', bodyBytesMax: formBytesMost } as const;

function personalPages(app: FastifyInstance, { show, take, explain }: ReturnType<typeof handlersOf>): void {
  route(app, {
    name: 'page.answer',
    method: 'GET',
    url: '/a/:token',
    summary: 'The page behind a personal link',
    schema: { params: tokenParams },
    limit: pageLimit,
    handler: show,
  });
  route(app, {
    name: 'page.answer-value',
    method: 'GET',
    url: '/a/:token/:value',
    summary: 'The same with a mark from the mail, which is shown and not stored',
    schema: { params: valueParams },
    limit: pageLimit,
    handler: show,
  });
  route(app, {
    name: 'page.answer-submit',
    method: 'POST',
    url: '/a/:token',
    summary: 'Answers of one page behind a personal link',
    schema: { params: tokenParams, body: formSchema },
    limit: pageLimit,
    ...form,
    handler: take,
  });
  route(app, {
    name: 'page.answer-privacy',
    method: 'GET',
    url: '/a/:token/privacy',
    summary: 'What happens with an answer',
    schema: { params: tokenParams },
    limit: pageLimit,
    handler: explain,
  });
}

function publicPages(app: FastifyInstance, { show, take, explain }: ReturnType<typeof handlersOf>): void {
  route(app, {
    name: 'page.public',
    method: 'GET',
    url: '/s/:token',
    summary: 'The page behind a public link',
    schema: { params: tokenParams },
    limit: pageLimit,
    handler: show,
  });
  route(app, {
    name: 'page.public-submit',
    method: 'POST',
    url: '/s/:token',
    summary: 'Answers of one page behind a public link',
    schema: { params: tokenParams, body: formSchema },
    limit: pageLimit,
    ...form,
    handler: take,
  });
  route(app, {
    name: 'page.public-privacy',
    method: 'GET',
    url: '/s/:token/privacy',
    summary: 'What happens with an answer',
    schema: { params: tokenParams },
    limit: pageLimit,
    handler: explain,
  });
}

type Asked = Readonly<{
  params: Readonly<{ token: string; value?: string }>;
  request: FastifyRequest;
  reply: FastifyReply;
}>;

function pageQuestion({ params, request }: Asked, source: AnswerSource) {
  const query = queryOf(request);
  const value = params.value;
  return {
    source,
    isHead: request.method === 'HEAD',
    isPrefetch: prefetchHeaders.some((name) => /prefetch|preview|prerender/i.test(String(request.headers[name] ?? ''))),
    value: value !== undefined && /^-?\d{1,2}$/.test(value) ? Number(value) : undefined,
    from: query.get('from') ?? undefined,
    language: languageWish(query),
    pageId: query.get('page') ?? undefined,
    tryToken: query.get('try') ?? undefined,
    isAnew: query.has('anew'),
  };
}

function privacyQuestion({ request }: Asked) {
  const query = queryOf(request);
  return { language: languageWish(query), isAskedAnonymously: query.get('asked') === 'anonymously' };
}

/** Renders, and words a refusal or an outage as a page too: whoever reads this is a customer, not a program. */
async function send(
  path: AnswerPath,
  { params, request, reply }: Asked,
  kind: LinkKind,
  render: (source: AnswerSource) => Promise<RenderedPage>,
): Promise<FastifyReply> {
  const source: AnswerSource = {
    kind,
    token: params.token,
    prefix: addressPrefix(clientAddress(request.raw, path.config.proxyHops)),
    acceptLanguage: request.headers['accept-language'],
    cookie: request.headers.cookie,
    channel: channelOf(queryOf(request).get('via')),
  };
  const page = await render(source).catch((error: unknown) => pageOfFault(path, request, error));
  reply.code(page.status).headers(surveyPageHeaders(page.styleNonce)).type('text/html; charset=utf-8');
  if (page.retryAfter !== undefined) reply.header('retry-after', String(page.retryAfter));
  if (page.cookie !== undefined) reply.header('set-cookie', page.cookie);
  const packed = await packPage(page.html, request.headers['accept-encoding']);
  return reply.headers(packed.headers).send(packed.body);
}

function pageOfFault(path: AnswerPath, request: FastifyRequest, error: unknown): RenderedPage {
  const notice: Notice = noticeOf(error) ?? { kind: 'failed' };
  // What is no refusal and no outage is a fault of ours: the customer reads a page, we read the log.
  if (notice.kind === 'failed') path.log.error({ err: error, requestId: request.id }, 'an answer page failed');
  const wishes = [languageWish(queryOf(request)), languageOfForm(request.body)];
  const language = noticeLanguage(wishes, request.headers['accept-language']);
  return noticePage({ language, link: undefined, ...notice });
}

type Notice = Readonly<{ kind: NoticeKind; retryAfter?: number }>;

function noticeOf(error: unknown): Notice | undefined {
  if (databaseIsAway(error) || error instanceof QueueFullError)
    return { kind: 'too-many-requests', retryAfter: retrySeconds };
  if (!(error instanceof Refusal)) return undefined;
  if (error.code === 'not_found') return { kind: 'unknown-link' };
  if (error.code === 'link_expired') return { kind: 'expired' };
  if (error.code === 'single_use') return { kind: 'personal-link-needed' };
  if (error.code !== 'too_many_requests') return undefined;
  return { kind: 'too-many-requests', retryAfter: Number(error.detail.values?.['seconds'] ?? retrySeconds) };
}

/** `lang` is what people write into links by hand. */
function languageWish(query: URLSearchParams): string | undefined {
  return query.get('language') ?? query.get('lang') ?? undefined;
}

/** The language of the page that was sent: what went wrong with it is said in the same. */
function languageOfForm(body: unknown): string | undefined {
  return body instanceof URLSearchParams ? (body.get('language') ?? undefined) : undefined;
}

/** A QR code says so in its link. Other entrances are no links, and say it themselves. */
function channelOf(via: string | null): Channel | undefined {
  return via === 'qr' ? via : undefined;
}

function queryOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(request.raw.url?.split('?', 2)[1] ?? '');
}
