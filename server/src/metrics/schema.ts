import { z } from 'zod';
import { dateSchema, idSchema } from '../http/id-schema.ts';
import { answeredFields } from '../responses/answered-schema.ts';
import { figureQuery } from './figures/figure-query.ts';
import { figureHeadSchema } from './figures/schema.ts';

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

/** The watch of this quarter, whatever period is shown: it is of today, and of all customers. */
export const watchSchema = z.object({
  state: z.enum(['alarm', 'quiet', 'no answers']),
  /** First day of the quarter. */
  since: dateSchema,
  /** The day on which the alarm was given. */
  alarm_day: dateSchema.nullable(),
  norm: z.number(),
  /** Of the quarter so far; the interval holds for all its days at once. */
  estimate: estimateSchema,
  /** Of all years in which the score lies at its norm, at most this share sees a false alarm. */
  false_alarms_per_year: z.number(),
  variance_from: z.enum(['the norm', 'earlier answers', 'widest possible']),
});
export type WatchShown = z.output<typeof watchSchema>;

const shareGroupSchema = z.object({
  key: z.enum(['promoters', 'passives', 'detractors', 'top', 'middle', 'bottom']),
  /** Lowest and highest score of the group. */
  from: z.number(),
  to: z.number(),
  count: z.int(),
  share: estimateSchema,
});

export const overviewQuerySchema = z.strictObject(figureQuery);

export const overviewSchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  metric: estimateSchema.nullable(),
  norm: verdictSchema.nullable(),
  previous: estimateSchema.nullable(),
  comparison: comparisonSchema.nullable(),
  /** The same days a year ago. */
  last_year: estimateSchema.nullable(),
  last_year_comparison: comparisonSchema.nullable(),
  watch: watchSchema.nullable(),
  interval: z.enum(['day', 'week', 'month', 'quarter', 'year']),
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
  answers_below_minimum: z.array(z.object({ response_id: idSchema('rsp'), score: z.number(), ...answeredFields })),
  comments: z.array(
    z.object({
      response_id: idSchema('rsp'),
      score: z.number().nullable(),
      text: z.string(),
      /** Null for roles that do not see persons, and where the answer is not linked to one. */
      name: z.string().nullable(),
      ...answeredFields,
    }),
  ),
  /** Of the whole survey: null where groups are chosen, since who did not answer is in none. */
  funnel: z
    .object({
      invited: z.int(),
      delivered: z.int(),
      opened: z.int(),
      answered: z.int(),
      /** Of who is asked anonymously it is not kept that they opened the question, and late that they answered. */
      is_opening_known: z.boolean(),
      /** Answers through the public link, which have no invitation. */
      uninvited: z.int(),
      losses: z.array(z.object({ reason: z.string(), count: z.int() })),
    })
    .nullable(),
  has_open_questions: z.boolean(),
});
/** As it crosses the wire: what the admin app reads. */
export type Overview = z.input<typeof overviewSchema>;
/** As the server makes it. */
export type OverviewReply = z.output<typeof overviewSchema>;
