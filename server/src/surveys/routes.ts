import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { route } from '../http/route.ts';
import { previewHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { renderPreview } from './preview.ts';
import {
  draftBody,
  draftReply,
  previewQuery,
  surveyListReply,
  surveyMakeBody,
  surveyParams,
  surveySchema,
  versionSchema,
} from './schema.ts';
import { changeDraft, endSurvey, makeSurvey, publishSurvey, showSurvey, showSurveys } from './surveys.ts';

/** A full survey of 300 questions in three languages is far smaller. */
const draftBytesMax = 1024 * 1024;

export function surveysRoutes(app: FastifyInstance, product: Product): void {
  draftRoutes(app, product);
  versionRoutes(app, product);
}

function draftRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.list',
    method: 'GET',
    url: '/v1/surveys',
    summary: 'All surveys with their number of answers, the last changed first',
    schema: { reply: surveyListReply },
    handler: ({ caller }) => showSurveys(product, caller),
  });
  route(app, {
    name: 'survey.make',
    method: 'POST',
    url: '/v1/surveys',
    summary: 'Make a survey from one of the ready questionnaires',
    schema: { body: surveyMakeBody, reply: surveySchema },
    status: 201,
    handler: async ({ caller, body, reply }) => marked(reply, await makeSurvey(product, caller, body)),
  });
  route(app, {
    name: 'survey.show',
    method: 'GET',
    url: '/v1/surveys/:id',
    summary: 'A survey with its draft, its versions and what keeps it from being published; ETag is the revision',
    schema: { params: surveyParams, reply: surveySchema },
    handler: async ({ caller, params, reply }) => marked(reply, await showSurvey(product, caller, params.id)),
  });
  route(app, {
    name: 'survey.change-draft',
    method: 'PUT',
    url: '/v1/surveys/:id/draft',
    summary: 'Save the draft; If-Match names the revision it was made from',
    schema: { params: surveyParams, body: draftBody, reply: draftReply },
    bodyBytesMax: draftBytesMax,
    handler: async ({ caller, params, body, request, reply }) => {
      const revision = readRevision(request.headers['if-match']);
      return marked(reply, await changeDraft(product, caller, { id: params.id, revision, draft: body.draft }));
    },
  });
}

function versionRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.publish',
    method: 'POST',
    url: '/v1/surveys/:id/versions',
    summary:
      'Publish the draft as a version that never changes; If-Match, when given, names the revision that was looked at',
    schema: { params: surveyParams, reply: versionSchema },
    status: 201,
    handler: ({ caller, params, request }) => {
      const header = request.headers['if-match'];
      const revision = header === undefined ? undefined : readRevision(header);
      return publishSurvey(product, caller, { id: params.id, revision });
    },
  });
  route(app, {
    name: 'survey.close',
    method: 'POST',
    url: '/v1/surveys/:id/closure',
    summary: 'Close a survey; publishing it again opens it',
    schema: { params: surveyParams, reply: surveySchema },
    handler: async ({ caller, params, reply }) => marked(reply, await endSurvey(product, caller, params.id)),
  });
  route(app, {
    name: 'survey.preview',
    method: 'GET',
    url: '/v1/surveys/:id/preview',
    summary: 'A page of the draft as customers would see it',
    schema: { params: surveyParams, query: previewQuery },
    handler: async ({ caller, params, query, request, reply }) => {
      const { draft } = await showSurvey(product, caller, params.id);
      const path = request.url.split('?', 1)[0] ?? '';
      const html = renderPreview(draft, { ...query, path, now: product.clock() });
      return reply.headers(previewHeaders).type('text/html; charset=utf-8').send(html);
    },
  });
}

function marked<Body extends Readonly<{ revision: number }>>(reply: FastifyReply, body: Body): Body {
  reply.header('etag', `"${body.revision}"`);
  return body;
}

function readRevision(header: string | undefined): number {
  if (header === undefined) throw new Refusal('if_match_missing');
  const revision = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (revision === undefined) throw new Refusal('draft_changed');
  return Number(revision);
}
