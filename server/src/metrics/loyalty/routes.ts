import type { FastifyInstance } from 'fastify';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { sendTable } from '../figures/table-file.ts';
import { makeLoyalty } from './loyalty.ts';
import { loyaltyTable } from './loyalty-table.ts';
import { type LoyaltyQuery, loyaltyQuerySchema, loyaltySchema, loyaltyTableQuery } from './schema.ts';

export function loyaltyRoutes(app: FastifyInstance, product: Product): void {
  const make = (caller: Caller, { horizon, ...query }: LoyaltyQuery) =>
    inWorkspaceReading(product.databases.app, caller.workspaceId, (db) =>
      makeLoyalty(db, product.columns, {
        ...query,
        horizonDays: Number(horizon),
        now: product.clock(),
        language: caller.language,
      }),
    );
  route(app, {
    name: 'loyalty.show',
    method: 'GET',
    url: '/v1/loyalty',
    summary: 'Why customers stay, and what they did after they said how satisfied they are',
    schema: { query: loyaltyQuerySchema, reply: loyaltySchema },
    isReport: true,
    handler: ({ caller, query }) => make(caller, query),
  });
  route(app, {
    name: 'loyalty.table',
    method: 'GET',
    url: '/v1/loyalty/table',
    summary: 'The same figures as a CSV file or a workbook',
    schema: { query: loyaltyTableQuery },
    isReport: true,
    handler: async ({ caller, query: { format, ...query }, reply }) => {
      const { language } = caller;
      return sendTable(reply, loyaltyTable(await make(caller, query), language), { format, language });
    },
  });
}
