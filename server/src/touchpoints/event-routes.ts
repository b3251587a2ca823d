import { PassThrough, Readable } from 'node:stream';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Caller } from '../http/caller.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { csvEvents } from './csv-events.ts';
import { jsonLines } from './json-lines.ts';
import { lineOf } from './line-of.ts';
import {
  eventListQuery,
  eventListReply,
  eventsOnceMax,
  refusedListQuery,
  refusedListReply,
  tellBody,
  tellReply,
} from './schema.ts';
import { showEvents, showRefused } from './show-events.ts';
import { tellEvents } from './tell-events.ts';
import { tellLines } from './tell-lines.ts';
import type { ToldRecord } from './told-record.ts';

/** Two hundred thousand events; a longer list comes in parts. */
const streamBytesMax = 50 * 1024 * 1024;
/** Of the names in a list of JSON: a thousand events with all their fields. */
const bodyKeysMax = eventsOnceMax * 70;
/** Half of the programs that send a stream read the reply when they have sent it all; until then it waits here. */
const replyBytesMax = 2 * streamBytesMax;

export function eventRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'event.list',
    method: 'GET',
    url: '/v1/events',
    summary: 'What happened to customers, last told first; of one customer or one kind, if wanted',
    schema: { query: eventListQuery, reply: eventListReply },
    handler: ({ caller, query }) => showEvents(product, caller, query),
  });
  route(app, {
    name: 'event.list-refused',
    method: 'GET',
    url: '/v1/events/refused',
    summary: 'What was told and not stored, and why: the thousand latest, the same one counted',
    schema: { query: refusedListQuery, reply: refusedListReply },
    handler: ({ caller, query }) => showRefused(product, caller, query),
  });
  route(app, {
    name: 'event.tell',
    method: 'POST',
    url: '/v1/events',
    summary:
      'Tell what happened to customers: one event, a list of at most 1,000, or a stream as application/x-ndjson or text/csv; telling twice is telling once',
    schema: { body: tellBody, reply: tellReply },
    accepts: 'records',
    bodyBytesMax: streamBytesMax,
    bodyKeysMax,
    status: 201,
    handler: async ({ caller, body, request, reply }) => {
      if (body instanceof Readable) {
        const isCsv = /^text\/csv/i.test(request.headers['content-type'] ?? '');
        return sendLines(product, { caller, reply, records: isCsv ? csvEvents(body) : jsonLines(body) });
      }
      if (!Array.isArray(body)) return tellOne(product, caller, body);
      if (body.length > eventsOnceMax) throw new Refusal('list_too_big', { values: { maximum: eventsOnceMax } });
      const outcomes = await tellEvents(product, caller, body);
      const lines = outcomes.map((outcome, at) => lineOf(outcome, at + 1, caller.language));
      const refused = lines.filter((line) => 'code' in line).length;
      return { told: lines.length - refused, refused, lines };
    },
  });
}

async function tellOne(product: Product, caller: Caller, event: unknown) {
  const [outcome] = await tellEvents(product, caller, [event]);
  if (outcome === undefined) throw new Error('no outcome for the one event');
  if ('issue' in outcome) throw new Refusal(outcome.issue.code, outcome.issue);
  return { id: outcome.id, external_id: outcome.externalId, contact_id: outcome.contactId };
}

/** Answers as the stream is read. A file whose heading is wrong is refused before, with a status of its own. */
async function sendLines(
  product: Product,
  { caller, reply, records }: Readonly<{ caller: Caller; reply: FastifyReply; records: AsyncGenerator<ToldRecord> }>,
): Promise<FastifyReply> {
  const first = await records.next();
  const all = first.done === true ? records : withFirst(first.value, records);
  const lines = Readable.from(tellLines(product, caller, all));
  const waiting = new PassThrough({ highWaterMark: replyBytesMax });
  lines.once('error', (error) => waiting.destroy(error));
  return reply.code(200).type('application/x-ndjson; charset=utf-8').send(lines.pipe(waiting));
}

async function* withFirst(first: ToldRecord, rest: AsyncGenerator<ToldRecord>): AsyncGenerator<ToldRecord> {
  yield first;
  yield* rest;
}
