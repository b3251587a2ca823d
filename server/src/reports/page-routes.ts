import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { route } from '../http/route.ts';
import { sendTable, tableFormatSchema } from '../metrics/figures/table-file.ts';
import type { Product } from '../product.ts';
import { pictureFormatSchema, reportChartSchema } from './charts/schema.ts';
import { sendChart } from './charts/send-chart.ts';
import { reportPageSchema } from './page/schema.ts';
import { reportPdf } from './pdf/report-pdf.ts';
import { reportTable } from './report-table.ts';
import { readReport } from './reports.ts';
import { reportParams } from './schema.ts';

/** Another period than the saved one, as figures read it: the link in a mail names the one that it told of. */
const pageQuery = z.strictObject({ period: z.string().min(1).max(30).optional() });
const tableQuery = pageQuery.extend({ format: tableFormatSchema.default('csv') });
const chartParams = reportParams.extend({ chart: reportChartSchema });
const chartQuery = pageQuery.extend({ format: pictureFormatSchema.default('svg') });

/** A report as it is read: as data, on paper, as a table, chart by chart. */
export function pageRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'report.page',
    method: 'GET',
    url: '/v1/reports/:id/page',
    summary: 'A report as it stands at this moment: its sentences, its figures, its note on method',
    schema: { params: reportParams, query: pageQuery, reply: reportPageSchema },
    isReport: true,
    handler: ({ caller, params, query }) => readReport(product, caller, { id: params.id, period: query.period }),
  });
  route(app, {
    name: 'report.pdf',
    method: 'GET',
    url: '/v1/reports/:id/pdf',
    summary: 'The same report on A4, as a PDF',
    schema: { params: reportParams, query: pageQuery },
    isReport: true,
    handler: async ({ caller, params, query, reply }) => {
      const page = await readReport(product, caller, { id: params.id, period: query.period });
      const bytes = await reportPdf(page);
      return reply.type('application/pdf').header('content-disposition', 'inline; filename="report.pdf"').send(bytes);
    },
  });
  route(app, {
    name: 'report.table',
    method: 'GET',
    url: '/v1/reports/:id/table',
    summary: 'Every figure of a report as a CSV file or a workbook',
    schema: { params: reportParams, query: tableQuery },
    isReport: true,
    handler: async ({ caller, params, query, reply }) => {
      const page = await readReport(product, caller, { id: params.id, period: query.period });
      return sendTable(reply, reportTable(page), { format: query.format, language: page.language });
    },
  });
  route(app, {
    name: 'report.chart',
    method: 'GET',
    url: '/v1/reports/:id/charts/:chart',
    summary: 'A chart of a report as SVG or PNG',
    schema: { params: chartParams, query: chartQuery },
    isReport: true,
    handler: async ({ caller, params, query, reply }) => {
      const { id, chart } = params;
      const page = await readReport(product, caller, { id, period: query.period, chart });
      return sendChart(reply, page, { chart, format: query.format });
    },
  });
}
