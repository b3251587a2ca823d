import { Readable } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import { renderCasePrivacyPage, renderCaseReceivedPage, renderCaseStatusPage } from '@voldaan/respond/page';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { addressPrefix, clientAddress } from '../../http/client-address.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { findFormLink, findStatusLink, type StatusLink } from './form-link.ts';
import { formBytesMax, showForm, submitForm } from './form-page.ts';
import { casePanelRoutes } from './panel-routes.ts';
import { caseFrame, caseLimit, languageOf, queryOf, sendPublic } from './public-page.ts';
import { submitStatus } from './status-page.ts';
import { receivedView, statusView } from './status-view.ts';

const tokenParams = z.object({ token: z.string().max(100) });
const formSchema = z.instanceof(URLSearchParams);
const streamSchema = z.instanceof(Readable);

/** What customers meet of complaints. Opening a page makes nothing; only a form that is sent does. */
export function publicCaseRoutes(app: FastifyInstance, product: Product): void {
  formRoutes(app, product);
  casePanelRoutes(app, product);
  statusRoutes(app, product);
}

function formRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'page.case-form',
    method: 'GET',
    url: '/c/:token',
    summary: 'The form for complaints, ideas, questions and compliments',
    schema: { params: tokenParams },
    limit: caseLimit,
    handler: ({ params, request, reply }) => sendPublic(request, reply, () => showForm(product, params.token, request)),
  });
  route(app, {
    name: 'page.case-form-submit',
    method: 'POST',
    url: '/c/:token',
    summary: 'Send the form for complaints; sent twice it is one case',
    schema: { params: tokenParams, body: streamSchema },
    limit: caseLimit,
    accepts: 'multipart',
    bodyBytesMax: formBytesMax,
    handler: ({ params, body, request, reply }) => {
      const prefix = addressPrefix(clientAddress(request.raw, product.config.proxyHops));
      const limiter = app.rateLimiter;
      return sendPublic(request, reply, () =>
        submitForm(product, { token: params.token, request, reply, body, prefix, limiter }),
      );
    },
  });
  route(app, {
    name: 'page.case-privacy',
    method: 'GET',
    url: '/c/:token/privacy',
    summary: 'Who reads a complaint, and how long it is kept',
    schema: { params: tokenParams },
    limit: caseLimit,
    handler: ({ params, request, reply }) =>
      sendPublic(request, reply, async () => {
        const link = (await findFormLink(product, params.token)) ?? (await findStatusLink(product, params.token));
        if (link === undefined) throw new Refusal('not_found');
        const path = `/c/${params.token}/privacy`;
        const frame = caseFrame(languageOf(request), path, queryOf(request), path);
        return { status: 200, html: renderCasePrivacyPage({ ...frame, organisation: link.organisation }), frame };
      }),
  });
}

function statusRoutes(app: FastifyInstance, product: Product): void {
  const found = async (token: string): Promise<StatusLink> => {
    const link = await findStatusLink(product, token);
    if (link === undefined) throw new Refusal('not_found');
    return link;
  };
  route(app, {
    name: 'page.case-status',
    method: 'GET',
    url: '/c/status/:token',
    summary: 'Where a case stands, for its customer',
    schema: { params: tokenParams },
    limit: caseLimit,
    handler: ({ params, request, reply }) =>
      sendPublic(request, reply, async () => {
        const link = await found(params.token);
        const query = queryOf(request);
        const language = languageOf(request, link.caseLanguage);
        const frame = caseFrame(
          language,
          `/c/status/${link.token}`,
          query,
          `/c/${link.token}/privacy?language=${language}`,
        );
        return inWorkspace(product.databases.app, link.workspaceId, async (db) => {
          if (query.has('received')) {
            return {
              status: 200,
              html: renderCaseReceivedPage(await receivedView(product, db, { link, frame })),
              frame,
            };
          }
          const said = { typed: '', fault: undefined, isAdded: query.has('added') };
          const html = renderCaseStatusPage(await statusView(product, db, { link, frame, said }));
          return { status: 200, html, frame };
        });
      }),
  });
  route(app, {
    name: 'page.case-status-submit',
    method: 'POST',
    url: '/c/status/:token',
    summary: 'What a customer says about their case: more words, that it is settled, that it is not',
    schema: { params: tokenParams, body: formSchema },
    limit: caseLimit,
    accepts: 'form',
    bodyBytesMax: 256 * 1024,
    handler: ({ params, body, request, reply }) =>
      sendPublic(request, reply, async () =>
        submitStatus(product, { link: await found(params.token), body, request, limiter: app.rateLimiter }),
      ),
  });
}
