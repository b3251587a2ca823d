import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import type { AnswerPath } from '../responses/open-answers.ts';
import { answerCall } from './answer-call.ts';
import { nextOnDesk, showDesk } from './call-desk.ts';
import { changeCallers, settleNumber, showCallers } from './call-staff.ts';
import { finishCall } from './end-call.ts';
import { showFieldwork } from './fieldwork.ts';
import { recordRoutes } from './records/routes.ts';
import {
  callAnswersBody,
  callAnswersReply,
  callDeskReply,
  callEndBody,
  callEndReply,
  callParams,
  callStaffBody,
  callStaffParams,
  callStaffReply,
  fieldworkQuery,
  fieldworkReply,
  nextCallBody,
  nextCallReply,
  numberAllowBody,
  numberBody,
  numberReply,
} from './schema.ts';

export function interviewsRoutes(app: FastifyInstance, product: Product, path: AnswerPath): void {
  callRoutes(app, product, path);
  fieldworkRoutes(app, product);
  recordRoutes(app, product);
}

function callRoutes(app: FastifyInstance, product: Product, path: AnswerPath): void {
  const parts = { product, path };
  route(app, {
    name: 'call.desk',
    method: 'GET',
    url: '/v1/calls',
    summary: 'The call lists of whoever asks, with how many are to be rung, and times that were agreed',
    schema: { reply: callDeskReply },
    handler: ({ caller }) => showDesk(product, caller),
  });
  route(app, {
    name: 'call.next',
    method: 'POST',
    url: '/v1/calls',
    summary: 'Take up the next customer who may be rung at this moment; nobody else rings them meanwhile',
    schema: { body: nextCallBody, reply: nextCallReply },
    handler: ({ caller, body }) => nextOnDesk(parts, caller, body.study_id),
  });
  route(app, {
    name: 'call.answer',
    method: 'POST',
    url: '/v1/calls/:id/answers',
    summary: 'Write down what a customer answered on the telephone',
    schema: { params: callParams, body: callAnswersBody, reply: callAnswersReply },
    handler: ({ caller, params, body }) =>
      answerCall(parts, caller, { id: params.id, submission: body.submission, answers: body.answers }),
  });
  route(app, {
    name: 'call.end',
    method: 'POST',
    url: '/v1/calls/:id/end',
    summary: 'End a call with what it came to, by the outcome codes of AAPOR',
    schema: { params: callParams, body: callEndBody, reply: callEndReply },
    handler: ({ caller, params, body }) => finishCall(parts, caller, { id: params.id, ...body }),
  });
}

export function fieldworkRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'fieldwork.show',
    method: 'GET',
    url: '/v1/fieldwork',
    summary:
      'Quota, outcomes and rates of a study by telephone, with what the telephone and who asks do to the answers',
    schema: { query: fieldworkQuery, reply: fieldworkReply },
    isReport: true,
    handler: ({ caller, query }) => showFieldwork(product, caller, query),
  });
  route(app, {
    name: 'call-staff.list',
    method: 'GET',
    url: '/v1/studies/:id/callers',
    summary: 'The interviewers, and which of them call for a study',
    schema: { params: callStaffParams, reply: callStaffReply },
    handler: ({ caller, params }) => showCallers(product, caller, params.id),
  });
  route(app, {
    name: 'call-staff.change',
    method: 'PUT',
    url: '/v1/studies/:id/callers',
    summary: 'Give the call list of a study to these interviewers',
    schema: { params: callStaffParams, body: callStaffBody, reply: callStaffReply },
    handler: ({ caller, params, body }) =>
      changeCallers(product, caller, { studyId: params.id, staffIds: body.staff_ids }),
  });
  route(app, {
    name: 'number.check',
    method: 'POST',
    url: '/v1/number-checks',
    summary: 'Whether a number is called',
    schema: { body: numberBody, reply: numberReply },
    handler: ({ caller, body }) => settleNumber(product, caller, { ...body, wish: 'ask' }),
  });
  route(app, {
    name: 'number.keep',
    method: 'POST',
    url: '/v1/numbers-not-called',
    summary: 'Call a number no more, for any study',
    schema: { body: numberBody, reply: numberReply },
    handler: ({ caller, body }) => settleNumber(product, caller, { ...body, wish: 'keep' }),
  });
  route(app, {
    name: 'number.allow',
    method: 'POST',
    url: '/v1/numbers-called-again',
    summary: 'Call a number again, when its owner asked for it',
    schema: { body: numberAllowBody, reply: numberReply },
    handler: ({ caller, body }) => settleNumber(product, caller, { ...body, wish: 'allow' }),
  });
}
