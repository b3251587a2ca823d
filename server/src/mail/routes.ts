import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import { previewHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { changeMailSetting, removeMailSetting, showMailSetting, testMailSetting } from './mail-setting.ts';
import { showOutbox, showOutboxMail } from './outbox.ts';
import {
  mailSettingBody,
  mailSettingSchema,
  mailTestBody,
  mailTestReply,
  outboxListReply,
  outboxMailSchema,
  outboxParams,
  outboxQuery,
} from './schema.ts';

/** A trial opens connections to wherever it is told: a few a minute are enough for a person who is setting up. */
const trialLimit = { name: 'mail-test', amount: 10, seconds: 60 };

export function mailRoutes(app: FastifyInstance, product: Product): void {
  mailSettingRoutes(app, product);
  outboxRoutes(app, product);
}

function mailSettingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'mail-setting.show',
    method: 'GET',
    url: '/v1/mail-settings',
    summary: 'How this company sends mail; the password is never shown',
    schema: { reply: mailSettingSchema },
    handler: ({ caller }) => showMailSetting(product, caller),
  });
  route(app, {
    name: 'mail-setting.change',
    method: 'PUT',
    url: '/v1/mail-settings',
    summary: 'Say through which server and in whose name mail is sent',
    schema: { body: mailSettingBody, reply: mailSettingSchema },
    handler: ({ caller, body }) => changeMailSetting(product, caller, body),
  });
  route(app, {
    name: 'mail-setting.remove',
    method: 'DELETE',
    url: '/v1/mail-settings',
    summary: 'Forget the mail server; mail is then kept in the outbox',
    handler: async ({ caller }) => {
      await removeMailSetting(product, caller);
      return undefined;
    },
  });
  route(app, {
    name: 'mail-setting.test',
    method: 'POST',
    url: '/v1/mail-settings/test',
    summary: 'Send a trial mail and hear which step of the conversation failed',
    schema: { body: mailTestBody, reply: mailTestReply },
    limit: trialLimit,
    handler: ({ caller, body }) => testMailSetting(product, caller, body.to),
  });
}

function outboxRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'outbox.list',
    method: 'GET',
    url: '/v1/outbox',
    summary: 'Mails that are kept because there is no mail server, newest first',
    schema: { query: outboxQuery, reply: outboxListReply },
    handler: ({ caller, query }) => showOutbox(product, caller, query),
  });
  route(app, {
    name: 'outbox.show',
    method: 'GET',
    url: '/v1/outbox/:id',
    summary: 'A kept mail with both its parts',
    schema: { params: outboxParams, reply: outboxMailSchema },
    handler: ({ caller, params }) => showOutboxMail(product, caller, params.id),
  });
  route(app, {
    name: 'outbox.html',
    method: 'GET',
    url: '/v1/outbox/:id/html',
    summary: 'The formatted part of a kept mail as a page without scripts',
    schema: { params: outboxParams },
    handler: async ({ caller, params, reply }) => {
      const { html } = await showOutboxMail(product, caller, params.id);
      return reply.headers(previewHeaders).type('text/html; charset=utf-8').send(html);
    },
  });
}
