import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { makeLoyalty } from './loyalty.ts';
import { loyaltyQuerySchema, loyaltySchema } from './schema.ts';

export function loyaltyRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'loyalty.show',
    method: 'GET',
    url: '/v1/loyalty',
    summary: 'Why customers stay, and what they did after they said how satisfied they are',
    schema: { query: loyaltyQuerySchema, reply: loyaltySchema },
    isReport: true,
    handler: ({ caller, query: { horizon, ...query } }) =>
      inWorkspace(product.databases.app, caller.workspaceId, (db) =>
        makeLoyalty(db, product.columns, {
          ...query,
          horizonDays: Number(horizon),
          now: product.clock(),
          language: caller.language,
        }),
      ),
  });
}
