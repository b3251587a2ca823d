import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { showHistory } from './customer-history.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { promisesRoutes } from './promises/routes.ts';
import { historyParams, historyQuery, historyReply } from './schema.ts';
import { visitsRoutes } from './visits/routes.ts';

export function relationsRoutes(app: FastifyInstance, product: Product): void {
  followUpRoutes(app, product);
  visitsRoutes(app, product);
  promisesRoutes(app, product);
  route(app, {
    name: 'contact.history',
    method: 'GET',
    url: '/v1/contacts/:id/history',
    summary:
      'What passed between us and a contact, newest first: mails, answers, events, consents and what was held back',
    schema: { params: historyParams, query: historyQuery, reply: historyReply },
    handler: ({ caller, params, query }) => showHistory(product, caller, { ...params, ...query }),
  });
}
