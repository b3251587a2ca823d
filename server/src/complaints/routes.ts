import type { FastifyInstance } from 'fastify';
import { markRevision, readRevision } from '../http/revision.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { capacityRoutes } from './capacity/routes.ts';
import { caseSettingRoutes } from './case-setting-routes.ts';
import {
  addTask,
  makeCase,
  settleTask,
  showCase,
  showCaseOfResponse,
  showQueue,
  showWaiting,
  stepCase,
} from './desk.ts';
import { macroRoutes } from './macros/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { profileRoutes } from './profiles/routes.ts';
import { makeProgramCase } from './public/program-case.ts';
import { publicCaseRoutes } from './public/routes.ts';
import { caseFormRoutes } from './public/staff-routes.ts';
import {
  caseBody,
  caseDetailSchema,
  caseListQuery,
  caseListReply,
  caseOfResponseParams,
  caseOfResponseReply,
  caseParams,
  settlementBody,
  stepBody,
  taskBody,
  taskChangeBody,
  taskParams,
  waitingReply,
} from './schema.ts';
import { settleCase } from './settle-case.ts';
import { unitRuleRoutes } from './units/routes.ts';

export function complaintsRoutes(app: FastifyInstance, product: Product): void {
  queueRoutes(app, product);
  caseRoutes(app, product);
  taskRoutes(app, product);
  caseSettingRoutes(app, product);
  publicCaseRoutes(app, product);
  caseFormRoutes(app, product);
  profileRoutes(app, product);
  macroRoutes(app, product);
  capacityRoutes(app, product);
  noticeRoutes(app, product);
  unitRuleRoutes(app, product);
}

function queueRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case.list',
    method: 'GET',
    url: '/v1/cases',
    summary: 'Complaints, suggestions, questions and compliments, those whose promise falls due first, first',
    schema: { query: caseListQuery, reply: caseListReply },
    handler: ({ caller, query }) => showQueue(product, caller, query),
  });
  route(app, {
    name: 'case.waiting',
    method: 'GET',
    url: '/v1/case-waiting',
    summary: 'How many customers wait for a word, and who waits for it first',
    schema: { reply: waitingReply },
    handler: ({ caller }) => showWaiting(product, caller),
  });
  route(app, {
    name: 'case.of-response',
    method: 'GET',
    url: '/v1/responses/:id/case',
    summary: 'The case that an answer became; null when it became none',
    schema: { params: caseOfResponseParams, reply: caseOfResponseReply },
    handler: ({ caller, params }) => showCaseOfResponse(product, caller, params.id),
  });
}

function caseRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case.show',
    method: 'GET',
    url: '/v1/cases/:id',
    summary: 'A case with its promises, every step, and what stands beside it; its revision is the ETag',
    schema: { params: caseParams, reply: caseDetailSchema },
    handler: async ({ caller, params, reply }) => {
      const shown = await showCase(product, caller, params.id);
      markRevision(reply, shown.case);
      return shown;
    },
  });
  route(app, {
    name: 'case.make',
    method: 'POST',
    url: '/v1/cases',
    summary: 'Write down what a customer came with: by phone, by letter, at the counter',
    schema: { body: caseBody, reply: caseDetailSchema },
    status: 201,
    handler: ({ caller, body, request }) =>
      caller.key === undefined
        ? makeCase(product, caller, body)
        : makeProgramCase(product, caller, { body, idempotencyKey: idempotencyKeyOf(request.headers) }),
  });
  route(app, {
    name: 'case.step',
    method: 'POST',
    url: '/v1/cases/:id/steps',
    summary: 'Take one step of a case; If-Match names the revision that was looked at',
    schema: { params: caseParams, body: stepBody, reply: caseDetailSchema },
    handler: ({ caller, params, body, request }) =>
      stepCase(product, caller, {
        id: params.id,
        revision: readRevision(request),
        step: body,
      }),
  });
  route(app, {
    name: 'case.settle',
    method: 'POST',
    url: '/v1/cases/:id/settlement',
    summary: 'Settle a case in one conversation: all steps that it still needs, each by the rules',
    schema: { params: caseParams, body: settlementBody, reply: caseDetailSchema },
    handler: ({ caller, params, body, request }) =>
      settleCase(product, caller, {
        id: params.id,
        revision: readRevision(request),
        settlement: body,
      }),
  });
}

function taskRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case.add-task',
    method: 'POST',
    url: '/v1/cases/:id/tasks',
    summary: 'Note what somebody is to do for a case',
    schema: { params: caseParams, body: taskBody, reply: caseDetailSchema },
    status: 201,
    handler: ({ caller, params, body }) => addTask(product, caller, params.id, body),
  });
  route(app, {
    name: 'case.change-task',
    method: 'PATCH',
    url: '/v1/cases/:id/tasks/:task',
    summary: 'Tick a task off, or open it again',
    schema: { params: taskParams, body: taskChangeBody, reply: caseDetailSchema },
    handler: ({ caller, params, body }) =>
      settleTask(product, caller, { id: params.id, task: params.task, isDone: body.is_done }),
  });
}

function idempotencyKeyOf(headers: Readonly<Record<string, string | string[] | undefined>>): string | undefined {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? key.slice(0, 200) : undefined;
}
