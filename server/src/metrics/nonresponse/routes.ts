import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { makeNonresponse } from './nonresponse.ts';
import { nonresponseQuerySchema, nonresponseSchema } from './schema.ts';

export function nonresponseRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'nonresponse.show',
    method: 'GET',
    url: '/v1/nonresponse',
    summary: 'Who answered and who did not, and what that does to the score',
    schema: { query: nonresponseQuerySchema, reply: nonresponseSchema },
    isReport: true,
    handler: ({ caller, query }) =>
      inWorkspace(product.databases.app, caller.workspaceId, (db) =>
        makeNonresponse(db, product.columns, {
          ...query,
          today: product.clock().toISOString().slice(0, 10),
          language: caller.language,
        }),
      ),
  });
}
