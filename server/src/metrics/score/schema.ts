import { z } from 'zod';
import { figureQuery } from '../figures/figure-query.ts';
import { figureSubjectSchema } from '../figures/schema.ts';
import { comparisonSchema, estimateSchema, verdictSchema } from '../schema.ts';

export const scoreQuery = z.strictObject(figureQuery);
export type ScoreQuery = z.output<typeof scoreQuery>;

export const scoreSchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureSubjectSchema.nullable(),
  score: estimateSchema.nullable(),
  norm: verdictSchema.nullable(),
  previous: estimateSchema.nullable(),
  comparison: comparisonSchema.nullable(),
  /** The same days a year ago. */
  last_year: estimateSchema.nullable(),
  last_year_comparison: comparisonSchema.nullable(),
});
export type ScoreReply = z.output<typeof scoreSchema>;
