import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { figuresAlongside } from '../figures/read-figures.ts';
import { changeChartEvent, makeChartEvent, removeChartEvent, showChartEvents } from './chart-events.ts';
import {
  chartEventBody,
  chartEventChangeBody,
  chartEventListReply,
  chartEventParams,
  chartEventSchema,
  trendQuery,
  trendSchema,
} from './schema.ts';
import { makeTrend } from './trend.ts';

export function trendRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'trend.show',
    method: 'GET',
    url: '/v1/trend',
    summary: 'A score over time with its band, norm, events and daily watch, and its control chart when asked',
    schema: { query: trendQuery, reply: trendSchema },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: ({ caller, query }) => makeTrend(product, caller, query),
  });
  route(app, {
    name: 'chart-event.list',
    method: 'GET',
    url: '/v1/chart-events',
    summary: 'What was marked on the charts: price changes, outages, campaigns',
    schema: { query: z.strictObject({ survey: idSchema('srv').optional() }), reply: chartEventListReply },
    handler: async ({ caller, query }) => ({ data: await showChartEvents(product, caller, query.survey) }),
  });
  route(app, {
    name: 'chart-event.make',
    method: 'POST',
    url: '/v1/chart-events',
    summary: 'Mark on the charts what happened',
    schema: { body: chartEventBody, reply: chartEventSchema },
    status: 201,
    handler: ({ caller, body }) => makeChartEvent(product, caller, body),
  });
  route(app, {
    name: 'chart-event.change',
    method: 'PATCH',
    url: '/v1/chart-events/:id',
    summary: 'Change what was marked',
    schema: { params: chartEventParams, body: chartEventChangeBody, reply: chartEventSchema },
    handler: ({ caller, params, body }) => changeChartEvent(product, caller, { id: params.id, change: body }),
  });
  route(app, {
    name: 'chart-event.remove',
    method: 'DELETE',
    url: '/v1/chart-events/:id',
    summary: 'Take a mark off the charts',
    schema: { params: chartEventParams },
    handler: async ({ caller, params }) => {
      await removeChartEvent(product, caller, params.id);
      return undefined;
    },
  });
}
