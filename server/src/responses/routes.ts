import type { FastifyInstance } from 'fastify';
import { addressPrefix, clientAddress } from '../http/client-address.ts';
import { route } from '../http/route.ts';
import { commonHeaders, dataHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import type { LinkKind } from './answer-link.ts';
import { createLiveStreams } from './live-stream.ts';
import type { AnswerPath } from './open-answers.ts';
import { pageRoutes } from './page-routes.ts';
import { readSubmission } from './read-submission.ts';
import { reclassifyVotes } from './reclassify-votes.ts';
import { removeResponse, restoreResponse, showResponse, showResponses } from './responses.ts';
import {
  answerBody,
  answerParams,
  answerReply,
  reclassifyBody,
  reclassifyReply,
  responseListQuery,
  responseListReply,
  responseParams,
  responseReply,
} from './schema.ts';
import { takeAnswers } from './take-answers.ts';
import { testResponsesRoutes } from './test-responses.ts';

const answerBytesMost = 256 * 1024;

export function responsesRoutes(app: FastifyInstance, product: Product, path: AnswerPath): void {
  pageRoutes(app, path);
  answerRoute(app, path, 'personal');
  answerRoute(app, path, 'public');
  inboxRoutes(app, product);
  reclassifyRoute(app, product);
  testResponsesRoutes(app, product);
  liveRoute(app, product);
}

/** The entrance before the router (answer-endpoint.ts) takes these first; here they stand for the reference of the API. */
function answerRoute(app: FastifyInstance, path: AnswerPath, kind: LinkKind): void {
  route(app, {
    name: kind === 'personal' ? 'answer.personal' : 'answer.public',
    method: 'POST',
    url: kind === 'personal' ? '/a/:token/answers' : '/s/:token/answers',
    summary: 'Give answers; the same submission again returns the first reply',
    schema: { params: answerParams, body: answerBody, reply: answerReply },
    status: 201,
    bodyBytesMax: answerBytesMost,
    handler: async ({ params, body, request, reply }) => {
      const prefix = addressPrefix(clientAddress(request.raw, path.config.proxyHops));
      const { 'accept-language': acceptLanguage, cookie: sent } = request.headers;
      const source = { kind, token: params.token, prefix, acceptLanguage, cookie: sent };
      const { responseId, state, cookie } = await takeAnswers(path, source, () => readSubmission(body));
      if (cookie !== undefined) reply.header('set-cookie', cookie);
      return { id: responseId, state };
    },
  });
}

function reclassifyRoute(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'vote.reclassify',
    method: 'POST',
    url: '/v1/votes/reclassification',
    summary: 'Judge all answers again by the rules of this release; what came out otherwise is kept beside them',
    schema: { body: reclassifyBody, reply: reclassifyReply },
    handler: ({ caller: { workspaceId, staffId }, body }) =>
      reclassifyVotes(product, { workspaceId, staffId, isDryRun: body.dry_run }),
  });
}

function inboxRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'response.list',
    method: 'GET',
    url: '/v1/responses',
    summary: 'Responses, newest first; votes of machines only when asked for by vote_class',
    schema: { query: responseListQuery, reply: responseListReply },
    handler: ({ caller, query }) => {
      const {
        cursor,
        limit,
        survey,
        score_group: scoreGroup,
        comment,
        language,
        vote_class: voteClass,
        mark,
        from,
        to,
      } = query;
      const hasComment = comment === undefined ? undefined : comment === 'true';
      const filter = { survey, scoreGroup, hasComment, language, voteClass, mark, from, to };
      return showResponses(product, caller, filter, { cursor, limit });
    },
  });
  route(app, {
    name: 'response.show',
    method: 'GET',
    url: '/v1/responses/:id',
    summary: 'A response with its answers, the acts that gave them, and the visits before them',
    schema: { params: responseParams, reply: responseReply },
    handler: ({ caller, params }) => showResponse(product, caller, params.id),
  });
  route(app, {
    name: 'response.remove',
    method: 'DELETE',
    url: '/v1/responses/:id',
    summary: 'Take a test answer out of sight',
    schema: { params: responseParams },
    handler: async ({ caller, params }) => {
      await removeResponse(product, caller, params.id);
      return undefined;
    },
  });
  route(app, {
    name: 'response.restore',
    method: 'POST',
    url: '/v1/responses/:id/restoration',
    summary: 'Bring a removed test answer back',
    schema: { params: responseParams },
    handler: async ({ caller, params }) => {
      await restoreResponse(product, caller, params.id);
      return undefined;
    },
  });
}

function liveRoute(app: FastifyInstance, product: Product): void {
  const streams = createLiveStreams(product);
  app.addHook('preClose', async () => streams.close());
  const headers = { ...commonHeaders(product.config), ...dataHeaders };
  route(app, {
    name: 'live.listen',
    method: 'GET',
    url: '/v1/live',
    summary: 'News of the workspace as server-sent events',
    handler: async ({ caller, reply }) => {
      streams.open(caller, reply.raw, headers);
      reply.hijack();
      return reply;
    },
  });
}
