import type { FastifyInstance } from 'fastify';
import { findCaller } from './accounts/find-caller.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { contactsRoutes } from './contacts/routes.ts';
import { type DemoEntrance, demoRoutes } from './demo/routes.ts';
import { adminFiles } from './http/admin-files.ts';
import { type HttpOptions, openHttp } from './http/open-http.ts';
import { openapiRoutes } from './http/openapi-routes.ts';
import { operationRoutes } from './http/operation-routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { metricsRoutes } from './metrics/routes.ts';
import type { Product } from './product.ts';
import { surveysRoutes } from './surveys/routes.ts';

export type AppOptions = HttpOptions & Readonly<{ demo?: DemoEntrance }>;

/** Every route of the product, on one screen. */
export async function buildApp(product: Product, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = openHttp(product, (request) => findCaller(product, request), options);
  operationRoutes(app, product);
  accountsRoutes(app, product);
  contactsRoutes(app, product);
  surveysRoutes(app, product);
  mailRoutes(app, product);
  metricsRoutes(app, product);
  if (options.demo) demoRoutes(app, product, options.demo);
  openapiRoutes(app);
  await adminFiles(app);
  await app.ready();
  return app;
}
