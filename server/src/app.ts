import type { FastifyInstance } from 'fastify';
import { accountsRoutes } from './accounts/routes.ts';
import { findCaller } from './accounts/find-caller.ts';
import { adminFiles } from './http/admin-files.ts';
import { type HttpOptions, openHttp } from './http/open-http.ts';
import { openapiRoutes } from './http/openapi-routes.ts';
import { operationRoutes } from './http/operation-routes.ts';
import type { Product } from './product.ts';

/** Every route of the product, on one screen. */
export async function buildApp(product: Product, options: HttpOptions = {}): Promise<FastifyInstance> {
  const app = openHttp(product, (request) => findCaller(product, request), options);
  operationRoutes(app, product);
  accountsRoutes(app, product);
  openapiRoutes(app);
  await adminFiles(app);
  await app.ready();
  return app;
}
