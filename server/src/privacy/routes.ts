import type { FastifyInstance } from 'fastify';
import { showId } from '../database/public-id.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { erasePerson, showPersonData } from './person-data.ts';
import { erasureReply, personParams } from './schema.ts';

export function privacyRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact.export',
    method: 'GET',
    url: '/v1/contacts/:id/data',
    summary: 'All that is kept about a person, as a JSON file to hand to them',
    schema: { params: personParams },
    handler: async ({ caller, params, reply }) => {
      // Before the headers: a refusal is no file, and must not be told by one.
      const person = await showPersonData(product, caller, params.id);
      return reply
        .header('content-disposition', `attachment; filename="${showId('con', params.id)}.json"`)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(person, null, 2));
    },
  });
  route(app, {
    name: 'contact.remove',
    method: 'DELETE',
    url: '/v1/contacts/:id',
    summary: 'Erase a person for good; marks keep counting without a name, and a no stays a no',
    schema: { params: personParams, reply: erasureReply },
    handler: ({ caller, params }) => erasePerson(product, caller, params.id),
  });
}
