import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { figureQuery } from '../figures/figure-query.ts';
import { estimateSchema } from '../schema.ts';

const { survey, period, where } = figureQuery;
export const momentsQuerySchema = z.strictObject({ survey, period, where });

export const momentSchema = z.object({
  id: idSchema('tch'),
  name: z.string(),
  phase: z.enum(['before', 'during', 'after']),
  is_direct: z.boolean(),
  is_material: z.boolean(),
  channel: z.string(),
  /** What was asked at this moment; null where nobody was asked, or too few to be shown. */
  asked: z
    .object({
      survey: z.object({ id: idSchema('srv'), name: z.string() }),
      item: z.string(),
      /** Chooses the answers of this moment in every other figure. */
      where: z.string(),
      label: z.string(),
      metric: z.object({ id: z.string(), kind: z.enum(['nps', 'share', 'mean']) }),
      scale: z.object({ minimum: z.number(), maximum: z.number() }),
      score: estimateSchema,
      norm: z.object({ norm: z.number(), verdict: z.enum(['met', 'not met', 'cannot tell yet']) }).nullable(),
      /** Of the same customers, on the scale of the score; null where only the comparison was asked, or nothing. */
      expected: estimateSchema.nullable(),
      /** Experience less expectation in points of the score, or the one question from -2 to 2. */
      gap: estimateSchema.nullable(),
      gap_kind: z.enum(['points', 'compared']).nullable(),
    })
    .nullable(),
});

export const momentsSchema = z.object({
  /** Those that are asked along the journey, also without answers in these days. */
  surveys: z.array(z.object({ id: idSchema('srv'), name: z.string() })),
  window: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** By which metric most moments are measured: those stand on one line, the others have a scale of their own. */
  line: z
    .object({
      metric: z.object({ id: z.string(), kind: z.enum(['nps', 'share', 'mean']) }),
      scale: z.object({ minimum: z.number(), maximum: z.number() }),
      norm: z.number().nullable(),
    })
    .nullable(),
  /** Only when it can be told. */
  weakest: idSchema('tch').nullable(),
  moments: z.array(momentSchema),
});
/** As it crosses the wire: what the admin app reads. */
export type Moments = z.input<typeof momentsSchema>;
export type MomentsReply = z.output<typeof momentsSchema>;
