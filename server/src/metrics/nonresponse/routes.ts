import type { FastifyInstance } from 'fastify';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { sendTable } from '../figures/table-file.ts';
import { makeNonresponse } from './nonresponse.ts';
import { nonresponseTable } from './nonresponse-table.ts';
import { type NonresponseQuery, nonresponseQuerySchema, nonresponseSchema, nonresponseTableQuery } from './schema.ts';

export function nonresponseRoutes(app: FastifyInstance, product: Product): void {
  const make = (caller: Caller, query: NonresponseQuery) =>
    inWorkspaceReading(product.databases.app, caller.workspaceId, (db) =>
      makeNonresponse(db, product.columns, {
        ...query,
        today: product.clock().toISOString().slice(0, 10),
        language: caller.language,
      }),
    );
  route(app, {
    name: 'nonresponse.show',
    method: 'GET',
    url: '/v1/nonresponse',
    summary: 'Who answered and who did not, and what that does to the score',
    schema: { query: nonresponseQuerySchema, reply: nonresponseSchema },
    isReport: true,
    handler: ({ caller, query }) => make(caller, query),
  });
  route(app, {
    name: 'nonresponse.table',
    method: 'GET',
    url: '/v1/nonresponse/table',
    summary: 'The same figures as a CSV file or a workbook',
    schema: { query: nonresponseTableQuery },
    isReport: true,
    handler: async ({ caller, query: { format, ...query }, reply }) => {
      const { language } = caller;
      return sendTable(reply, nonresponseTable(await make(caller, query), language), { format, language });
    },
  });
}
