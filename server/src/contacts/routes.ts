import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { addContact, addPastedContacts, removeContact, showContacts } from './contacts.ts';
import { contactImportRoutes } from './import-routes.ts';
import { contactAddBody, contactAddReply, contactListQuery, contactListReply, contactParams } from './schema.ts';

export function contactsRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact.list',
    method: 'GET',
    url: '/v1/contacts',
    summary: 'Contacts, newest first, with a search over address, name and number',
    schema: { query: contactListQuery, reply: contactListReply },
    handler: ({ caller, query }) => showContacts(product, caller, query),
  });
  route(app, {
    name: 'contact.add',
    method: 'POST',
    url: '/v1/contacts',
    summary: 'Add a pasted list of addresses, or one contact with its details',
    schema: { body: contactAddBody, reply: contactAddReply },
    status: 201,
    handler: ({ caller, body }) =>
      'addresses' in body ? addPastedContacts(product, caller, body.addresses) : addContact(product, caller, body),
  });
  route(app, {
    name: 'contact.remove',
    method: 'DELETE',
    url: '/v1/contacts/:id',
    summary: 'Remove a contact; its answers stay without the person, and a suppression stays too',
    schema: { params: contactParams },
    handler: async ({ caller, params }) => {
      await removeContact(product, caller, params.id);
      return undefined;
    },
  });
  contactImportRoutes(app, product);
}
