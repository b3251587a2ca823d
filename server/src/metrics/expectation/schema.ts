import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { estimateSchema } from '../schema.ts';

export const expectationQuerySchema = z.strictObject(figureQuery);

/** Expected and experienced on one scale, and the difference within persons. */
const gapSchema = z.object({
  expected: estimateSchema,
  experienced: estimateSchema,
  gap: estimateSchema,
  scale: z.object({ minimum: z.number(), maximum: z.number() }),
});

export const expectationPartSchema = z.object({
  /** The attribute by name, or `overall`. */
  name: z.string(),
  /** What it is called; '' for the whole. */
  label: z.string(),
  /** One question: compared with what had been expected. */
  direct: z
    .object({
      key: z.string(),
      worse: estimateSchema,
      as_expected: estimateSchema,
      better: estimateSchema,
      mean: estimateSchema,
    })
    .nullable(),
  /** Asked of one person in one survey, afterwards. */
  pair: gapSchema.nullable(),
  /** Asked of one person twice: before in another survey, and now. */
  same_person: gapSchema.nullable(),
});

export const expectationSchema = z.object({
  head: figureHeadSchema.nullable(),
  parts: z.array(expectationPartSchema),
  /** The survey that asked beforehand, and what became of those expectations; null where there is none. */
  baseline: z
    .object({
      survey: z.object({ id: idSchema('srv'), name: z.string() }),
      /** Persons asked before and after, below the privacy threshold none. */
      gap: estimateSchema,
      /** Of the differences between persons; null where it cannot be told. */
      reliability: z.object({ n: z.int(), experienced: z.number().nullable(), gap: z.number().nullable() }),
      /** By what the expectation was based on; null for a group that may not be shown. */
      sources: z.array(z.object({ id: z.string(), label: z.string(), gap: estimateSchema.nullable() })),
    })
    .nullable(),
});
/** As it crosses the wire: what the admin app reads. */
export type Expectation = z.input<typeof expectationSchema>;
export type ExpectationReply = z.output<typeof expectationSchema>;
