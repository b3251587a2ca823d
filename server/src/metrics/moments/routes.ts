import type { FastifyInstance } from 'fastify';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { momentsQuerySchema, momentsSchema } from './schema.ts';
import { showMoments } from './show-moments.ts';

export function momentsRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'moment.list',
    method: 'GET',
    url: '/v1/moments',
    summary: 'The journey with the score of each contact moment, and how it was against what was expected',
    schema: { query: momentsQuerySchema, reply: momentsSchema },
    isReport: true,
    handler: ({ caller, query }) =>
      inWorkspaceReading(product.databases.app, caller.workspaceId, (db) =>
        showMoments(db, product.columns, { ...query, now: product.clock(), language: caller.language }),
      ),
  });
}
