import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeSavedView, removeSavedView, saveView, showSavedViews } from './saved-views.ts';
import { savedViewBody, savedViewChangeBody, savedViewListSchema, savedViewParams, savedViewSchema } from './schema.ts';

export function savedViewRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'saved-view.list',
    method: 'GET',
    url: '/v1/saved-views',
    summary: 'Your own views and those that colleagues share',
    schema: { reply: savedViewListSchema },
    handler: async ({ caller }) => ({ data: await showSavedViews(product, caller) }),
  });
  route(app, {
    name: 'saved-view.make',
    method: 'POST',
    url: '/v1/saved-views',
    summary: 'Keep an address of the app under a name',
    schema: { body: savedViewBody, reply: savedViewSchema },
    status: 201,
    handler: ({ caller, body }) => saveView(product, caller, body),
  });
  route(app, {
    name: 'saved-view.change',
    method: 'PATCH',
    url: '/v1/saved-views/:id',
    summary: 'Rename a view, or share it',
    schema: { params: savedViewParams, body: savedViewChangeBody, reply: savedViewSchema },
    handler: ({ caller, params, body }) => changeSavedView(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'saved-view.remove',
    method: 'DELETE',
    url: '/v1/saved-views/:id',
    summary: 'Remove a view',
    schema: { params: savedViewParams },
    handler: async ({ caller, params }) => {
      await removeSavedView(product, caller, params.id);
      return undefined;
    },
  });
}
