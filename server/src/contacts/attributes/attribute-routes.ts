import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeAttribute, makeAttribute, removeAttribute, showAttributes } from './attributes.ts';
import { attributeBody, attributeChangeBody, attributeListReply, attributeParams, attributeSchema } from './schema.ts';

export function attributeRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact-attribute.list',
    method: 'GET',
    url: '/v1/contact-attributes',
    summary: "The workspace's own fields of contacts, in order of showing",
    schema: { reply: attributeListReply },
    handler: ({ caller }) => showAttributes(product, caller),
  });
  route(app, {
    name: 'contact-attribute.make',
    method: 'POST',
    url: '/v1/contact-attributes',
    summary: 'Add a field with a type; its key is made from the name and stays',
    schema: { body: attributeBody, reply: attributeSchema },
    status: 201,
    handler: ({ caller, body }) => makeAttribute(product, caller, body),
  });
  route(app, {
    name: 'contact-attribute.change',
    method: 'PATCH',
    url: '/v1/contact-attributes/:key',
    summary: 'Change the name of a field, or the values of a choice',
    schema: { params: attributeParams, body: attributeChangeBody, reply: attributeSchema },
    handler: ({ caller, params, body }) => changeAttribute(product, caller, params.key, body),
  });
  route(app, {
    name: 'contact-attribute.remove',
    method: 'DELETE',
    url: '/v1/contact-attributes/:key',
    summary: 'Remove a field and what it says of every contact',
    schema: { params: attributeParams },
    handler: async ({ caller, params }) => {
      await removeAttribute(product, caller, params.key);
      return undefined;
    },
  });
}
