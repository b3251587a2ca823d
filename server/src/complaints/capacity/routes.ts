import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { showCapacity } from './capacity.ts';
import { capacityQuery, capacityReply } from './schema.ts';

export function capacityRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-capacity.show',
    method: 'GET',
    url: '/v1/case-capacity',
    summary: 'How many cases come in, are finished and fall due, by week or day and by colleague',
    schema: { query: capacityQuery, reply: capacityReply },
    handler: ({ caller, query }) => showCapacity(product, caller, query.by),
  });
}
