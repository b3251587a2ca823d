import type { FastifyInstance } from 'fastify';
import { findCaller } from './accounts/find-caller.ts';
import { accountsRoutes } from './accounts/routes.ts';
import { contactsRoutes } from './contacts/routes.ts';
import { type DemoEntrance, demoRoutes } from './demo/routes.ts';
import { createPreflightDoor } from './entrances/preflight-door.ts';
import { entrancesRoutes } from './entrances/routes.ts';
import { adminFiles } from './http/admin-files.ts';
import { type HttpOptions, openHttp } from './http/open-http.ts';
import { openapiRoutes } from './http/openapi-routes.ts';
import { operationRoutes } from './http/operation-routes.ts';
import { improvementsRoutes } from './improvements/routes.ts';
import { invitationsRoutes } from './invitations/routes.ts';
import { deliverabilityRoutes } from './mail/deliverability-routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { loyaltyRoutes } from './metrics/loyalty/routes.ts';
import { normsRoutes } from './metrics/norms/routes.ts';
import { metricsRoutes } from './metrics/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import type { Product } from './product.ts';
import { relationsRoutes } from './relations/routes.ts';
import { createAnswerEndpoint } from './responses/answer-endpoint.ts';
import { type AnswerPath, openAnswers } from './responses/open-answers.ts';
import { responsesRoutes } from './responses/routes.ts';
import { studiesRoutes } from './studies/routes.ts';
import { surveysRoutes } from './surveys/routes.ts';
import { touchpointsRoutes } from './touchpoints/routes.ts';

export type AppOptions = Omit<HttpOptions, 'doors'> & Readonly<{ demo?: DemoEntrance; answers?: AnswerPath }>;

/** Every route of the product, on one screen. */
export async function buildApp(product: Product, options: AppOptions = {}): Promise<FastifyInstance> {
  const answers = options.answers ?? openAnswers(product);
  const doors = [createAnswerEndpoint(answers), createPreflightDoor(product.config)];
  const app = openHttp(product, (request) => findCaller(product, request), { ...options, doors });
  app.addHook('onClose', answers.close);
  operationRoutes(app, product);
  accountsRoutes(app, product);
  contactsRoutes(app, product);
  touchpointsRoutes(app, product);
  improvementsRoutes(app, product);
  surveysRoutes(app, product);
  studiesRoutes(app, product);
  invitationsRoutes(app, product);
  mailRoutes(app, product);
  deliverabilityRoutes(app, product);
  responsesRoutes(app, product, answers);
  entrancesRoutes(app, product, answers);
  metricsRoutes(app, product);
  normsRoutes(app, product);
  loyaltyRoutes(app, product);
  relationsRoutes(app, product);
  privacyRoutes(app, product);
  if (options.demo) demoRoutes(app, product, options.demo);
  openapiRoutes(app);
  await adminFiles(app);
  await app.ready();
  return app;
}
