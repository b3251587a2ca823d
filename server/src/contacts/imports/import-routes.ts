import { Readable } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import { cutText } from '@voldaan/domain/text-length';
import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { changeReading, readUpload, showImportState, startImport, undoImport } from './contact-import.ts';
import { refusedCsv } from './refused-csv.ts';
import {
  importCheckSchema,
  importParams,
  importPreviewSchema,
  importReadingBody,
  importStateSchema,
} from './schema.ts';

const uploadBytesMax = 50 * 1024 * 1024;
/** Each may leave 50 MiB in the database until it is settled or a week old. */
const uploadLimit = { name: 'contact-import', amount: 60, seconds: 600 };
const fileNameMax = 255;

export function contactImportRoutes(app: FastifyInstance, product: Product): void {
  readingRoutes(app, product);
  takingRoutes(app, product);
}

/** What a file holds, before anything of it is a contact. */
function readingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact-import.read',
    method: 'POST',
    url: '/v1/contact-imports',
    summary: 'Upload a CSV or Excel file (x-file-name, at most 50 MiB) and see how it would be read',
    schema: { reply: importPreviewSchema },
    status: 201,
    accepts: 'octets',
    limit: uploadLimit,
    bodyBytesMax: uploadBytesMax,
    handler: ({ caller, body, request }) =>
      readUpload(product, caller, { fileName: fileNameOf(request.headers['x-file-name']), bytes: streamOf(body) }),
  });
  route(app, {
    name: 'contact-import.change-reading',
    method: 'PUT',
    url: '/v1/contact-imports/:id/reading',
    summary: 'Say how the file is to be read and which column is what; every row is judged, none taken in',
    schema: { params: importParams, body: importReadingBody, reply: importCheckSchema },
    handler: ({ caller, params, body }) => changeReading(product, caller, params.id, body),
  });
  route(app, {
    name: 'contact-import.refused',
    method: 'GET',
    url: '/v1/contact-imports/:id/refused.csv',
    summary: 'All refused rows with the reason, as a file',
    schema: { params: importParams },
    handler: async ({ caller, params, reply }) => {
      await showImportState(product, caller, params.id);
      return reply
        .header('content-disposition', 'attachment; filename="refused.csv"')
        .type('text/csv; charset=utf-8')
        .send(Readable.from(refusedCsv(product, caller, params.id)));
    },
  });
}

/** Taking a file in, and back. */
function takingRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'contact-import.run',
    method: 'POST',
    url: '/v1/contact-imports/:id/run',
    summary: 'Take the judged rows in; a job does it, all or nothing',
    schema: { params: importParams, reply: importStateSchema },
    handler: ({ caller, params }) => startImport(product, caller, params.id),
  });
  route(app, {
    name: 'contact-import.show',
    method: 'GET',
    url: '/v1/contact-imports/:id',
    summary: 'How far an import is',
    schema: { params: importParams, reply: importStateSchema },
    handler: ({ caller, params }) => showImportState(product, caller, params.id),
  });
  route(app, {
    name: 'contact-import.undo',
    method: 'DELETE',
    url: '/v1/contact-imports/:id',
    summary: 'Cancel an import that has not run, or take back one that has',
    schema: { params: importParams, reply: importStateSchema },
    handler: ({ caller, params }) => undoImport(product, caller, params.id),
  });
}

/** The name is shown and never used as a path. Browsers put only Latin letters into a header, so it comes encoded. */
function fileNameOf(header: string | string[] | undefined): string {
  const given = String(header ?? '');
  const name = decoded(given)
    .replaceAll(/[\p{Cc}\p{Cs}/\\]/gu, ' ')
    .trim();
  if (name === '') throw new Refusal('file_name_missing', { pointer: '/x-file-name' });
  return cutText(name, fileNameMax);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function streamOf(body: unknown): AsyncIterable<Buffer> {
  if (body instanceof Readable) return body;
  throw new Refusal('file_empty');
}
