import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changePlan, makePlan, showPlans, stopPlan } from './plans.ts';
import { dueQuery, dueReply, planBody, planListReply, planParams, planSchema } from './schema.ts';
import { showDue } from './show-due.ts';

export function followUpRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'visit.due',
    method: 'GET',
    url: '/v1/visit-due',
    summary: 'Whom to see or call next by the follow-up plans, most urgent first, each with why they stand there',
    schema: { query: dueQuery, reply: dueReply },
    handler: ({ caller, query }) => showDue(product, caller, query),
  });
  route(app, {
    name: 'follow-up-plan.list',
    method: 'GET',
    url: '/v1/follow-up-plans',
    summary: 'How often customers of which group are seen or called, and by whom',
    schema: { reply: planListReply },
    handler: ({ caller }) => showPlans(product, caller),
  });
  route(app, {
    name: 'follow-up-plan.make',
    method: 'POST',
    url: '/v1/follow-up-plans',
    summary: 'Say how often customers of a group are seen or called',
    schema: { body: planBody, reply: planSchema },
    status: 201,
    handler: ({ caller, body }) => makePlan(product, caller, body),
  });
  route(app, {
    name: 'follow-up-plan.change',
    method: 'PUT',
    url: '/v1/follow-up-plans/:id',
    summary: 'Change a follow-up plan',
    schema: { params: planParams, body: planBody, reply: planSchema },
    handler: ({ caller, params, body }) => changePlan(product, caller, params.id, body),
  });
  route(app, {
    name: 'follow-up-plan.end',
    method: 'DELETE',
    url: '/v1/follow-up-plans/:id',
    summary: 'End a follow-up plan: its customers are on no list of it any more',
    schema: { params: planParams },
    handler: async ({ caller, params }) => {
      await stopPlan(product, caller, params.id);
      return undefined;
    },
  });
}
