import type { FastifyInstance } from 'fastify';
import { readRevision } from '../http/revision.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { concludeAction, removeAction, showAction, showActions, showForm } from './improvements.ts';
import { changePlan, planAction } from './plan-action.ts';
import {
  actionBody,
  actionDetailSchema,
  actionListReply,
  actionParams,
  conclusionBody,
  formQuery,
  formReply,
} from './schema.ts';

export function improvementsRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'improvement.list',
    method: 'GET',
    url: '/v1/improvement-actions',
    summary: 'What is done about what customers said, those that start last first',
    schema: { reply: actionListReply },
    isReport: true,
    handler: async ({ caller }) => ({ data: await showActions(product, caller) }),
  });
  route(app, {
    name: 'improvement.form',
    method: 'GET',
    url: '/v1/improvement-form',
    summary: 'What an improvement action can be about: surveys, items, and the groups of customers',
    schema: { query: formQuery, reply: formReply },
    isReport: true,
    handler: ({ caller, query }) => showForm(product, caller, query),
  });
  route(app, {
    name: 'improvement.show',
    method: 'GET',
    url: '/v1/improvement-actions/:id',
    summary: 'An improvement action with what it did: a difference in differences with its interval',
    schema: { params: actionParams, reply: actionDetailSchema },
    isReport: true,
    handler: ({ caller, params }) => showAction(product, caller, params.id),
  });
  planRoutes(app, product);
}

function planRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'improvement.plan',
    method: 'POST',
    url: '/v1/improvement-actions',
    summary: 'Write an improvement action down, with where it is taken and what it is compared with, before it starts',
    schema: { body: actionBody, reply: actionDetailSchema },
    status: 201,
    handler: ({ caller, body }) => planAction(product, caller, body),
  });
  route(app, {
    name: 'improvement.change',
    method: 'PUT',
    url: '/v1/improvement-actions/:id',
    summary:
      'Change the plan of an improvement action: all of it before it starts, what is not measured by it until it ends',
    schema: { params: actionParams, body: actionBody, reply: actionDetailSchema },
    handler: ({ caller, params, body, request }) =>
      changePlan(product, caller, { id: params.id, revision: readRevision(request), body }),
  });
  route(app, {
    name: 'improvement.conclude',
    method: 'POST',
    url: '/v1/improvement-actions/:id/conclusion',
    summary: 'Say what follows from the result of an improvement action',
    schema: { params: actionParams, body: conclusionBody, reply: actionDetailSchema },
    handler: ({ caller, params, body }) => concludeAction(product, caller, { id: params.id, ...body }),
  });
  route(app, {
    name: 'improvement.remove',
    method: 'DELETE',
    url: '/v1/improvement-actions/:id',
    summary: 'Remove an improvement action that has not started',
    schema: { params: actionParams },
    handler: async ({ caller, params }) => {
      await removeAction(product, caller, params.id);
      return undefined;
    },
  });
}
