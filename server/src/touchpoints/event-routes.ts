import type { Language } from '@voldaan/domain/language';
import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { detailOf } from '../http/problem.ts';
import { route } from '../http/route.ts';
import type { Product } from '../product.ts';
import { eventListQuery, eventListReply, eventsOnceMax, type ToldLine, tellBody, tellReply } from './schema.ts';
import { showEvents } from './show-events.ts';
import { type Outcome, tellEvents } from './tell-events.ts';

/** A thousand events with all their fields. */
const bodyBytesMax = 8 * 1024 * 1024;
const bodyKeysMax = eventsOnceMax * 70;

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
    name: 'event.tell',
    method: 'POST',
    url: '/v1/events',
    summary: 'Tell what happened to a customer: one event, or a list of at most 1,000; telling twice is telling once',
    schema: { body: tellBody, reply: tellReply },
    bodyBytesMax,
    bodyKeysMax,
    status: 201,
    handler: async ({ caller, body }) => {
      if (!Array.isArray(body)) return tellOne(product, caller.workspaceId, body);
      if (body.length > eventsOnceMax) throw new Refusal('list_too_big', { values: { maximum: eventsOnceMax } });
      const outcomes = await tellEvents(product, caller.workspaceId, body);
      const lines = outcomes.map((outcome, at) => lineOf(outcome, at + 1, caller.language));
      const refused = lines.filter((line) => 'code' in line).length;
      return { told: lines.length - refused, refused, lines };
    },
  });
}

async function tellOne(product: Product, workspaceId: string, event: unknown) {
  const [outcome] = await tellEvents(product, workspaceId, [event]);
  if (outcome === undefined) throw new Refusal('internal');
  if ('issue' in outcome) throw new Refusal(outcome.issue.code, outcome.issue);
  return { id: outcome.id, external_id: outcome.externalId, contact_id: outcome.contactId };
}

function lineOf(outcome: Outcome, line: number, language: Language): ToldLine {
  if (!('issue' in outcome)) {
    return { line, id: outcome.id, external_id: outcome.externalId, contact_id: outcome.contactId };
  }
  const { code, pointer, values } = outcome.issue;
  return { line, external_id: outcome.externalId, code, pointer, detail: detailOf(code, language, values) };
}
