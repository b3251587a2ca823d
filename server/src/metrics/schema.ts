import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';

/** A figure as it crosses the wire: never without its interval, its n, its method and its period. */
export const estimateSchema = z.object({
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
  population: z.int().optional(),
  design_effect: z.number().optional(),
  method: z.string(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** Why a part of it is null: `no_answers`, `one_answer`, `no_variation`. */
  reason: z.string().nullable(),
  level: z.number(),
  /** How it may be shown: in full; muted with the interval first; the answers only; nothing. */
  display: z.enum(['full', 'muted', 'answers only', 'nothing']),
});
export type EstimateView = z.input<typeof estimateSchema>;

export const roleSchema = z.enum(['nps', 'csat', 'grade', 'ces', 'stars', 'expectation']);

export const verdictSchema = z.object({
  norm: z.number(),
  verdict: z.enum(['met', 'not met', 'cannot tell yet']),
  /** Answers that are still needed before it can be told, when that can be said. */
  answers_still_needed: z.int().nullable(),
});

export const comparisonSchema = z.object({
  verdict: z.enum(['higher', 'lower', 'no difference shown', 'too few']),
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.string(),
});

const shareGroupSchema = z.object({
  key: z.enum(['promoters', 'passives', 'detractors', 'top', 'middle', 'bottom']),
  /** Lowest and highest score of the group. */
  from: z.number(),
  to: z.number(),
  count: z.int(),
  share: estimateSchema,
});

const periods = ['30d', '90d', '12m', 'all'] as const;
export const overviewQuerySchema = z.strictObject({
  survey: idSchema('srv').optional(),
  period: z.enum(periods).default('12m'),
});
export type PeriodChoice = (typeof periods)[number];

export const overviewSchema = z.object({
  /** Null when there is no published survey yet. */
  survey: z
    .object({
      id: idSchema('srv'),
      name: z.string(),
      question: z.string(),
      question_id: z.string(),
      role: roleSchema,
      scale: z.object({
        id: z.string(),
        minimum: z.number(),
        maximum: z.number(),
        low_label: z.string(),
        high_label: z.string(),
      }),
      comparability_break: z.boolean(),
    })
    .nullable(),
  surveys: z.array(z.object({ id: idSchema('srv'), name: z.string() })),
  period: z.object({ choice: z.enum(periods), from: z.iso.date(), to: z.iso.date() }),
  metric: estimateSchema.nullable(),
  norm: verdictSchema.nullable(),
  previous: estimateSchema.nullable(),
  comparison: comparisonSchema.nullable(),
  interval: z.enum(['week', 'month']),
  trend: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), estimate: estimateSchema })),
  distribution: z.array(z.object({ score: z.number(), count: z.int() })),
  groups: z.array(shareGroupSchema),
  /** Votes by class; the headline counts human ones only. */
  votes: z.object({
    counted: z.int(),
    unconfirmed: z.int(),
    machine: z.int(),
    with_unconfirmed: estimateSchema.nullable(),
  }),
  /** Below the minimum the answers themselves stand in place of the score. */
  answers_below_minimum: z.array(z.object({ response_id: idSchema('rsp'), score: z.number(), at: timeSchema })),
  comments: z.array(
    z.object({
      response_id: idSchema('rsp'),
      score: z.number().nullable(),
      text: z.string(),
      /** Null for roles that do not see persons, and where the answer is not linked to one. */
      name: z.string().nullable(),
      at: timeSchema,
    }),
  ),
  funnel: z.object({
    invited: z.int(),
    delivered: z.int(),
    opened: z.int(),
    answered: z.int(),
    /** Answers through the public link, which have no invitation. */
    uninvited: z.int(),
    losses: z.array(z.object({ reason: z.string(), count: z.int() })),
  }),
});
/** As it crosses the wire: what the admin app reads. */
export type Overview = z.input<typeof overviewSchema>;
/** As the server makes it. */
export type OverviewReply = z.output<typeof overviewSchema>;
