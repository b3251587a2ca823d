import type { FastifyInstance } from 'fastify';
import { mayUse } from '../http/permission.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { figuresAlongside, readFigures } from './figures/read-figures.ts';
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
    alongside: figuresAlongside(product),
    handler: ({ caller, query }) =>
      readFigures(product, caller, (db) =>
        makeOverview(db, product.columns, {
          ...query,
          today: product.clock().toISOString().slice(0, 10),
          language: caller.language,
          maySeePersons: mayUse(caller.role, 'response.show'),
        }),
      ),
  });
}
