import type { FastifyInstance } from 'fastify';
import type { Product } from '../product.ts';
import { eventRoutes } from './event-routes.ts';

export function touchpointsRoutes(app: FastifyInstance, product: Product): void {
  eventRoutes(app, product);
}
