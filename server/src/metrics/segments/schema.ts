import { z } from 'zod';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { tableFormatSchema } from '../figures/table-file.ts';
import { comparisonSchema, estimateSchema } from '../schema.ts';

const traitName = z.string().min(1).max(200);
const adjustmentSchema = z.enum(['holm', 'benjamini-hochberg']);
const earlierSchema = z.enum(['previous', 'last_year']);

const segmentQuery = {
  ...figureQuery,
  /** The trait whose groups are told apart; without it the first that has more than one. */
  by: traitName.optional(),
  adjustment: adjustmentSchema.default('holm'),
  /** An earlier period of the same length, to tell how each group changed. */
  compare: earlierSchema.optional(),
} as const;
export const segmentQuerySchema = z.strictObject(segmentQuery);
export type SegmentQuery = z.output<typeof segmentQuerySchema>;
export const segmentTableQuery = z.strictObject({ ...segmentQuery, format: tableFormatSchema });

const traitSchema = z.object({ name: z.string(), label: z.string() });
const valueSchema = z.object({ value: z.string(), label: z.string() });

/** A comparison among several, with its verdict adjusted for how many there were. */
export const adjustedComparisonSchema = comparisonSchema.extend({
  is_better: z.boolean().nullable(),
  p_value: z.number().nullable(),
  adjusted_p_value: z.number().nullable(),
});

export const segmentsSchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  /** Null when the responses have no trait by which they differ. */
  by: traitSchema.nullable(),
  adjustment: adjustmentSchema,
  compare: earlierSchema.nullable(),
  total: estimateSchema.nullable(),
  /** The highest score first, groups without a score last. */
  groups: z.array(
    valueSchema.extend({
      estimate: estimateSchema,
      /** Against the rest: everybody of the figure who is not in the group. */
      comparison: adjustedComparisonSchema,
      /** Against its own earlier period. */
      change: adjustedComparisonSchema.nullable(),
      /** Parts of the window are left out so that nobody can be told. */
      is_partial: z.boolean(),
    }),
  ),
  /** How many groups have answers and may not be shown. They are not named: a name can be what a customer is known by. */
  hidden: z.int(),
});
export type Segments = z.input<typeof segmentsSchema>;
export type SegmentsReply = z.output<typeof segmentsSchema>;

const crossTabQuery = {
  ...figureQuery,
  /** The trait of the columns; without it the first that has more than one value. */
  columns: traitName.optional(),
  /** The trait of the rows; without it the rows are the answers to the question. */
  rows: traitName.optional(),
} as const;
export const crossTabQuerySchema = z.strictObject(crossTabQuery);
export type CrossTabQuery = z.output<typeof crossTabQuerySchema>;
export const crossTabTableQuery = z.strictObject({ ...crossTabQuery, format: tableFormatSchema });

const columnSchema = valueSchema.extend({
  /** A, B, C, …: what cells name it by. */
  letter: z.string(),
  /** All of the column's answers. */
  n: z.int(),
  estimate: estimateSchema,
  is_partial: z.boolean(),
});

const answerRowSchema = z.object({
  /** A score, or a group of them: promoters, the highest box. */
  kind: z.enum(['score', 'box']),
  key: z.string(),
  from: z.number(),
  to: z.number(),
  total: z.object({ count: z.int(), share: estimateSchema }),
  cells: z.array(
    z.object({
      count: z.int(),
      /** Of the column's answers. */
      share: estimateSchema,
      /** Letters of the columns whose share is shown to be smaller. */
      letters: z.array(z.string()),
    }),
  ),
});

export const crossTabSchema = z.object({
  head: figureHeadSchema.nullable(),
  columns_by: traitSchema.nullable(),
  rows_by: traitSchema.nullable(),
  total: estimateSchema.nullable(),
  columns: z.array(columnSchema),
  /** How many columns have answers and may not be shown. */
  hidden: z.int(),
  /** Columns beyond the largest twenty. */
  columns_beyond: z.int(),
  /** Of a question's answers; empty of a cross of two traits. */
  answers: z.array(answerRowSchema),
  /** Of a cross of two traits; null: nobody, or too few to be shown. */
  rows: z.array(valueSchema.extend({ estimate: estimateSchema, cells: z.array(estimateSchema.nullable()) })),
  /** Rows beyond the largest fifty. */
  rows_beyond: z.int(),
  /** Whether answers and columns go together at all: chi-square; null where it cannot be told. */
  association: z
    .object({ chi_square: z.number(), df: z.int(), p_value: z.number(), cramers_v: z.number(), is_rough: z.boolean() })
    .nullable(),
});
export type CrossTab = z.input<typeof crossTabSchema>;
export type CrossTabReply = z.output<typeof crossTabSchema>;
