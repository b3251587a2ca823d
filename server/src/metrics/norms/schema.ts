import { benchmarkMetrics, isBenchmarkMetric } from '@voldaan/domain/metrics/norms/benchmark';
import { z } from 'zod';
import { dateSchema, idSchema, timeSchema } from '../../http/id-schema.ts';
import { textSchema } from '../../http/text-schema.ts';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { comparisonSchema, estimateSchema, verdictSchema } from '../schema.ts';

const line = (charactersMax: number) => textSchema(charactersMax).regex(/^\P{Cc}*$/u);
const nameOf = (charactersMax: number) => line(charactersMax).trim().min(1);

export const normsMax = 500;
export const benchmarksMax = 200;

export const normQuery = z.strictObject(figureQuery);

const groupSchema = z.object({
  trait: z.string(),
  value: z.string(),
  trait_label: z.string(),
  value_label: z.string(),
});

export const normSchema = z.object({
  /** Null for the norm that the survey was published with, which holds where no other does. */
  id: idSchema('nrm').nullable(),
  /** The key of the rating, which is among the items of the head. */
  item: z.string(),
  /** Null for all customers. */
  group: groupSchema.nullable(),
  value: z.number(),
  from: dateSchema.nullable(),
  /** The first day on which it holds no more. */
  to: dateSchema.nullable(),
  state: z.enum(['coming', 'holds', 'ended']),
  reason: z.string(),
  made_by: z.string().nullable(),
  /** Null before its first day, and where the group is too small to be shown. */
  estimate: estimateSchema.nullable(),
  verdict: verdictSchema.nullable(),
});
export type NormShown = z.output<typeof normSchema>;

export const normListReply = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  norms: z.array(normSchema),
});
export type NormList = z.output<typeof normListReply>;

const normFields = {
  value: z.number().min(-100).max(100),
  from: dateSchema,
  to: dateSchema.nullable(),
  reason: textSchema(1000).trim(),
} as const;

export const normParams = z.strictObject({ id: idSchema('nrm') });
export const normBody = z.strictObject({
  survey_id: idSchema('srv'),
  item: z.string().min(1).max(300),
  group: z
    .strictObject({ trait: z.string().min(1).max(100), value: z.string().max(200) })
    .nullable()
    .default(null),
  ...normFields,
  to: normFields.to.default(null),
  reason: normFields.reason.default(''),
});
export type NormBody = z.output<typeof normBody>;
export const normChangeBody = z.strictObject(normFields).partial();
export type NormChangeBody = z.output<typeof normChangeBody>;
export const normMadeReply = z.object({ id: idSchema('nrm') });

const metricNames = Object.keys(benchmarkMetrics).filter(isBenchmarkMetric);

const benchmarkFields = {
  name: nameOf(100),
  metric: z.enum(metricNames),
  value: z.number().min(-100).max(100),
  low: z.number().min(-100).max(100).nullable(),
  high: z.number().min(-100).max(100).nullable(),
  n: z.int().min(1).max(1_000_000_000).nullable(),
  source: nameOf(300),
  source_url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  measured_on: dateSchema,
  method: textSchema(1000).trim().min(1),
} as const;

export const benchmarkParams = z.strictObject({ id: idSchema('bmk') });
export const benchmarkBody = z.strictObject({
  ...benchmarkFields,
  low: benchmarkFields.low.default(null),
  high: benchmarkFields.high.default(null),
  n: benchmarkFields.n.default(null),
  source_url: benchmarkFields.source_url.default(''),
});
export type BenchmarkBody = z.output<typeof benchmarkBody>;
export const benchmarkChangeBody = z.strictObject(benchmarkFields).partial();
export type BenchmarkChangeBody = z.output<typeof benchmarkChangeBody>;

export const benchmarkSchema = z.object({
  id: idSchema('bmk'),
  name: z.string(),
  metric: z.enum(metricNames),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().nullable(),
  source: z.string(),
  source_url: z.string(),
  measured_on: dateSchema,
  method: z.string(),
  /** Invented, for the sample company. */
  is_example: z.boolean(),
  changed_at: timeSchema,
});
export type BenchmarkShown = z.output<typeof benchmarkSchema>;

/** Own minus theirs; no verdict where one of the two has no interval. */
export const benchmarkComparisonSchema = z.object({
  own: estimateSchema,
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: comparisonSchema.shape.method,
  verdict: z.enum(['higher', 'lower', 'no difference shown', 'no verdict']),
});

export const benchmarkListReply = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  benchmarks: z.array(
    benchmarkSchema.extend({
      /** Null where the two are not alike: `metrics_not_comparable`. */
      comparison: benchmarkComparisonSchema.nullable(),
      refusal: z.enum(['metrics_not_comparable']).nullable(),
    }),
  ),
});
export type BenchmarkList = z.output<typeof benchmarkListReply>;
