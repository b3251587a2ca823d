import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeProfile, makeProfile, removeProfile, showProfiles } from './profiles.ts';
import { profileBody, profileChangeBody, profileListReply, profileParams } from './schema.ts';

export function profileRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-profile.list',
    method: 'GET',
    url: '/v1/case-profiles',
    summary: 'What is promised to whoever complains: terms, working hours, reminders, by profile',
    schema: { reply: profileListReply },
    handler: ({ caller }) => showProfiles(product, caller),
  });
  route(app, {
    name: 'case-profile.make',
    method: 'POST',
    url: '/v1/case-profiles',
    summary: 'Add a profile of promises of your own',
    schema: { body: profileBody, reply: profileListReply },
    status: 201,
    handler: ({ caller, body }) => makeProfile(product, caller, body),
  });
  route(app, {
    name: 'case-profile.change',
    method: 'PATCH',
    url: '/v1/case-profiles/:id',
    summary: 'Change what a profile promises, or make it the default; the clocks of its open cases follow',
    schema: { params: profileParams, body: profileChangeBody, reply: profileListReply },
    handler: ({ caller, params, body }) => changeProfile(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'case-profile.remove',
    method: 'DELETE',
    url: '/v1/case-profiles/:id',
    summary: 'Remove a profile that no case was ever handled by',
    schema: { params: profileParams, reply: profileListReply },
    handler: ({ caller, params }) => removeProfile(product, caller, params.id),
  });
}
