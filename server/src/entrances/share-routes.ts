import { randomBytes } from 'node:crypto';
import { qrSvg } from '@voldaan/domain/entrances/qr-svg';
import type { FastifyInstance } from 'fastify';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { makeSecret } from './embed-secret.ts';
import { changeDevice, makeDevice, revokeDevice } from './kiosk-devices.ts';
import { qrPng } from './qr-png.ts';
import {
  cardQuery,
  deviceBody,
  deviceParams,
  madeDeviceReply,
  qrQuery,
  secretBody,
  secretReply,
  shareBody,
  shareParams,
  shareReply,
  shareSchema,
} from './schema.ts';
import { cardOf, qrTextOf, showShare } from './share.ts';
import { changeWebsites } from './websites.ts';

/** From where staff put a survey before its customers. */
export function shareRoutes(app: FastifyInstance, product: Product): void {
  surveyRoutes(app, product);
  deviceRoutes(app, product);
  route(app, {
    name: 'embed-secret.make',
    method: 'POST',
    url: '/v1/embed-secrets',
    summary: 'Make a secret to sign customers with; it is shown this once, and the one before goes on for a day',
    schema: { body: secretBody, reply: secretReply },
    status: 201,
    handler: ({ caller, body }) => makeSecret(product, caller, body.ends_previous_at_once),
  });
}

function surveyRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'share.show',
    method: 'GET',
    url: '/v1/surveys/:id/share',
    summary: 'Link, code, snippet and kiosks of a survey',
    schema: { params: shareParams, reply: shareSchema },
    handler: ({ caller, params }) => showShare(product, caller, params.id),
  });
  route(app, {
    name: 'share.change',
    method: 'PATCH',
    url: '/v1/surveys/:id/share',
    summary: 'Say on which websites a survey may be asked; none: on all',
    schema: { params: shareParams, body: shareBody, reply: shareReply },
    handler: ({ caller, params, body }) => changeWebsites(product, caller, { id: params.id, typed: body.websites }),
  });
  route(app, {
    name: 'share.qr',
    method: 'GET',
    url: '/v1/surveys/:id/qr',
    summary: 'The QR code of a survey as SVG or PNG',
    schema: { params: shareParams, query: qrQuery },
    handler: async ({ caller, params, query, reply }) => {
      const text = await qrTextOf(product, caller, params.id);
      reply.header('content-disposition', `attachment; filename="voldaan-qr.${query.format}"`);
      return query.format === 'svg'
        ? reply.type('image/svg+xml').send(qrSvg(text))
        : reply.type('image/png').send(qrPng(text));
    },
  });
  route(app, {
    name: 'share.card',
    method: 'GET',
    url: '/v1/surveys/:id/card',
    summary: 'A card of A6 with the code, to print',
    schema: { params: shareParams, query: cardQuery },
    handler: async ({ caller, params, query, reply }) => {
      const nonce = randomBytes(16).toString('base64url');
      const html = await cardOf(product, caller, { id: params.id, language: query.language, nonce });
      return reply.headers(surveyPageHeaders(nonce)).type('text/html; charset=utf-8').send(html);
    },
  });
}

function deviceRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'kiosk-device.make',
    method: 'POST',
    url: '/v1/surveys/:id/kiosk-devices',
    summary: 'Make a kiosk; its link is shown this once',
    schema: { params: shareParams, body: deviceBody, reply: madeDeviceReply },
    status: 201,
    handler: ({ caller, params, body }) => makeDevice(product, caller, params.id, changeOf(body)),
  });
  route(app, {
    name: 'kiosk-device.change',
    method: 'PUT',
    url: '/v1/kiosk-devices/:id',
    summary: 'Change how a kiosk behaves',
    schema: { params: deviceParams, body: deviceBody },
    handler: async ({ caller, params, body, reply }) => {
      await changeDevice(product, caller, params.id, changeOf(body));
      return reply.code(204).send();
    },
  });
  route(app, {
    name: 'kiosk-device.revoke',
    method: 'DELETE',
    url: '/v1/kiosk-devices/:id',
    summary: 'Switch a kiosk off for good',
    schema: { params: deviceParams },
    handler: async ({ caller, params, reply }) => {
      await revokeDevice(product, caller, params.id);
      return reply.code(204).send();
    },
  });
}

function changeOf(body: Readonly<{ name: string; idle_seconds: number; keeps_partial: boolean }>) {
  return { name: body.name, idleSeconds: body.idle_seconds, keepsPartial: body.keeps_partial };
}
