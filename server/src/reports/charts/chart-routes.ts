import { Refusal } from '@voldaan/domain/refusal';
import type { FastifyInstance } from 'fastify';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import { route } from '../../http/route.ts';
import { publishedSurveys } from '../../metrics/views.ts';
import type { Product } from '../../product.ts';
import { buildReport, type ReportAsked } from '../page/build-report.ts';
import { askForChart } from './ask-for-chart.ts';
import { chartParams, chartQuery } from './schema.ts';
import { sendChart } from './send-chart.ts';

/** The chart of any figure as a picture, for a slide or a letter: drawn by the same hand as the report's. */
export function chartRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'chart.show',
    method: 'GET',
    url: '/v1/charts/:chart',
    summary: 'A figure’s trend, groups or drivers as SVG or PNG',
    schema: { params: chartParams, query: chartQuery },
    isReport: true,
    handler: async ({ caller, params, query, reply }) => {
      const { workspaceId, language } = caller;
      const [newest] = await inWorkspaceReading(product.databases.app, workspaceId, publishedSurveys);
      const surveyId = query.survey ?? newest?.id;
      if (surveyId === undefined) throw new Refusal('not_found');
      const { period, where, trait, item = '', format } = query;
      const figure = { language, surveyId, item, period, where, trait };
      const asked: ReportAsked = { ...figure, id: null, name: '', hasDrivers: true, hasWords: false, studyId: null };
      const page = await buildReport(product, askForChart(asked, params.chart), { workspaceId, mayQuote: false });
      return sendChart(reply, page, { chart: params.chart, format });
    },
  });
}
