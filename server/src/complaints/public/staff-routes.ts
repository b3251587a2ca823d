import { Readable } from 'node:stream';
import { qrSvg } from '@voldaan/domain/entrances/qr-svg';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { qrPng } from '../../entrances/qr-png.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { fileBytesMax } from '../file/judge-file.ts';
import { caseParams, fileParams } from '../schema.ts';
import { addCaseFile, fileHeaders, readCaseFile } from './case-files.ts';
import { caseFormQr, changeCaseForm, renewCaseForm, showCaseForm } from './form-setting.ts';
import { caseFileQuery, caseFileReply, caseFormBody, caseFormQrQuery, caseFormSchema } from './schema.ts';

/** From where staff put the form before their customers, and the files of cases. */
export function caseFormRoutes(app: FastifyInstance, product: Product): void {
  settingRoutes(app, product);
  fileRoutes(app, product);
}

function settingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case-form.show',
    method: 'GET',
    url: '/v1/case-form',
    summary: 'The form for customers: its link, whether it is open, and whom it names',
    schema: { reply: caseFormSchema },
    handler: ({ caller }) => showCaseForm(product, caller),
  });
  route(app, {
    name: 'case-form.change',
    method: 'PATCH',
    url: '/v1/case-form',
    summary: 'Open or shut the form for customers, and say whom it names',
    schema: { body: caseFormBody, reply: caseFormSchema },
    handler: ({ caller, body }) => changeCaseForm(product, caller, body),
  });
  route(app, {
    name: 'case-form.renew',
    method: 'POST',
    url: '/v1/case-form/links',
    summary: 'Give the form another link; the one before leads nowhere from then on',
    schema: { reply: caseFormSchema },
    status: 201,
    handler: ({ caller }) => renewCaseForm(product, caller),
  });
  route(app, {
    name: 'case-form.qr',
    method: 'GET',
    url: '/v1/case-form/qr',
    summary: 'The QR code of the form as SVG or PNG, for a place where one is named',
    schema: { query: caseFormQrQuery },
    handler: async ({ caller, query, reply }) => {
      const text = await caseFormQr(product, caller, query.touchpoint);
      reply.header('content-disposition', `attachment; filename="voldaan-qr.${query.format}"`);
      return query.format === 'svg'
        ? reply.type('image/svg+xml').send(qrSvg(text))
        : reply.type('image/png').send(qrPng(text));
    },
  });
}

function fileRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'case.add-file',
    method: 'POST',
    url: '/v1/cases/:id/files',
    summary: 'Add a file to a case: a picture, a PDF or plain text of at most 10 MB',
    schema: { params: caseParams, query: caseFileQuery, body: z.instanceof(Readable), reply: caseFileReply },
    status: 201,
    accepts: 'octets',
    bodyBytesMax: fileBytesMax,
    handler: ({ caller, params, query, body }) =>
      addCaseFile(product, caller, { caseId: params.id, name: query.name, body }),
  });
  route(app, {
    name: 'case.file',
    method: 'GET',
    url: '/v1/cases/:id/files/:file',
    summary: 'A file of a case, to be saved',
    schema: { params: fileParams },
    handler: async ({ caller, params, reply }) => {
      const file = await readCaseFile(product, caller, { id: params.file, caseId: params.id });
      return reply.headers(fileHeaders(file)).send(file.bytes);
    },
  });
}
