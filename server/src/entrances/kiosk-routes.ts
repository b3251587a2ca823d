import { randomBytes } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import { kioskProgram, kioskWorker, renderKioskPage } from '@voldaan/respond/entrance';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { noticeLanguage } from '../catalogue/notice-language.ts';
import { showId } from '../database/public-id.ts';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { readInput } from '../http/read-input.ts';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import type { AnswerSource } from '../responses/answer-source.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { type KioskParts, kioskContent, openKiosk, takeKioskAnswers } from './kiosk.ts';
import { kioskAnswerBody } from './schema.ts';
import { packScript, sendScript } from './script-reply.ts';

const tokenParams = z.object({ token: z.string().max(100) });
const limit: RateLimit = { name: 'kiosk', amount: 6_000, seconds: 60 };

/** Screens in a shop. The link on the device is what admits it; a page of it is ours, and stands in no other. */
export function kioskRoutes(app: FastifyInstance, product: Product, path: AnswerPath): void {
  const parts: KioskParts = { product, path };
  programRoutes(app);
  route(app, {
    name: 'kiosk.page',
    method: 'GET',
    url: '/k/:token',
    summary: 'The page of a kiosk',
    schema: { params: tokenParams },
    limit,
    handler: ({ params, request, reply }) => sendPage(parts, sourceOf(path, request, params.token), reply),
  });
  route(app, {
    name: 'kiosk.survey',
    method: 'GET',
    url: '/k/:token/survey',
    summary: 'What a kiosk keeps: its survey in every language, and how it behaves',
    schema: { params: tokenParams },
    limit,
    handler: async ({ params, request, reply }) =>
      reply
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(await kioskContent(parts, sourceOf(path, request, params.token)))),
  });
  route(app, {
    name: 'kiosk.answer',
    method: 'POST',
    url: '/k/:token/answers',
    summary: 'Answers that were given on a kiosk, now or while it had no line',
    schema: { params: tokenParams },
    limit,
    handler: async ({ params, body, request, reply }) => {
      const taken = await takeKioskAnswers(parts, sourceOf(path, request, params.token), () =>
        readInput(kioskAnswerBody, body),
      );
      return reply.code(201).send({ id: showId('rsp', taken.responseId), state: taken.state });
    },
  });
}

function programRoutes(app: FastifyInstance): void {
  const program = packScript(kioskProgram, 'whole');
  const worker = packScript(kioskWorker, 'whole');
  route(app, {
    name: 'kiosk.program',
    method: 'GET',
    url: '/k/kiosk.js',
    summary: 'The program of a kiosk',
    limit,
    handler: async ({ request, reply }) => sendScript(request, reply, await program, 'no-cache'),
  });
  route(app, {
    name: 'kiosk.worker',
    method: 'GET',
    url: '/k/worker.js',
    summary: 'What lets a kiosk start without a line',
    limit,
    handler: async ({ request, reply }) => {
      // A worker lives under the policy that it came with, and this one fetches from us what it keeps.
      reply.header('content-security-policy', "default-src 'none'; connect-src 'self'");
      return sendScript(request, reply, await worker, 'no-cache');
    },
  });
}

async function sendPage(parts: KioskParts, source: Omit<AnswerSource, 'kind'>, reply: FastifyReply) {
  const nonce = randomBytes(16).toString('base64url');
  reply.headers(surveyPageHeaders(nonce)).type('text/html; charset=utf-8');
  try {
    const { device, link } = await openKiosk(parts, source);
    const { definition } = link.version;
    const page = {
      title: `${definition.organisation} · ${device.name}`,
      language: definition.languages[0] ?? 'en',
      nonce,
      hostedHref: `/s/${link.token}`,
      ...(link.closedAt === undefined ? {} : { notice: 'closed' as const }),
    };
    return await reply.send(renderKioskPage(page));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isKnown = error.code === 'device_revoked';
    if (!isKnown && error.code !== 'not_found') throw error;
    const language = noticeLanguage([], source.acceptLanguage);
    const page = { title: 'Voldaan', language, nonce, hostedHref: '/', notice: 'revoked' as const };
    return reply.code(isKnown ? 403 : 404).send(renderKioskPage(page));
  }
}

function sourceOf(path: AnswerPath, request: FastifyRequest, token: string): Omit<AnswerSource, 'kind'> {
  return {
    token,
    prefix: addressPrefix(clientAddress(request.raw, path.config.proxyHops)),
    acceptLanguage: request.headers['accept-language'],
  };
}
