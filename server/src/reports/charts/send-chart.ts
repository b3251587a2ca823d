import { Refusal } from '@voldaan/domain/refusal';
import { drawSvg } from '@voldaan/domain/reports/drawing/draw-svg';
import type { FastifyReply } from 'fastify';
import type { ReportPage } from '../page/schema.ts';
import { drawPng } from './draw-png.ts';
import { type ReportChart, reportDrawing } from './report-drawings.ts';
import type { PictureFormat } from './schema.ts';

const chartWidth = 720;

/**
 * Sends a chart as a picture.
 *
 * @throws Refusal not_found when the report has no such chart.
 */
export async function sendChart(
  reply: FastifyReply,
  page: ReportPage,
  { chart, format }: Readonly<{ chart: ReportChart; format: PictureFormat }>,
): Promise<FastifyReply> {
  const drawn = reportDrawing(page, chart, chartWidth);
  if (drawn === undefined) throw new Refusal('not_found');
  const svg = drawSvg(drawn.drawing, drawn.label);
  reply.header('content-disposition', `attachment; filename="voldaan-${chart}.${format}"`);
  if (format === 'svg') return reply.type('image/svg+xml').send(svg);
  return reply.type('image/png').send(await drawPng(svg));
}
