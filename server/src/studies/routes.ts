import type { FastifyInstance } from 'fastify';
import { markRevision, readRevision } from '../http/revision.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { changeContactRules, showContactRules } from './change-rules.ts';
import { showContactDecisions } from './contact-decisions.ts';
import { readAudience, readPlan } from './plan-schema.ts';
import { previewStudy } from './preview-study.ts';
import { showSampleSize } from './sample-size.ts';
import {
  contactDecisionParams,
  contactDecisionQuery,
  contactDecisionsReply,
  contactRulesBody,
  contactRulesReply,
  sampleSizeBody,
  sampleSizeReply,
  studyChangeBody,
  studyListReply,
  studyMakeBody,
  studyParams,
  studyPreviewReply,
  studySchema,
} from './schema.ts';
import { changeStudy, makeStudy, removeStudy, showStudies, showStudy } from './studies.ts';

export function studiesRoutes(app: FastifyInstance, product: Product): void {
  draftRoutes(app, product);
  planningRoutes(app, product);
  contactRoutes(app, product);
}

function draftRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'study.list',
    method: 'GET',
    url: '/v1/studies',
    summary: 'All studies, the last changed first',
    schema: { reply: studyListReply },
    handler: ({ caller }) => showStudies(product, caller),
  });
  route(app, {
    name: 'study.make',
    method: 'POST',
    url: '/v1/studies',
    summary: 'Make the draft of a study of a kind; purpose, norm, survey and letter are left open',
    schema: { body: studyMakeBody, reply: studySchema },
    status: 201,
    handler: async ({ caller, body, reply }) => markRevision(reply, await makeStudy(product, caller, body)),
  });
  route(app, {
    name: 'study.show',
    method: 'GET',
    url: '/v1/studies/:id',
    summary: 'A study with its plan, what it lacks, its samples and where its customers stand; ETag is the revision',
    schema: { params: studyParams, reply: studySchema },
    handler: async ({ caller, params, reply }) => markRevision(reply, await showStudy(product, caller, params.id)),
  });
  route(app, {
    name: 'study.change',
    method: 'PUT',
    url: '/v1/studies/:id',
    summary: 'Save a study that is not running; If-Match names the revision it was made from',
    schema: { params: studyParams, body: studyChangeBody, reply: studySchema },
    handler: async ({ caller, params, body, request, reply }) => {
      const { name, plan, survey_id: surveyId, touchpoint_id: touchpointId } = body;
      const revision = readRevision(request);
      const change = { id: params.id, revision, name, plan: readPlan(plan), surveyId, touchpointId };
      return markRevision(reply, await changeStudy(product, caller, change));
    },
  });
  route(app, {
    name: 'study.remove',
    method: 'DELETE',
    url: '/v1/studies/:id',
    summary: 'Remove a draft that never asked anybody',
    schema: { params: studyParams },
    handler: async ({ caller, params }) => {
      await removeStudy(product, caller, params.id);
      return undefined;
    },
  });
}

function planningRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'study.sample-size',
    method: 'POST',
    url: '/v1/studies/sample-size',
    summary: 'How many to ask for a wanted precision, or why to ask everybody',
    schema: { body: sampleSizeBody, reply: sampleSizeReply },
    handler: ({ caller, body }) => {
      const { audience, precision } = body;
      return showSampleSize(product, caller, { audience: readAudience(audience), precision });
    },
  });
  route(app, {
    name: 'study.preview',
    method: 'POST',
    url: '/v1/studies/:id/preview',
    summary: 'Who would be asked if it were planned now, and who would not and why; nothing is stored',
    schema: { params: studyParams, reply: studyPreviewReply },
    limit: { name: 'study-preview', amount: 60, seconds: 60 },
    handler: ({ caller, params }) => previewStudy(product, caller, params.id),
  });
}

function contactRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact-rules.show',
    method: 'GET',
    url: '/v1/contact-rules',
    summary: 'How much customers are spared, and when they are written to',
    schema: { reply: contactRulesReply },
    handler: ({ caller }) => showContactRules(product, caller),
  });
  route(app, {
    name: 'contact-rules.change',
    method: 'PUT',
    url: '/v1/contact-rules',
    summary: 'Set how much customers are spared, and when they are written to; holds from the next decision on',
    schema: { body: contactRulesBody, reply: contactRulesReply },
    handler: ({ caller, body }) => changeContactRules(product, caller, body),
  });
  route(app, {
    name: 'contact.decisions',
    method: 'GET',
    url: '/v1/contacts/:id/decisions',
    summary: 'Why a customer got a survey, or did not: every decision and step in order, with its reasons',
    schema: { params: contactDecisionParams, query: contactDecisionQuery, reply: contactDecisionsReply },
    handler: ({ caller, params, query }) => {
      return showContactDecisions(product, caller, { contactId: params.id, studyId: query.study });
    },
  });
}
