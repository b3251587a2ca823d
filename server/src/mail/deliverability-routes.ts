import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { inboundBytesMax, takeInbound } from './inbound.ts';
import { changeInbound, showInbound, showInboundMail } from './inbound-mail.ts';
import { changeReturnMail, showReturnMail } from './return-mail.ts';
import { checkSendingNow, renewSigningKey, showSendingCheck } from './run-sending-check.ts';
import {
  inboundChangeBody,
  inboundListReply,
  inboundMailSchema,
  inboundParams,
  inboundQuery,
  inboundTakeQuery,
  inboundTakeReply,
  returnMailBody,
  returnMailReply,
  sendingCheckReply,
} from './schema.ts';

/** A check asks name servers and opens a connection: a few a minute are enough for a person who mends records. */
const checkLimit = { name: 'sending-check', amount: 10, seconds: 60 };
/** Mails may be 25 MiB each. */
const takeLimit = { name: 'inbound-mail', amount: 600, seconds: 60 };

export function deliverabilityRoutes(app: FastifyInstance, product: Product): void {
  sendingCheckRoutes(app, product);
  returnMailRoutes(app, product);
  inboundRoutes(app, product);
}

function sendingCheckRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'sending-check.show',
    method: 'GET',
    url: '/v1/sending-check',
    summary: 'What other mail servers saw of the domain that mail is sent from, the last time it was looked at',
    schema: { reply: sendingCheckReply },
    handler: ({ caller }) => showSendingCheck(product, caller),
  });
  route(app, {
    name: 'sending-check.run',
    method: 'POST',
    url: '/v1/sending-check',
    summary: 'Look at the domain now; it must be in order before a wave over 1,000 mails starts',
    schema: { reply: sendingCheckReply },
    limit: checkLimit,
    handler: ({ caller }) => checkSendingNow(product, caller),
  });
  route(app, {
    name: 'dkim-key.make',
    method: 'POST',
    url: '/v1/dkim-keys',
    summary: 'Make a new key that signs mail once the DNS has it; until then the known one goes on',
    schema: { reply: sendingCheckReply },
    limit: checkLimit,
    handler: ({ caller }) => renewSigningKey(product, caller),
  });
}

function returnMailRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'return-mail.show',
    method: 'GET',
    url: '/v1/return-mail',
    summary: 'Where mail comes back to, and the mailbox in which it is looked for; the password is never shown',
    schema: { reply: returnMailReply },
    handler: ({ caller }) => showReturnMail(product, caller),
  });
  route(app, {
    name: 'return-mail.change',
    method: 'PUT',
    url: '/v1/return-mail',
    summary: 'Say where mail comes back to, and in which mailbox it is looked for',
    schema: { body: returnMailBody, reply: returnMailReply },
    handler: ({ caller, body }) => changeReturnMail(product, caller, body),
  });
}

function inboundRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'inbound.list',
    method: 'GET',
    url: '/v1/inbound-mail',
    summary: 'What came back: replies of people, or the reports of mail servers; newest first',
    schema: { query: inboundQuery, reply: inboundListReply },
    handler: ({ caller, query }) => showInbound(product, caller, query),
  });
  route(app, {
    name: 'inbound.show',
    method: 'GET',
    url: '/v1/inbound-mail/:id',
    summary: 'A mail that came in, with its text',
    schema: { params: inboundParams, reply: inboundMailSchema },
    handler: ({ caller, params }) => showInboundMail(product, caller, params.id),
  });
  route(app, {
    name: 'inbound.change',
    method: 'PATCH',
    url: '/v1/inbound-mail/:id',
    summary: 'Note that a mail was read, or that it was not',
    schema: { params: inboundParams, body: inboundChangeBody },
    handler: async ({ caller, params, body }) => {
      await changeInbound(product, caller, { id: params.id, isRead: body.is_read });
      return undefined;
    },
  });
  route(app, {
    name: 'inbound.take',
    method: 'POST',
    url: '/v1/inbound-mail',
    summary: 'Hand in a mail that came back, byte for byte (at most 25 MiB)',
    schema: { query: inboundTakeQuery, reply: inboundTakeReply },
    status: 201,
    accepts: 'octets',
    bodyBytesMax: inboundBytesMax,
    limit: takeLimit,
    handler: async ({ caller, query, request }) => {
      if (!(request.body instanceof Readable)) throw new Refusal('body_malformed');
      const raw = await buffer(request.body);
      const to = query.to === undefined ? {} : { envelopeTo: query.to };
      return { is_new: await takeInbound(product, caller.workspaceId, { raw, ...to }) };
    },
  });
}
