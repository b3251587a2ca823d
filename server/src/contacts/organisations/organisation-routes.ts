import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import {
  changeOrganisation,
  makeOrganisation,
  removeOrganisation,
  showOrganisation,
  showOrganisations,
} from './organisations.ts';
import {
  organisationBody,
  organisationChangeBody,
  organisationListQuery,
  organisationListReply,
  organisationParams,
  organisationSchema,
} from './schema.ts';

export function organisationRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'organisation.list',
    method: 'GET',
    url: '/v1/organisations',
    summary: 'Organisations by name, with how many contacts each has',
    schema: { query: organisationListQuery, reply: organisationListReply },
    handler: ({ caller, query }) => showOrganisations(product, caller, query),
  });
  route(app, {
    name: 'organisation.make',
    method: 'POST',
    url: '/v1/organisations',
    summary: 'Add an organisation',
    schema: { body: organisationBody, reply: organisationSchema },
    status: 201,
    handler: ({ caller, body }) => makeOrganisation(product, caller, body),
  });
  route(app, {
    name: 'organisation.show',
    method: 'GET',
    url: '/v1/organisations/:id',
    summary: 'One organisation; its contacts are listed by /v1/contacts?organisation=',
    schema: { params: organisationParams, reply: organisationSchema },
    handler: ({ caller, params }) => showOrganisation(product, caller, params.id),
  });
  route(app, {
    name: 'organisation.change',
    method: 'PATCH',
    url: '/v1/organisations/:id',
    summary: 'Change the name or the number of an organisation',
    schema: { params: organisationParams, body: organisationChangeBody, reply: organisationSchema },
    handler: ({ caller, params, body }) => changeOrganisation(product, caller, params.id, body),
  });
  route(app, {
    name: 'organisation.remove',
    method: 'DELETE',
    url: '/v1/organisations/:id',
    summary: 'Remove an organisation; its contacts stay',
    schema: { params: organisationParams },
    handler: async ({ caller, params }) => {
      await removeOrganisation(product, caller, params.id);
      return undefined;
    },
  });
}
