import { randomBytes } from 'node:crypto';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import {
  type BoardNews,
  type PageFrame,
  renderDonePage,
  renderIdeasPage,
  renderNoticePage,
} from '@voldaan/respond/page';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { noticeLanguage, noticeLanguages } from '../catalogue/notice-language.ts';
import { readId } from '../database/public-id.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { packPage } from '../http/pack-page.ts';
import { pageWord } from '../http/page-word.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { readBoard, readDone, voteFor } from './board.ts';
import { isStampGood, makeStamp, workspaceOfBoard } from './board-link.ts';
import { hashVoter, makeVoter, readVoter, voterCookie } from './voter.ts';

const params = z.object({ token: z.string().max(100) });
const query = z.object({ language: pageWord, news: pageWord });
/** One office may be many customers, and so is read often. */
const pageLimit: RateLimit = { name: 'board-pages', amount: 600, seconds: 60 };
/** Of one network within an hour: an office votes less, and whoever throws the cookie away gets no further than this. */
const votesOfNetwork: RateLimit = { name: 'board-votes', amount: 30, seconds: 3600 };
const votesOfIdea: RateLimit = { name: 'board-votes-idea', amount: 10, seconds: 3600 };
const newsKinds: readonly BoardNews[] = ['voted', 'taken-back', 'again', 'too-many'];

/** What everybody may read of ideas, where a company has opened its board. Opening a page never votes. */
export function boardRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'page.ideas',
    method: 'GET',
    url: '/i/:token',
    summary: 'The board of ideas, where the company has opened one',
    schema: { params, query },
    limit: pageLimit,
    handler: async ({ params: { token }, query: wish, request, reply }) => {
      const frame = frameOf(token, '', wish.language, request);
      const workspaceId = await workspaceOfBoard(product, token);
      if (workspaceId === undefined) return sendUnknown(reply, frame, request);
      const voter = readVoter(request.headers.cookie);
      const hash = voter === undefined ? undefined : hashVoter(product, workspaceId, voter);
      const board = await readBoard(product, { workspaceId, language: frame.language, voter: hash });
      if (board === undefined) return sendUnknown(reply, frame, request);
      const { organisation, groups, suggestToken } = board;
      const news = newsKinds.find((kind) => kind === wish.news);
      const html = renderIdeasPage({
        ...frame,
        ...{ organisation, groups, stamp: makeStamp(product, token) },
        action: hrefOf(token, '', frame.language),
        doneHref: hrefOf(token, '/done', frame.language),
        ...(suggestToken !== undefined && {
          suggestHref: `/c/${suggestToken}?kind=suggestion&language=${frame.language}`,
        }),
        ...(news !== undefined && { news }),
      });
      return sendPage(reply, frame, { status: 200, html }, request);
    },
  });
  route(app, {
    name: 'page.ideas-vote',
    method: 'POST',
    url: '/i/:token',
    summary: 'A vote for an idea, or a vote taken back, by the button of the page',
    schema: { params, query, body: z.instanceof(URLSearchParams) },
    accepts: 'form',
    bodyBytesMax: 8 * 1024,
    limit: pageLimit,
    handler: async ({ params: { token }, query: wish, body, request, reply }) => {
      const frame = frameOf(token, '', wish.language, request);
      const workspaceId = await workspaceOfBoard(product, token);
      if (workspaceId === undefined) return sendUnknown(reply, frame, request);
      const ideaId = readId('ide', body.get('idea') ?? '');
      const news = await takeVote(app, product, { token, workspaceId, ideaId, body, request, reply });
      const place = ideaId === undefined ? '' : `#${body.get('idea')}`;
      const href = `${hrefOf(token, '', frame.language)}&news=${news}${place}`;
      return reply.headers(surveyPageHeaders(frame.styleNonce)).code(303).header('location', href).send('');
    },
  });
  donePage(app, product);
}

