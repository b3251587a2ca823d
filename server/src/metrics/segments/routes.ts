import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../http/caller.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { figuresAlongside, readFigures } from '../figures/read-figures.ts';
import { sendTable } from '../figures/table-file.ts';
import { makeCrossTab } from './cross-tab.ts';
import {
  type CrossTabQuery,
  crossTabQuerySchema,
  crossTabSchema,
  crossTabTableQuery,
  type SegmentQuery,
  segmentQuerySchema,
  segmentsSchema,
  segmentTableQuery,
} from './schema.ts';
import { crossTabTable, segmentTable } from './segment-table.ts';
import { makeSegments } from './segments.ts';

export function segmentRoutes(app: FastifyInstance, product: Product): void {
  const segments = (caller: Caller, query: SegmentQuery) =>
    readFigures(product, caller, (db) => makeSegments(db, product, caller, query));
  const crossTab = (caller: Caller, query: CrossTabQuery) =>
    readFigures(product, caller, (db) => makeCrossTab(db, product, caller, query));
  route(app, {
    name: 'segment.list',
    method: 'GET',
    url: '/v1/segments',
    summary: 'The groups of a trait, each against the rest and against its own earlier period',
    schema: { query: segmentQuerySchema, reply: segmentsSchema },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: ({ caller, query }) => segments(caller, query),
  });
  route(app, {
    name: 'segment.table',
    method: 'GET',
    url: '/v1/segments/table',
    summary: 'The same groups as a CSV file or a workbook',
    schema: { query: segmentTableQuery },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: async ({ caller, query: { format, ...query }, reply }) => {
      const { language } = caller;
      return sendTable(reply, segmentTable(await segments(caller, query), language), { format, language });
    },
  });
  route(app, {
    name: 'cross-tab.show',
    method: 'GET',
    url: '/v1/cross-tabs',
    summary: 'The answers to a question by group, or the score in each group of two traits',
    schema: { query: crossTabQuerySchema, reply: crossTabSchema },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: ({ caller, query }) => crossTab(caller, query),
  });
  route(app, {
    name: 'cross-tab.table',
    method: 'GET',
    url: '/v1/cross-tabs/table',
    summary: 'The same cross-tab as a CSV file or a workbook',
    schema: { query: crossTabTableQuery },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: async ({ caller, query: { format, ...query }, reply }) => {
      const { language } = caller;
      return sendTable(reply, crossTabTable(await crossTab(caller, query), language), { format, language });
    },
  });
}
