import { z } from 'zod';
import { figureQuery } from '../../metrics/figures/figure-query.ts';
import { reportCharts } from './report-drawings.ts';

export const reportChartSchema = z.enum(reportCharts);
export const pictureFormatSchema = z.enum(['svg', 'png']);
export type PictureFormat = z.infer<typeof pictureFormatSchema>;

export const chartParams = z.strictObject({ chart: reportChartSchema });
export const chartQuery = z.strictObject({
  ...figureQuery,
  /** Whose groups the chart of groups shows. */
  trait: z.string().max(100).default(''),
  format: pictureFormatSchema.default('svg'),
});
