import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { changeContact, showConsentEvents, showContact, takeConsent } from './contact-detail.ts';
import { addContact, addPastedContacts, showContacts } from './contacts.ts';
import {
  consentBody,
  consentEventsReply,
  contactAddBody,
  contactAddReply,
  contactChangeBody,
  contactDetailSchema,
  contactListQuery,
  contactListReply,
  contactParams,
} from './schema.ts';

export function contactRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact.list',
    method: 'GET',
    url: '/v1/contacts',
    summary: 'Contacts, newest first, with a search over address, name and numbers, and filters',
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
    name: 'contact.show',
    method: 'GET',
    url: '/v1/contacts/:id',
    summary: 'Everything known of one contact, with what it consents to',
    schema: { params: contactParams, reply: contactDetailSchema },
    handler: ({ caller, params }) => showContact(product, caller, params.id),
  });
  route(app, {
    name: 'contact.change',
    method: 'PATCH',
    url: '/v1/contacts/:id',
    summary: 'Change what is named of a contact and leave the rest',
    schema: { params: contactParams, body: contactChangeBody, reply: contactDetailSchema },
    handler: ({ caller, params, body }) => changeContact(product, caller, params.id, body),
  });
  route(app, {
    name: 'contact.consents',
    method: 'GET',
    url: '/v1/contacts/:id/consents',
    summary: 'Every yes and no of a contact, newest first, with where it was said',
    schema: { params: contactParams, reply: consentEventsReply },
    handler: ({ caller, params }) => showConsentEvents(product, caller, params.id),
  });
  route(app, {
    name: 'contact.record-consent',
    method: 'POST',
    url: '/v1/contacts/:id/consents',
    summary: 'Record what a customer said yes or no to, and where; it holds at once',
    schema: { params: contactParams, body: consentBody, reply: contactDetailSchema },
    status: 201,
    handler: ({ caller, params, body }) => takeConsent(product, caller, params.id, body),
  });
}
