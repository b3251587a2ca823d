import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import { listItems, listQuestionnaires } from './library.ts';
import { itemListReply, itemQuery, libraryQuery, questionnaireListReply } from './schema.ts';

/** The library is the same for every company: it comes with the product. */
export function libraryRoutes(app: FastifyInstance): void {
  route(app, {
    name: 'library.questionnaires',
    method: 'GET',
    url: '/v1/library/questionnaires',
    summary: 'Ready surveys by what one wants to know, the best fit first',
    schema: { query: libraryQuery, reply: questionnaireListReply },
    handler: async ({ caller, query }) => listQuestionnaires({ ...query, language: query.language ?? caller.language }),
  });
  route(app, {
    name: 'library.items',
    method: 'GET',
    url: '/v1/library/items',
    summary: 'Questions of the bank, in all their languages, the best fit first',
    schema: { query: itemQuery, reply: itemListReply },
    handler: async ({ caller, query }) => listItems({ ...query, language: query.language ?? caller.language }),
  });
}
