import { Readable } from 'node:stream';
import { casePanelLoader } from '@voldaan/respond/entrance';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { foreignHeaders, packScript, sendScript } from '../../entrances/script-reply.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { formBytesMax } from './form-page.ts';
import { showPanel, submitPanel } from './form-panel.ts';
import { caseLimit } from './public-page.ts';
import { requireForm } from './take-sent-form.ts';

const tokenParams = z.object({ token: z.string().max(100) });
const streamSchema = z.instanceof(Readable);

/** The form on a page of the company's own site. No reply knows a signed-in person, and none is made with a cookie. */
export function casePanelRoutes(app: FastifyInstance, product: Product): void {
  const loader = packScript(casePanelLoader, 'whole');
  route(app, {
    name: 'case-panel.loader',
    method: 'GET',
    url: '/c/:token/panel.js',
    summary: 'The script that opens the form for complaints on a page of another site',
    schema: { params: tokenParams },
    limit: caseLimit,
    handler: async ({ params, request, reply }) => {
      await requireForm(product, params.token);
      return sendScript(request, reply, await loader, 'public, max-age=300');
    },
  });
  route(app, {
    name: 'case-panel.form',
    method: 'GET',
    url: '/c/:token/panel-form.js',
    summary: 'The form for complaints with the program that draws it on a page of another site',
    schema: { params: tokenParams },
    limit: caseLimit,
    handler: async ({ params, request, reply }) =>
      sendScript(request, reply, await showPanel(product, params.token, request), 'no-store'),
  });
  route(app, {
    name: 'case-panel.submit',
    method: 'POST',
    url: '/c/:token/panel',
    summary: 'Send the form for complaints from a page of another site; sent twice it is one case',
    schema: { params: tokenParams, body: streamSchema },
    limit: caseLimit,
    accepts: 'multipart',
    bodyBytesMax: formBytesMax,
    handler: async ({ params, body, request, reply }) => {
      reply.headers(foreignHeaders);
      const prefix = addressPrefix(clientAddress(request.raw, product.config.proxyHops));
      const limiter = app.rateLimiter;
      const outcome = await submitPanel(product, { token: params.token, request, reply, body, prefix, limiter });
      return reply.code(outcome.status).send(outcome.body);
    },
  });
}
