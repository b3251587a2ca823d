import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { mergeContacts, showDoubles, showMerges, undoMerge } from './merges.ts';
import { doublesReply, mergeBody, mergeListQuery, mergeListReply, mergeParams, mergeSchema } from './schema.ts';

export function doubleRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact-double.list',
    method: 'GET',
    url: '/v1/contact-doubles',
    summary: 'Contacts that may be one person, with what they have in common; at most fifty groups',
    schema: { reply: doublesReply },
    isReport: true,
    handler: ({ caller }) => showDoubles(product, caller),
  });
  route(app, {
    name: 'contact-merge.list',
    method: 'GET',
    url: '/v1/contact-merges',
    summary: 'Contacts that were made one, newest first',
    schema: { query: mergeListQuery, reply: mergeListReply },
    handler: ({ caller, query }) => showMerges(product, caller, query),
  });
  route(app, {
    name: 'contact-merge.make',
    method: 'POST',
    url: '/v1/contact-merges',
    summary: 'Make two contacts one, with all that was with either',
    schema: { body: mergeBody, reply: mergeSchema },
    status: 201,
    handler: ({ caller, body }) => mergeContacts(product, caller, body),
  });
  route(app, {
    name: 'contact-merge.undo',
    method: 'DELETE',
    url: '/v1/contact-merges/:id',
    summary: 'Part two contacts that were made one, each with what was its own',
    schema: { params: mergeParams, reply: mergeSchema },
    handler: ({ caller, params }) => undoMerge(product, caller, params.id),
  });
}
