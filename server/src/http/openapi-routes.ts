import type { FastifyInstance } from 'fastify';
import { openapiDocument } from './openapi-document.ts';
import { route } from './route.ts';

/** The API's own description, from the same schemas that check every request. */
export function openapiRoutes(app: FastifyInstance): void {
  let document: string | undefined;
  route(app, {
    name: 'openapi.show',
    method: 'GET',
    url: '/v1/openapi.json',
    summary: 'This description of the API (OpenAPI 3.1)',
    handler: async ({ reply }) => {
      document ??= JSON.stringify(openapiDocument(app.routeTable, app.baseUrl));
      return reply.type('application/json; charset=utf-8').send(document);
    },
  });
}
