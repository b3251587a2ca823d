import type { FastifyInstance } from 'fastify';
import { seeingAll } from '../../database/reach.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { route } from '../../http/route.ts';
import { sendTable } from '../../metrics/figures/table-file.ts';
import type { Product } from '../../product.ts';
import { analyseComplaints } from './analysis.ts';
import { analysisTable } from './analysis-table.ts';
import { type AnalysisQuery, analysisQuerySchema, analysisTableQuery, complaintAnalysisSchema } from './schema.ts';

export function complaintAnalysisRoutes(app: FastifyInstance, product: Product): void {
  // Figures of the whole company, without persons and with their least number: orders and scores are of no unit, and a rate of
  // one unit's complaints over all of them would be a rate of nothing.
  const analyse = (caller: Caller, query: AnalysisQuery) =>
    inWorkspace(product.databases.app, caller.workspaceId, (db) =>
      seeingAll(db, () =>
        analyseComplaints(db, product.columns, { ...query, now: product.clock(), language: caller.language }),
      ),
    );
  route(app, {
    name: 'complaint-analysis.show',
    method: 'GET',
    url: '/v1/complaint-analysis',
    summary: 'Why customers complain, how many, how fast it is put right, and what that did to the scores',
    schema: { query: analysisQuerySchema, reply: complaintAnalysisSchema },
    isReport: true,
    handler: ({ caller, query }) => analyse(caller, query),
  });
  route(app, {
    name: 'complaint-analysis.table',
    method: 'GET',
    url: '/v1/complaint-analysis/table',
    summary: 'The same figures as a CSV file or a workbook',
    schema: { query: analysisTableQuery },
    isReport: true,
    handler: async ({ caller, query: { format, ...query }, reply }) => {
      const { language } = caller;
      return sendTable(reply, analysisTable(await analyse(caller, query), language), { format, language });
    },
  });
}
