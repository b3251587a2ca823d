import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import {
  suppressionBody,
  suppressionCheckBody,
  suppressionCheckReply,
  suppressionListQuery,
  suppressionListReply,
} from './schema.ts';
import { checkSuppression, liftSuppression, showSuppressions, suppress } from './suppressions.ts';

export function suppressionRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'suppression.list',
    method: 'GET',
    url: '/v1/suppressions',
    summary: 'Addresses that are not written to, newest first; who it is shows while there is a contact of it',
    schema: { query: suppressionListQuery, reply: suppressionListReply },
    handler: ({ caller, query }) => showSuppressions(product, caller, query),
  });
  route(app, {
    name: 'suppression.check',
    method: 'POST',
    url: '/v1/suppressions/check',
    summary: 'Whether an address may be written to',
    schema: { body: suppressionCheckBody, reply: suppressionCheckReply },
    handler: ({ caller, body }) => checkSuppression(product, caller, body.email),
  });
  route(app, {
    name: 'suppression.add',
    method: 'POST',
    url: '/v1/suppressions',
    summary: 'Write to an address no more, for a purpose or for all',
    schema: { body: suppressionBody, reply: suppressionCheckReply },
    status: 201,
    handler: ({ caller, body }) => suppress(product, caller, body),
  });
  route(app, {
    name: 'suppression.lift',
    method: 'POST',
    url: '/v1/suppressions/lifting',
    summary: 'Let an address be written to again; who reported our mail can take that back only themselves',
    schema: { body: suppressionBody, reply: suppressionCheckReply },
    handler: ({ caller, body }) => liftSuppression(product, caller, body),
  });
}
