import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import type { RateLimit } from '../../http/rate-limit.ts';
import { markRevision, readRevision } from '../../http/revision.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { calendarOfLink, endFeed, makeFeed, showFeed, visitCalendar } from './calendar.ts';
import { noteVisit } from './note-visit.ts';
import {
  feedParams,
  feedReply,
  visitBody,
  visitChangeBody,
  visitDetailSchema,
  visitFormReply,
  visitListQuery,
  visitListReply,
  visitMarksReply,
  visitParams,
  visitResultBody,
} from './schema.ts';
import { showVisitMarks } from './visit-marks.ts';
import { cancelVisit, moveVisit, planVisit, showAgenda, showVisit, showVisitForm } from './visits.ts';

export function visitsRoutes(app: FastifyInstance, product: Product): void {
  agendaRoutes(app, product);
  visitRoutes(app, product);
  calendarRoutes(app, product);
}

function agendaRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'visit.list',
    method: 'GET',
    url: '/v1/visits',
    summary: 'The visits of a stretch of days, in their order',
    schema: { query: visitListQuery, reply: visitListReply },
    handler: ({ caller, query }) => showAgenda(product, caller, query),
  });
  route(app, {
    name: 'visit.form',
    method: 'GET',
    url: '/v1/visit-form',
    summary: 'What a form for a visit needs: the scale of its mark, the day, who could go',
    schema: { reply: visitFormReply },
    handler: ({ caller }) => showVisitForm(product, caller),
  });
  route(app, {
    name: 'visit.marks',
    method: 'GET',
    url: '/v1/visit-marks',
    summary: 'The marks that were given at visits, apart from every score',
    schema: { reply: visitMarksReply },
    isReport: true,
    handler: ({ caller }) => showVisitMarks(product, caller),
  });
  route(app, {
    name: 'visit.note',
    method: 'POST',
    url: '/v1/visit-results',
    summary: 'Write down what came of a visit, planned or not; the same press again writes nothing',
    schema: { body: visitResultBody, reply: visitDetailSchema },
    handler: ({ caller, body }) => noteVisit(product, caller, body),
  });
}

function visitRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'visit.plan',
    method: 'POST',
    url: '/v1/visits',
    summary: 'Plan a visit to a customer',
    schema: { body: visitBody, reply: visitDetailSchema },
    status: 201,
    handler: ({ caller, body }) => planVisit(product, caller, body),
  });
  route(app, {
    name: 'visit.show',
    method: 'GET',
    url: '/v1/visits/:id',
    summary: 'A visit with what came of it; its revision is the ETag',
    schema: { params: visitParams, reply: visitDetailSchema },
    handler: async ({ caller, params, reply }) => markRevision(reply, await showVisit(product, caller, params.id)),
  });
  route(app, {
    name: 'visit.move',
    method: 'PUT',
    url: '/v1/visits/:id',
    summary: 'Move a planned visit; If-Match names the revision that was looked at',
    schema: { params: visitParams, body: visitChangeBody, reply: visitDetailSchema },
    handler: ({ caller, params, body, request }) =>
      moveVisit(product, caller, { id: params.id, revision: readRevision(request), wish: body }),
  });
  route(app, {
    name: 'visit.cancel',
    method: 'POST',
    url: '/v1/visits/:id/cancellation',
    summary: 'Call a planned visit off; If-Match names the revision that was looked at',
    schema: { params: visitParams, reply: visitDetailSchema },
    handler: ({ caller, params, request }) =>
      cancelVisit(product, caller, { id: params.id, revision: readRevision(request) }),
  });
}

/** Calendars look every hour, some every few minutes. */
const limit: RateLimit = { name: 'calendar', amount: 120, seconds: 60 };

function calendarRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'visit.calendar',
    method: 'GET',
    url: '/v1/visits/:id/calendar',
    summary: 'A visit as a file for a calendar',
    schema: { params: visitParams },
    handler: async ({ caller, params, reply }) => {
      const file = await visitCalendar(product, caller, params.id);
      reply.header('content-disposition', 'attachment; filename="visit.ics"');
      return reply.type('text/calendar; charset=utf-8').send(file);
    },
  });
  route(app, {
    name: 'calendar-feed.show',
    method: 'GET',
    url: '/v1/calendar-feed',
    summary: 'The secret link by which a calendar follows the own visits',
    schema: { reply: feedReply },
    handler: ({ caller }) => showFeed(product, caller),
  });
  route(app, {
    name: 'calendar-feed.make',
    method: 'POST',
    url: '/v1/calendar-feed',
    summary: 'Make the secret link anew; the one before it opens nothing any more',
    schema: { reply: feedReply },
    status: 201,
    handler: ({ caller }) => makeFeed(product, caller),
  });
  route(app, {
    name: 'calendar-feed.revoke',
    method: 'DELETE',
    url: '/v1/calendar-feed',
    summary: 'Revoke the secret link',
    handler: async ({ caller }) => {
      await endFeed(product, caller);
      return undefined;
    },
  });
  route(app, {
    name: 'page.calendar',
    method: 'GET',
    url: '/f/:token',
    summary: 'The visits of one colleague, for a calendar that follows them',
    schema: { params: feedParams },
    limit,
    handler: async ({ params, reply }) => {
      const file = await calendarOfLink(product, params.token);
      if (file === undefined) throw new Refusal('not_found');
      return reply.type('text/calendar; charset=utf-8').send(file);
    },
  });
}
