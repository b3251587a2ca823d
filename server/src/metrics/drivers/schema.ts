import { z } from 'zod';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { estimateSchema } from '../schema.ts';

export const driversQuerySchema = z.strictObject({
  ...figureQuery,
  /** Keys of the items that may explain it, with commas between; without it the parts that the survey asks about. */
  drivers: z.string().max(6000).default(''),
  /** The intervals of the shares take a second; without them the answer comes at once and nothing is decided yet. */
  bootstrap: z.enum(['true', 'false']).default('false'),
});

export const driverSchema = z.object({
  key: z.string(),
  /** Its part of what all drivers explain together, 0 to 1. Without intervals yet: display `answers only`. */
  share: estimateSchema,
  /** Its mean mark, of everybody who gave one. */
  score: estimateSchema,
  /** Points of the outcome that go together with one point more of this one, the others being equal. */
  coefficient: estimateSchema,
  /** Above 10 the coefficients can hardly be told apart. */
  variance_inflation: z.number(),
  /** In which part of the resamples it explains most; null before they are made. */
  top_share: z.number().nullable(),
  direction: z.enum(['with', 'against', 'unclear']),
  quadrant: z.enum(['concentrate_here', 'keep_up', 'low_priority', 'possible_overkill']).nullable(),
  /** Both intervals lie on one side of their cut, and more of it goes with a higher outcome. */
  is_decided: z.boolean(),
});

export const driversSchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  /** The mean mark of the outcome, also where its metric is a share or the NPS. */
  outcome: estimateSchema.nullable(),
  /** Keys of the items that may be chosen as drivers. */
  offered: z.array(z.string()),
  chosen: z.array(z.string()),
  /** Responses with a mark for the outcome and for every driver. */
  n: z.int(),
  /** Responses with a mark for the outcome that lack one of a driver. */
  rows_lost: z.int(),
  answers_needed: z.int(),
  method: z.enum(['lmg', 'relative-weights']),
  r_squared: estimateSchema.nullable(),
  /** Why there are no drivers, and of which items that is. */
  refusal: z
    .object({
      reason: z.enum(['too_few_drivers', 'too_few_rows', 'no_variation', 'singular', 'not_disclosed']),
      items: z.array(z.string()),
    })
    .nullable(),
  map: z
    .object({
      /** Points of the one scale that all drivers share, else shares of each scale from 0 to 1. */
      unit: z.enum(['score', 'share']),
      importance_cut: z.number(),
      score_cut: z.number().nullable(),
      /** Whether the cut of the score is the survey's norm, or the mean of the drivers. */
      is_norm: z.boolean(),
    })
    .nullable(),
  drivers: z.array(driverSchema),
  bootstrap: z.object({ resamples: z.int(), dropped: z.int(), groups: z.int(), seed: z.int() }).nullable(),
});
/** As it crosses the wire: what the admin app reads. */
export type Drivers = z.input<typeof driversSchema>;
export type DriversReply = z.output<typeof driversSchema>;
