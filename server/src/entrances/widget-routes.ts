import { Refusal } from '@voldaan/domain/refusal';
import { widgetLoader } from '@voldaan/respond/entrance';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { showId } from '../database/public-id.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { readJsonBody } from '../http/json-body.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { route } from '../http/route.ts';
import type { AnswerSource } from '../responses/answer-source.ts';
import { findLink } from '../responses/take-answers.ts';
import { versionNumber } from './schema.ts';
import { foreignHeaders, packScript, sendScript } from './script-reply.ts';
import { noteDismissal, receiptOf, takeWidgetAnswers, type WidgetParts, widgetSurvey, widgetVisit } from './widget.ts';

const tokenParams = z.object({ token: z.string().max(100) });
const key = z.string().max(255);
const answerBytesMost = 256 * 1024;

/** One office stands behind one address; what a page shows is limited by survey, and what it sends by link. */
const limit: RateLimit = { name: 'widget', amount: 6_000, seconds: 60 };

const briefly = 'public, max-age=300';
const never = 'no-store';

/** What pages of other sites ask for. No reply knows a signed-in person, and none is made with a cookie. */
export function widgetRoutes(app: FastifyInstance, parts: WidgetParts): void {
  programRoutes(app, parts);
  answerRoutes(app, parts);
  readRoutes(app, parts);
}

function programRoutes(app: FastifyInstance, parts: WidgetParts): void {
  const loader = packScript(widgetLoader, 'whole');
  route(app, {
    name: 'widget.loader',
    method: 'GET',
    url: '/w.js',
    summary: 'The script that a website places',
    limit,
    handler: async ({ request, reply }) => sendScript(request, reply, await loader, briefly),
  });
  route(app, {
    name: 'widget.survey',
    method: 'GET',
    url: '/w/:token',
    summary: 'A survey with the program that shows it on a page of another site',
    schema: { params: tokenParams, query: z.strictObject({ language: z.string().max(60).optional() }) },
    limit,
    handler: async ({ params, query, request, reply }) => {
      const [token = '', ending] = params.token.split('.', 2);
      if (ending !== 'js') throw new Refusal('not_found');
      const script = await widgetSurvey(parts, sourceOf(parts, request, token), query.language || undefined);
      return sendScript(request, reply, script, briefly);
    },
  });
}

function readRoutes(app: FastifyInstance, parts: WidgetParts): void {
  route(app, {
    name: 'widget.visit',
    method: 'GET',
    url: '/w/:token/visit.js',
    summary: 'What sends the answers, with the proof that the survey was shown',
    schema: {
      params: tokenParams,
      query: z.strictObject({
        version: z.coerce.number().pipe(versionNumber).optional(),
        resend: z.string().optional(),
      }),
    },
    limit,
    handler: async ({ params, query, request, reply }) => {
      const asked = { version: query.version, isResend: query.resend !== undefined };
      return sendScript(request, reply, await widgetVisit(parts, sourceOf(parts, request, params.token), asked), never);
    },
  });
  route(app, {
    name: 'widget.receipt',
    method: 'GET',
    url: '/w/:token/receipt.js',
    summary: 'Whether answers that were sent by a form are stored; it is only read',
    schema: {
      params: tokenParams,
      query: z.strictObject({ submission: key, respondent: key, at: z.string().max(60) }),
    },
    limit,
    handler: async ({ params, query, request, reply }) => {
      const state = await receiptOf(parts, sourceOf(parts, request, params.token), query);
      const known = parts.outcomes.get(`${params.token} ${query.submission}`);
      const text = JSON.stringify(state === 'unknown' ? (known ?? state) : state);
      return sendScript(request, reply, await packScript(`export const state=${text};`, 'quick'), never);
    },
  });
}

function answerRoutes(app: FastifyInstance, parts: WidgetParts): void {
  route(app, {
    name: 'widget.answer',
    method: 'POST',
    url: '/w/:token/answers',
    summary: 'Answers from a page of another site',
    schema: { params: tokenParams },
    limit,
    bodyBytesMax: answerBytesMost,
    handler: async ({ params, body, request, reply }) => {
      reply.headers(foreignHeaders);
      const taken = await takeWidgetAnswers(parts, sourceOf(parts, request, params.token), body);
      return reply.code(201).send({ id: showId('rsp', taken.responseId), state: taken.state });
    },
  });
  route(app, {
    name: 'widget.form',
    method: 'POST',
    url: '/w/:token/form',
    summary: 'The same by a form, for pages that allow no connection: 204, so that the browser stays where it is',
    schema: { params: tokenParams, body: z.instanceof(URLSearchParams) },
    limit,
    accepts: 'form',
    bodyBytesMax: answerBytesMost,
    handler: async ({ params, body, request, reply }) => takeForm(parts, { token: params.token, body, request, reply }),
  });
  route(app, {
    name: 'widget.dismissal',
    method: 'POST',
    url: '/w/:token/dismissals',
    summary: 'The question was closed: a count, no person',
    schema: { params: tokenParams, body: z.strictObject({ nonce: z.string().max(200) }) },
    limit,
    handler: async ({ params, body, request, reply }) => {
      reply.headers(foreignHeaders);
      await noteDismissal(parts, sourceOf(parts, request, params.token), body.nonce);
      return reply.code(204).send();
    },
  });
}

type SentForm = Readonly<{ token: string; body: URLSearchParams; request: FastifyRequest; reply: FastifyReply }>;

/** Whatever comes of it, the page of another site stays: it reads from the receipt what became of its answers. */
async function takeForm(parts: WidgetParts, { token, body, request, reply }: SentForm): Promise<FastifyReply> {
  const text = body.get('body') ?? '';
  const source = sourceOf(parts, request, token);
  // No page that asked for the receipt first comes here with a link that leads nowhere.
  await findLink(parts.path, source);
  const submission = /"submission":"([!-~]{1,255}?)"/.exec(text)?.[1];
  const note = (outcome: string) => {
    if (submission !== undefined) parts.outcomes.set(`${token} ${submission}`, outcome);
  };
  try {
    await takeWidgetAnswers(parts, source, readJsonBody(Buffer.from(text, 'utf8')));
    note('stored');
  } catch (error) {
    if (error instanceof Refusal) note(error.code);
    else parts.path.log.error({ err: error, requestId: request.id }, 'a form was not taken');
  }
  return reply.code(204).send();
}

function sourceOf({ path }: WidgetParts, request: FastifyRequest, token: string): AnswerSource {
  return {
    kind: 'public',
    token,
    prefix: addressPrefix(clientAddress(request.raw, path.config.proxyHops)),
    acceptLanguage: request.headers['accept-language'],
    channel: 'widget',
    origin: request.headers.origin,
  };
}
