import type { FastifyInstance } from 'fastify';
import { inWorkspaceReading } from '../database/workspace-transaction.ts';
import { mayUse } from '../http/permission.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { makeOverview } from './overview.ts';
import { overviewQuerySchema, overviewSchema } from './schema.ts';

export function metricsRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'overview.show',
    method: 'GET',
    url: '/v1/overview',
    summary: 'The score of a survey with its interval, trend, words and response',
    schema: { query: overviewQuerySchema, reply: overviewSchema },
    isReport: true,
    handler: ({ caller, query }) =>
      inWorkspaceReading(product.databases.app, caller.workspaceId, (db) =>
        makeOverview(db, product.columns, {
          ...query,
          today: product.clock().toISOString().slice(0, 10),
          language: caller.language,
          maySeePersons: mayUse(caller.role, 'response.show'),
        }),
      ),
  });
}
