import type { FastifyInstance } from 'fastify';
import type { Product } from '../product.ts';
import { apiKeyRoutes } from './api-key-routes.ts';
import { companyRoutes } from './company-routes.ts';
import { entranceRoutes } from './entrance-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { unitRoutes } from './units/routes.ts';

/** Who is staff, who they are to the company, and how they come in. */
export function accountsRoutes(app: FastifyInstance, product: Product): void {
  entranceRoutes(app, product);
  companyRoutes(app, product);
  staffRoutes(app, product);
  unitRoutes(app, product);
  apiKeyRoutes(app, product);
}
