import type { FastifyInstance } from 'fastify';
import { readRevision } from '../../http/revision.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { showPromiseFigures } from './promise-figures.ts';
import { makePromise, showPromise, showPromises, takePromiseStep } from './promises.ts';
import {
  promiseBody,
  promiseDetailSchema,
  promiseFiguresReply,
  promiseListQuery,
  promiseListReply,
  promiseParams,
  promiseStepBody,
} from './schema.ts';

export function promisesRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'promise.list',
    method: 'GET',
    url: '/v1/promises',
    summary: 'What was promised to customers, what is open by its day first',
    schema: { query: promiseListQuery, reply: promiseListReply },
    handler: ({ caller, query }) => showPromises(product, caller, query),
  });
  route(app, {
    name: 'promise.figures',
    method: 'GET',
    url: '/v1/promise-figures',
    summary: 'How many promises were kept, late and broken, and what customers said afterwards',
    schema: { reply: promiseFiguresReply },
    isReport: true,
    handler: ({ caller }) => showPromiseFigures(product, caller),
  });
  route(app, {
    name: 'promise.show',
    method: 'GET',
    url: '/v1/promises/:id',
    summary: 'A promise with every step of it',
    schema: { params: promiseParams, reply: promiseDetailSchema },
    handler: ({ caller, params }) => showPromise(product, caller, params.id),
  });
  route(app, {
    name: 'promise.make',
    method: 'POST',
    url: '/v1/promises',
    summary: 'Write down what was promised to a customer, by when, and who sees to it',
    schema: { body: promiseBody, reply: promiseDetailSchema },
    status: 201,
    handler: ({ caller, body }) => makePromise(product, caller, body),
  });
  route(app, {
    name: 'promise.step',
    method: 'POST',
    url: '/v1/promises/:id/steps',
    summary:
      'Mark a promise as kept, agree on another day, or let it be; If-Match names the revision that was looked at',
    schema: { params: promiseParams, body: promiseStepBody, reply: promiseDetailSchema },
    handler: ({ caller, params, body, request }) =>
      takePromiseStep(product, caller, {
        id: params.id,
        revision: readRevision(request),
        body,
      }),
  });
}