function donePage(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'page.ideas-done',
    method: 'GET',
    url: '/i/:token/done',
    summary: 'What was done about ideas, where the company has opened its board',
    schema: { params, query },
    limit: pageLimit,
    handler: async ({ params: { token }, query: wish, request, reply }) => {
      const frame = frameOf(token, '/done', wish.language, request);
      const workspaceId = await workspaceOfBoard(product, token);
      if (workspaceId === undefined) return sendUnknown(reply, frame, request);
      const done = await readDone(product, { workspaceId, language: frame.language });
      if (done === undefined) return sendUnknown(reply, frame, request);
      const html = renderDonePage({ ...frame, ...done, boardHref: hrefOf(token, '', frame.language) });
      return sendPage(reply, frame, { status: 200, html }, request);
    },
  });
}

type Form = Readonly<{
  token: string;
  workspaceId: string;
  ideaId: string | undefined;
  body: URLSearchParams;
  request: FastifyRequest;
  reply: FastifyReply;
}>;

/** Counts what a person pressed. What fills in every field, comes from elsewhere or comes too fast is told to press again. */
async function takeVote(app: FastifyInstance, product: Product, form: Form): Promise<BoardNews> {
  const { token, workspaceId, ideaId, body, request, reply } = form;
  const site = request.headers['sec-fetch-site'];
  const isFromOurPage = site === undefined || site === 'same-origin';
  const isMachine = (body.get('website') ?? '') !== '' || !isStampGood(product, token, body.get('stamp') ?? '');
  if (ideaId === undefined || isMachine || !isFromOurPage) return 'again';
  const isTakenBack = body.get('act') === 'take-back';
  const known = readVoter(request.headers.cookie);
  if (known === undefined && isTakenBack) return 'again';
  const prefix = addressPrefix(clientAddress(request.raw, product.config.proxyHops));
  const limits = [
    app.rateLimiter.take(votesOfNetwork, `${prefix} ${workspaceId}`),
    app.rateLimiter.take(votesOfIdea, `${prefix} ${ideaId}`),
  ];
  if (!isTakenBack && limits.some(({ isAllowed }) => !isAllowed)) return 'too-many';
  const voter = known ?? makeVoter();
  const hash = hashVoter(product, workspaceId, voter);
  if (!(await voteFor(product, { workspaceId, ideaId, voter: hash, isTakenBack }))) return 'again';
  reply.header('set-cookie', voterCookie(product, token, voter));
  return isTakenBack ? 'taken-back' : 'voted';
}

function hrefOf(token: string, page: '' | '/done', language: LanguageTag): string {
  return `/i/${encodeURIComponent(token)}${page}?language=${language}`;
}

function frameOf(token: string, page: '' | '/done', wish: string | undefined, request: FastifyRequest): PageFrame {
  return {
    language: noticeLanguage([wish], request.headers['accept-language']),
    languageLinks: noticeLanguages.map((language) => ({ language, href: hrefOf(token, page, language) })),
    styleNonce: randomBytes(16).toString('base64url'),
    privacyHref: '#privacy',
  };
}

/** A link that leads nowhere says so, and repeats nothing of what it was; a board that is closed says no more. */
function sendUnknown(reply: FastifyReply, { language, styleNonce }: PageFrame, request: FastifyRequest) {
  const frame = { language, styleNonce, languageLinks: [], privacyHref: '/' };
  const html = renderNoticePage({ ...frame, kind: 'unknown-link' });
  return sendPage(reply, frame, { status: 404, html }, request);
}

async function sendPage(
  reply: FastifyReply,
  frame: PageFrame,
  { status, html }: Readonly<{ status: number; html: string }>,
  request: FastifyRequest,
): Promise<FastifyReply> {
  const packed = await packPage(html, request.headers['accept-encoding']);
  return reply
    .headers(surveyPageHeaders(frame.styleNonce))
    .headers(packed.headers)
    .code(status)
    .type('text/html; charset=utf-8')
    .send(packed.body);
}
