import { chartEventKinds, markedEventKinds } from '@voldaan/domain/metrics/trend/chart-event';
import { z } from 'zod';
import { dateSchema, idSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { comparisonSchema, estimateSchema, verdictSchema, watchSchema } from '../schema.ts';

export const chartEventsMax = 2000;

export const chartEventSchema = z.object({
  id: idSchema('cev'),
  kind: z.enum(chartEventKinds),
  name: z.string(),
  day: dateSchema,
  /** Null for what took one day. */
  last_day: dateSchema.nullable(),
  /** Null: on the charts of all surveys. */
  survey_id: idSchema('srv').nullable(),
  /** The improvement action whose start it marks; it goes with it, and is not changed by hand. */
  action_id: idSchema('act').nullable(),
});
export type ChartEventShown = z.output<typeof chartEventSchema>;

/** The newest first. */
export const chartEventListReply = z.object({ data: z.array(chartEventSchema) });

const eventFields = {
  kind: z.enum(markedEventKinds),
  name: textSchema(100)
    .regex(/^\P{Cc}*$/u)
    .trim()
    .min(1),
  day: dateSchema,
  last_day: dateSchema.nullable(),
  survey_id: idSchema('srv').nullable(),
} as const;

export const chartEventParams = z.strictObject({ id: idSchema('cev') });
export const chartEventBody = z.strictObject({
  ...eventFields,
  last_day: eventFields.last_day.default(null),
  survey_id: eventFields.survey_id.default(null),
});
export type ChartEventBody = z.output<typeof chartEventBody>;
export const chartEventChangeBody = z.strictObject(eventFields).partial();
export type ChartEventChangeBody = z.output<typeof chartEventChangeBody>;

const controlSchema = z.object({
  method: z.enum(['laney-p', 'laney-nps', 'individuals']),
  centre: z.number().nullable(),
  laney_sigma: z.number().nullable(),
  /** Why there are no limits. */
  reason: z.enum(['too few periods', 'no variation']).nullable(),
  /** As many as the points of the line, in columns as they are. */
  points: z.object({
    from: z.array(dateSchema),
    lower: z.array(z.number().nullable()),
    upper: z.array(z.number().nullable()),
    ewma: z.array(z.number().nullable()),
    ewma_lower: z.array(z.number().nullable()),
    ewma_upper: z.array(z.number().nullable()),
  }),
  signals: z.array(
    z.object({ from: dateSchema, kind: z.enum(['beyond', 'run', 'drift']), side: z.enum(['above', 'below']) }),
  ),
});

const intervals = ['day', 'week', 'month', 'quarter', 'year'] as const;
export const trendQuery = z.strictObject({
  ...figureQuery,
  interval: z.enum(intervals).optional(),
  /** The control chart is another view of the same points, as large as they are: it comes when it is asked for. */
  control: z.enum(['true', 'false']).default('false'),
});
export type TrendQuery = z.output<typeof trendQuery>;

/**
 * The line of a trend as columns, an element for each interval: never without intervals, n, method and days, like any estimate. A year
 * by day is half of what it is as an object for each point, and a fifth quicker to make, send and read.
 */
const pointsSchema = z.object({
  from: z.array(dateSchema),
  /** The first day that is no longer in it. */
  to: z.array(dateSchema),
  estimate: z.array(z.number().nullable()),
  low: z.array(z.number().nullable()),
  high: z.array(z.number().nullable()),
  n: z.array(z.int()),
  /** Null where no customer answered more than once. */
  design_effect: z.array(z.number().nullable()),
  reason: z.array(estimateSchema.shape.reason),
  display: z.array(estimateSchema.shape.display),
  /** Of answers that are all alike another one than of its neighbours. */
  method: z.array(z.string()),
  level: z.number(),
});
export type TrendPoints = z.output<typeof pointsSchema>;

export const trendSchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  interval: z.enum(intervals),
  /** Every interval of the window from the first with answers on. */
  points: pointsSchema,
  /** The same as it was asked before, in other words or on another scale: never one line with the points. */
  breaks: z.array(
    z.object({
      /** The first day on which it was asked as it is now. */
      day: dateSchema,
      before: z.string(),
      /** Whether the earlier answers lie on the same scale, and so may stand on the same axis. */
      is_same_scale: z.boolean(),
      points: pointsSchema,
    }),
  ),
  /** Which norm held from when to when. */
  norm_line: z.array(z.object({ from: dateSchema, to: dateSchema, value: z.number() })),
  norm: verdictSchema.nullable(),
  total: estimateSchema.nullable(),
  previous: estimateSchema.nullable(),
  comparison: comparisonSchema.nullable(),
  last_year: estimateSchema.nullable(),
  last_year_comparison: comparisonSchema.nullable(),
  /** Whether the points go up or down, allowing for neighbours that resemble each other. */
  slope: z
    .object({
      verdict: z.enum(['rising', 'falling', 'no trend shown', 'too few']),
      /** Change from one interval to the next (Sen), with its interval. */
      step: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.int(),
      method: z.literal('newey-west, sen'),
    })
    .nullable(),
  events: z.array(chartEventSchema),
  /** Null unless `control=true` asks for it. */
  control: controlSchema.nullable(),
  watch: watchSchema.nullable(),
});
export type TrendReply = z.output<typeof trendSchema>;
