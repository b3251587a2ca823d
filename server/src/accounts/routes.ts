import type { FastifyInstance } from 'fastify';
import type { Product } from '../product.ts';

export function accountsRoutes(_app: FastifyInstance, _product: Product): void {}
