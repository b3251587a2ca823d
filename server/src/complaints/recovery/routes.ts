import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeRecovery, showRecovery } from './recovery.ts';
import { recoveryBody, recoveryListReply, recoveryParams, recoverySchema } from './schema.ts';
import { showRecoveryAnswers } from './show-answers.ts';

/** Asking afterwards how a complaint was handled. */
export function recoveryRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-recovery.show',
    method: 'GET',
    url: '/v1/case-recovery',
    summary: 'Whether customers are asked afterwards how their complaint was handled',
    schema: { reply: recoverySchema },
    handler: ({ caller }) => showRecovery(product, caller),
  });
  route(app, {
    name: 'case-recovery.change',
    method: 'PUT',
    url: '/v1/case-recovery',
    summary: 'Ask afterwards how a complaint was handled, so many days after it was closed, or stop asking',
    schema: { body: recoveryBody, reply: recoverySchema },
    handler: ({ caller, body }) => changeRecovery(product, caller, body),
  });
  route(app, {
    name: 'case.recovery',
    method: 'GET',
    url: '/v1/cases/:id/recovery',
    summary: 'What the customer said of how a case was handled, the newest first',
    schema: { params: recoveryParams, reply: recoveryListReply },
    handler: async ({ caller, params }) => ({ data: [...(await showRecoveryAnswers(product, caller, params.id))] }),
  });
}
