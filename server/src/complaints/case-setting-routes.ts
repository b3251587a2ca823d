import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { changeCause, makeCause, showCauses } from './causes.ts';
import { changeIntake, showIntake } from './intake.ts';
import { causeBody, causeChangeBody, causeListReply, causeParams, intakeBody, intakeSchema } from './schema.ts';

/** What opens a case by itself, and what complaints are put down to. */
export function caseSettingRoutes(app: FastifyInstance, product: Product): void {
  intakeRoutes(app, product);
  causeRoutes(app, product);
}

function intakeRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-intake.show',
    method: 'GET',
    url: '/v1/case-intake',
    summary: 'Which answers open a case by themselves',
    schema: { reply: intakeSchema },
    handler: ({ caller }) => showIntake(product, caller),
  });
  route(app, {
    name: 'case-intake.change',
    method: 'PATCH',
    url: '/v1/case-intake',
    summary: 'Change which answers open a case by themselves, from the next answer on',
    schema: { body: intakeBody, reply: intakeSchema },
    handler: ({ caller, body }) => changeIntake(product, caller, body),
  });
}

function causeRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'cause.list',
    method: 'GET',
    url: '/v1/case-causes',
    summary: 'What complaints are put down to',
    schema: { reply: causeListReply },
    handler: async ({ caller }) => ({ data: await showCauses(product, caller) }),
  });
  route(app, {
    name: 'cause.make',
    method: 'POST',
    url: '/v1/case-causes',
    summary: 'Add a cause to the list',
    schema: { body: causeBody, reply: causeListReply },
    status: 201,
    handler: async ({ caller, body }) => ({ data: await makeCause(product, caller, body.name) }),
  });
  route(app, {
    name: 'cause.change',
    method: 'PATCH',
    url: '/v1/case-causes/:id',
    summary: 'Rename a cause, or take it off the list; cases keep it',
    schema: { params: causeParams, body: causeChangeBody, reply: causeListReply },
    handler: async ({ caller, params, body }) => ({
      data: await changeCause(product, caller, { id: params.id, ...body }),
    }),
  });
}
