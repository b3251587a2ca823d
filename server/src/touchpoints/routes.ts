import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { eventRoutes } from './event-routes.ts';
import {
  touchpointBody,
  touchpointChangeBody,
  touchpointListReply,
  touchpointOrderBody,
  touchpointParams,
  touchpointSchema,
} from './schema.ts';
import {
  changeTouchpoint,
  makeJourney,
  makeTouchpoint,
  placeAll,
  removeTouchpoint,
  showTouchpoints,
} from './touchpoints.ts';

export function touchpointsRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'touchpoint.list',
    method: 'GET',
    url: '/v1/touchpoints',
    summary: 'The contact moments of the customer journey, in its order',
    schema: { reply: touchpointListReply },
    handler: async ({ caller }) => ({ data: await showTouchpoints(product, caller) }),
  });
  route(app, {
    name: 'touchpoint.make',
    method: 'POST',
    url: '/v1/touchpoints',
    summary: 'Add a contact moment at the end of its phase',
    schema: { body: touchpointBody, reply: touchpointSchema },
    status: 201,
    handler: ({ caller, body }) => makeTouchpoint(product, caller, body),
  });
  route(app, {
    name: 'touchpoint.make-journey',
    method: 'POST',
    url: '/v1/touchpoints/default-journey',
    summary: 'Start with a journey from advert to aftercare, in the caller’s language; only where there is none yet',
    schema: { reply: touchpointListReply },
    status: 201,
    handler: async ({ caller }) => ({ data: await makeJourney(product, caller) }),
  });
  route(app, {
    name: 'touchpoint.place',
    method: 'PUT',
    url: '/v1/touchpoints/order',
    summary: 'Put every contact moment into its phase and place',
    schema: { body: touchpointOrderBody, reply: touchpointListReply },
    handler: async ({ caller, body }) => ({ data: await placeAll(product, caller, body) }),
  });
  route(app, {
    name: 'touchpoint.change',
    method: 'PATCH',
    url: '/v1/touchpoints/:id',
    summary: 'Change a contact moment',
    schema: { params: touchpointParams, body: touchpointChangeBody, reply: touchpointSchema },
    handler: ({ caller, params, body }) => changeTouchpoint(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'touchpoint.remove',
    method: 'DELETE',
    url: '/v1/touchpoints/:id',
    summary: 'Remove a contact moment; what was told and answered stays',
    schema: { params: touchpointParams },
    handler: async ({ caller, params }) => {
      await removeTouchpoint(product, caller, params.id);
      return undefined;
    },
  });
  eventRoutes(app, product);
}
