import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { figuresAlongside } from '../figures/read-figures.ts';
import { scoreQuery, scoreSchema } from './schema.ts';
import { makeScore } from './score.ts';

export function scoreRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'score.show',
    method: 'GET',
    url: '/v1/score',
    summary: 'A score alone, with its interval, its norm, the period before and the same days of last year',
    schema: { query: scoreQuery, reply: scoreSchema },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: ({ caller, query }) => makeScore(product, caller, query),
  });
}
