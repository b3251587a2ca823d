import type { FastifyInstance } from 'fastify';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { openFigure } from '../figures/open-figure.ts';
import { surveyWithExpectations } from './expectation-views.ts';
import { expectationQuerySchema, expectationSchema } from './schema.ts';
import { showExpectation } from './show-expectation.ts';

export function expectationRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'expectation.show',
    method: 'GET',
    url: '/v1/expectation',
    summary: 'How experiences were against what customers expected, also of the same persons',
    schema: { query: expectationQuerySchema, reply: expectationSchema },
    isReport: true,
    handler: ({ caller, query }) =>
      inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
        const { language } = caller;
        const today = product.clock().toISOString().slice(0, 10);
        const survey = query.survey ?? (await surveyWithExpectations(db));
        const figure = await openFigure(db, product.columns, { ...query, survey, today, language });
        if (figure === undefined) return { head: null, parts: [], baseline: null };
        return showExpectation(db, figure, language);
      }),
  });
}
