import type { FastifyInstance } from 'fastify';
import { markRevision, readRevision } from '../http/revision.ts';
import { route } from '../http/route.ts';
import { previewHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { findDraft } from './describe-survey.ts';
import { showChanges, showFindings, showVersion } from './findings.ts';
import { importFile } from './import-file.ts';
import { libraryRoutes } from './library-routes.ts';
import { renderPreview } from './preview.ts';
import {
  changesQuery,
  changesReply,
  draftBody,
  draftReply,
  findingsReply,
  importBody,
  importReply,
  previewQuery,
  surveyCopyBody,
  surveyListReply,
  surveyMakeBody,
  surveyParams,
  surveySchema,
  versionParams,
  versionReply,
  versionSchema,
} from './schema.ts';
import { changeDraft, copySurvey, endSurvey, makeSurvey, publishSurvey, showSurvey, showSurveys } from './surveys.ts';

/** A full survey of 300 questions in ten languages is smaller. */
const draftBytesMax = 2 * 1024 * 1024;
const draftKeysMax = 50_000;

/** A file of two megabytes, every other letter of it escaped. */
const importBytesMax = 5 * 1024 * 1024;

export function surveysRoutes(app: FastifyInstance, product: Product): void {
  makingRoutes(app, product);
  draftRoutes(app, product);
  findingRoutes(app, product);
  versionRoutes(app, product);
  libraryRoutes(app);
}

function makingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.make',
    method: 'POST',
    url: '/v1/surveys',
    summary: 'Make a survey from one of the ready questionnaires, or an own one with an opening question only',
    schema: { body: surveyMakeBody, reply: surveySchema },
    status: 201,
    handler: async ({ caller, body, reply }) => markRevision(reply, await makeSurvey(product, caller, body)),
  });
  route(app, {
    name: 'survey.import',
    method: 'POST',
    url: '/v1/surveys/imports',
    summary:
      'Make a draft of a SurveyJS, LimeSurvey or Formbricks file; what could not be taken over is listed by name',
    schema: { body: importBody, reply: importReply },
    status: 201,
    bodyBytesMax: importBytesMax,
    limit: { name: 'survey-import', amount: 60, seconds: 60 },
    handler: ({ caller, body }) => importFile(product, caller, body),
  });
  route(app, {
    name: 'survey.copy',
    method: 'POST',
    url: '/v1/surveys/:id/copies',
    summary: 'Make a survey that asks the same, without its versions and answers',
    schema: { params: surveyParams, body: surveyCopyBody, reply: surveySchema },
    status: 201,
    handler: async ({ caller, params, body, reply }) =>
      markRevision(reply, await copySurvey(product, caller, { id: params.id, name: body.name })),
  });
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
    name: 'survey.show',
    method: 'GET',
    url: '/v1/surveys/:id',
    summary: 'A survey with its draft, its versions and what keeps it from being published; ETag is the revision',
    schema: { params: surveyParams, reply: surveySchema },
    handler: async ({ caller, params, reply }) => markRevision(reply, await showSurvey(product, caller, params.id)),
  });
  route(app, {
    name: 'survey.change-draft',
    method: 'PUT',
    url: '/v1/surveys/:id/draft',
    summary: 'Save the draft; If-Match names the revision it was made from',
    schema: { params: surveyParams, body: draftBody, reply: draftReply },
    bodyBytesMax: draftBytesMax,
    bodyKeysMax: draftKeysMax,
    handler: async ({ caller, params, body, request, reply }) => {
      const revision = readRevision(request);
      return markRevision(reply, await changeDraft(product, caller, { id: params.id, revision, draft: body.draft }));
    },
  });
}

function findingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'survey.findings',
    method: 'GET',
    url: '/v1/surveys/:id/findings',
    summary:
      'What is to be said of the draft: advice on its texts, what keeps it from being published, how long it takes',
    schema: { params: surveyParams, reply: findingsReply },
    handler: ({ caller, params }) => showFindings(product, caller, params.id),
  });
  route(app, {
    name: 'survey.version',
    method: 'GET',
    url: '/v1/surveys/:id/versions/:number',
    summary: 'A version with everything that it asks; it never changes',
    schema: { params: versionParams, reply: versionReply },
    handler: ({ caller, params }) => showVersion(product, caller, { surveyId: params.id, number: params.number }),
  });
  route(app, {
    name: 'survey.changes',
    method: 'GET',
    url: '/v1/surveys/:id/changes',
    summary: 'What became of a survey since a version, and which trend lines end there',
    schema: { params: surveyParams, query: changesQuery, reply: changesReply },
    handler: ({ caller, params, query }) =>
      showChanges(product, caller, { id: params.id, from: query.from, to: query.to }),
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
      const revision = request.headers['if-match'] === undefined ? undefined : readRevision(request);
      return publishSurvey(product, caller, { id: params.id, revision });
    },
  });
  route(app, {
    name: 'survey.close',
    method: 'POST',
    url: '/v1/surveys/:id/closure',
    summary: 'Close a survey; publishing it again opens it',
    schema: { params: surveyParams, reply: surveySchema },
    handler: async ({ caller, params, reply }) => markRevision(reply, await endSurvey(product, caller, params.id)),
  });
  route(app, {
    name: 'survey.preview',
    method: 'GET',
    url: '/v1/surveys/:id/preview',
    summary: 'A page of the draft as customers would see it',
    schema: { params: surveyParams, query: previewQuery },
    handler: async ({ caller, params, query, request, reply }) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const { surface, language, page } = query;
      const draft = await findDraft(product, caller, params.id);
      // The mail has an address of its own, where its letter can be said as well.
      if (surface === 'mail')
        return reply.redirect(`${path.replace(/preview$/, 'mail-preview')}${mailQuery(language)}`);
      const html = renderPreview(draft, { language, page, surface, path, now: product.clock() });
      return reply.headers(previewHeaders).type('text/html; charset=utf-8').send(html);
    },
  });
}

function mailQuery(language: string | undefined): string {
  return `?${new URLSearchParams({ part: 'html', ...(language === undefined ? {} : { language }) })}`;
}
