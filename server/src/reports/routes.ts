import { randomBytes } from 'node:crypto';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RateLimit } from '../http/rate-limit.ts';
import { route } from '../http/route.ts';
import { surveyPageHeaders } from '../http/security-header.ts';
import type { Product } from '../product.ts';
import { chartRoutes } from './charts/chart-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { reportPdf } from './pdf/report-pdf.ts';
import { reportChoices } from './report-choices.ts';
import { reportHtml } from './report-html.ts';
import {
  changeReport,
  endShare,
  makeReport,
  removeReport,
  scheduleReport,
  shareReport,
  showReaders,
  showReport,
  showReports,
} from './reports.ts';
import {
  readerListReply,
  reportBody,
  reportChoicesQuery,
  reportChoicesReply,
  reportListReply,
  reportMadeReply,
  reportParams,
  reportSchema,
  scheduleBody,
  shareBody,
  shareMadeReply,
  shareParams,
} from './schema.ts';
import { sharedReport } from './shared-report.ts';

/** Reports: what stands on them, who gets them, who may read them without an account. */
export function reportsRoutes(app: FastifyInstance, product: Product): void {
  savedRoutes(app, product);
  givenRoutes(app, product);
  pageRoutes(app, product);
  chartRoutes(app, product);
  sharedRoutes(app, product);
}

function savedRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'report.list',
    method: 'GET',
    url: '/v1/reports',
    summary: 'The saved reports, by name',
    schema: { reply: reportListReply },
    handler: async ({ caller }) => ({ data: await showReports(product, caller) }),
  });
  route(app, {
    name: 'report.show',
    method: 'GET',
    url: '/v1/reports/:id',
    summary: 'What stands on a report, who gets it, and the links that open it',
    schema: { params: reportParams, reply: reportSchema },
    handler: ({ caller, params }) => showReport(product, caller, params.id),
  });
  route(app, {
    name: 'report.make',
    method: 'POST',
    url: '/v1/reports',
    summary: 'Save a report',
    schema: { body: reportBody, reply: reportMadeReply },
    status: 201,
    handler: async ({ caller, body }) => ({ id: await makeReport(product, caller, body) }),
  });
  route(app, {
    name: 'report.change',
    method: 'PUT',
    url: '/v1/reports/:id',
    summary: 'Change what stands on a report',
    schema: { params: reportParams, body: reportBody, reply: reportSchema },
    handler: ({ caller, params, body }) => changeReport(product, caller, { id: params.id, body }),
  });
  route(app, {
    name: 'report.remove',
    method: 'DELETE',
    url: '/v1/reports/:id',
    summary: 'Remove a report with its schedule and its links',
    schema: { params: reportParams },
    handler: async ({ caller, params }) => {
      await removeReport(product, caller, params.id);
      return undefined;
    },
  });
}

function givenRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'report.choices',
    method: 'GET',
    url: '/v1/report-choices',
    summary: 'What a report of a survey can be made of: questions, traits, studies',
    schema: { query: reportChoicesQuery, reply: reportChoicesReply },
    isReport: true,
    handler: ({ caller, query }) => reportChoices(product, caller, query.survey),
  });
  route(app, {
    name: 'report.readers',
    method: 'GET',
    url: '/v1/report-readers',
    summary: 'The colleagues who may see figures, and so may get a report',
    schema: { reply: readerListReply },
    handler: async ({ caller }) => ({ data: [...(await showReaders(product, caller))] }),
  });
  route(app, {
    name: 'report.schedule',
    method: 'PUT',
    url: '/v1/reports/:id/schedule',
    summary: 'Mail a report to colleagues when a week, month or quarter is over; to nobody ends it',
    schema: { params: reportParams, body: scheduleBody, reply: reportSchema },
    handler: ({ caller, params, body }) => scheduleReport(product, caller, { id: params.id, body }),
  });
  route(app, {
    name: 'report.share',
    method: 'POST',
    url: '/v1/reports/:id/shares',
    summary: 'Make a link that opens a report to anybody until a day; it is shown this once',
    schema: { params: reportParams, body: shareBody, reply: shareMadeReply },
    status: 201,
    handler: ({ caller, params, body }) => shareReport(product, caller, { id: params.id, days: body.days }),
  });
  route(app, {
    name: 'report.end-share',
    method: 'DELETE',
    url: '/v1/reports/:id/shares/:share_id',
    summary: 'End a link before its day',
    schema: { params: shareParams },
    handler: async ({ caller, params }) => {
      await endShare(product, caller, { id: params.id, shareId: params.share_id });
      return undefined;
    },
  });
}

const tokenParams = z.object({ token: z.string().max(100) });
const limit: RateLimit = { name: 'shared-report', amount: 120, seconds: 60 };

function sharedRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'page.report',
    method: 'GET',
    url: '/r/:token',
    summary: 'A report behind a link',
    schema: { params: tokenParams },
    limit,
    isReport: true,
    handler: async ({ params, reply }) => {
      const page = await sharedReport(product, params.token);
      if (page === undefined) throw new Refusal('not_found');
      const nonce = randomBytes(16).toString('base64url');
      const html = reportHtml(page, { nonce, pdfHref: `/r/${encodeURIComponent(params.token)}/pdf` });
      return reply.headers(surveyPageHeaders(nonce)).type('text/html; charset=utf-8').send(html);
    },
  });
  route(app, {
    name: 'page.report-pdf',
    method: 'GET',
    url: '/r/:token/pdf',
    summary: 'The same report as a PDF',
    schema: { params: tokenParams },
    limit,
    isReport: true,
    handler: async ({ params, reply }) => {
      const page = await sharedReport(product, params.token);
      if (page === undefined) throw new Refusal('not_found');
      return reply.type('application/pdf').send(await reportPdf(page));
    },
  });
}
