import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeDigest, changeWish, showColleagues, showDigest, showWish } from './digest.ts';
import {
  praiseColleaguesReply,
  praiseDigestBody,
  praiseDigestSchema,
  praiseWishBody,
  praiseWishSchema,
} from './schema.ts';

/** Kind words, and how they go round. */
export function praiseRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'praise-digest.show',
    method: 'GET',
    url: '/v1/praise-digest',
    summary: 'When the compliments of a week go round by mail',
    schema: { reply: praiseDigestSchema },
    handler: ({ caller }) => showDigest(product, caller),
  });
  route(app, {
    name: 'praise-digest.change',
    method: 'PUT',
    url: '/v1/praise-digest',
    summary: 'Change when the compliments of a week go round by mail, or stop it',
    schema: { body: praiseDigestBody, reply: praiseDigestSchema },
    handler: ({ caller, body }) => changeDigest(product, caller, body),
  });
  route(app, {
    name: 'praise-wish.show',
    method: 'GET',
    url: '/v1/praise-wish',
    summary: 'Whether you want the compliments of a week yourself',
    schema: { reply: praiseWishSchema },
    handler: ({ caller }) => showWish(product, caller),
  });
  route(app, {
    name: 'praise-wish.change',
    method: 'PUT',
    url: '/v1/praise-wish',
    summary: 'Say whether you want the compliments of a week yourself',
    schema: { body: praiseWishBody, reply: praiseWishSchema },
    handler: ({ caller, body }) => changeWish(product, caller, body.is_wanted),
  });
  route(app, {
    name: 'praise.colleagues',
    method: 'GET',
    url: '/v1/praise-colleagues',
    summary: 'Whom a compliment may be passed on to',
    schema: { reply: praiseColleaguesReply },
    handler: async ({ caller }) => ({ data: await showColleagues(product, caller) }),
  });
}
