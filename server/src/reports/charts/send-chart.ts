import { drawSvg } from '@voldaan/domain/reports/drawing/draw-svg';
import { type Drawing, text } from '@voldaan/domain/reports/drawing/drawing';
import type { FastifyReply } from 'fastify';
import type { ReportPage } from '../page/schema.ts';
import { drawPng } from './draw-png.ts';
import { type ReportChart, reportDrawing } from './report-drawings.ts';
import type { PictureFormat } from './schema.ts';

const chartWidth = 720;

/** Sends a chart as a picture; one of nothing yet says so, since a picture that is missing says nothing. */
export async function sendChart(
  reply: FastifyReply,
  page: ReportPage,
  { chart, format }: Readonly<{ chart: ReportChart; format: PictureFormat }>,
): Promise<FastifyReply> {
  const drawn = reportDrawing(page, chart, chartWidth);
  const { drawing, label } = drawn ?? { drawing: drawNothing(page.columns.few), label: page.columns.few };
  const svg = drawSvg(drawing, label);
  reply.header('content-disposition', `attachment; filename="voldaan-${chart}.${format}"`);
  if (format === 'svg') return reply.type('image/svg+xml').send(svg);
  return reply.type('image/png').send(await drawPng(svg));
}

function drawNothing(words: string): Drawing {
  return { width: chartWidth, height: 48, shapes: [text([0, 28], words, 'start', 'ink')] };
}
