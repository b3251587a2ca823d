import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeDigest, showDigest, wishDigest } from './digests.ts';
import { digestBody, digestReply, digestWishBody } from './schema.ts';

export function digestRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'digest.show',
    method: 'GET',
    url: '/v1/digest',
    summary: 'The digest of the week as it would be now: who waits, scores, what changed, promises',
    schema: { reply: digestReply },
    isReport: true,
    handler: ({ caller }) => showDigest(product, caller),
  });
  route(app, {
    name: 'digest.change',
    method: 'PUT',
    url: '/v1/digest',
    summary: 'On which day and at which hour the digest goes',
    schema: { body: digestBody, reply: digestReply },
    handler: ({ caller, body }) => changeDigest(product, caller, body),
  });
  route(app, {
    name: 'digest.wish',
    method: 'PUT',
    url: '/v1/digest/wish',
    summary: 'Whether one gets the digest oneself',
    schema: { body: digestWishBody, reply: digestReply },
    handler: ({ caller, body }) => wishDigest(product, caller, body.is_wished),
  });
}
