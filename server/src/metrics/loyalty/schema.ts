import { z } from 'zod';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { tableFormatSchema } from '../figures/table-file.ts';
import { comparisonSchema, estimateSchema } from '../schema.ts';

export const horizons = ['90', '180', '365'] as const;

const loyaltyQuery = {
  ...figureQuery,
  /** What counts as buying again: kinds of events with ~ between. Left out: orders and renewals, or what else tells of it. */
  purchase: z
    .string()
    .max(700)
    .regex(/^[a-z][a-z0-9_.]{0,63}(~[a-z][a-z0-9_.]{0,63})*$/)
    .optional(),
  /** After how many days the classes are compared. */
  horizon: z.enum(horizons).default('180'),
};
export const loyaltyQuerySchema = z.strictObject(loyaltyQuery);
export const loyaltyTableQuery = z.strictObject({ ...loyaltyQuery, format: tableFormatSchema });
export type LoyaltyQuery = z.output<typeof loyaltyQuerySchema>;

const classSchema = z.enum(['satisfied', 'between', 'dissatisfied']);
const partSchema = z.enum(['satisfaction', 'intention', 'freedom']);

const matrixSchema = z.object({
  /** Answers that have all three. */
  n: z.int(),
  groups: z.array(
    z.object({ group: z.enum(['ambassador', 'captive', 'mercenary', 'defector']), share: estimateSchema }),
  ),
  /** Of those who mean to stay: the share that stays without being satisfied, or without another choice. */
  captive_stayers: estimateSchema,
});

/** What customers did after they said how satisfied they are. */
const behaviourSchema = z.object({
  /** Kaplan-Meier: the share of whom it has not happened yet. */
  curves: z.array(
    z.object({
      class: classSchema,
      n: z.int(),
      events: z.int(),
      followed_days: z.int(),
      /** Days until half of them had the event; null when that was not reached. Without a `high` it is an interval without an end. */
      median: z.object({ days: z.number(), low: z.number(), high: z.number().nullable() }).nullable(),
      at_horizon: estimateSchema,
      points: z.array(z.object({ day: z.int(), at_risk: z.int(), share: estimateSchema })),
    }),
  ),
  /** Classes of so few that they are not shown. */
  hidden: z.array(classSchema),
  /** The log-rank test; null when there is nothing to test. */
  test: z.object({ chi_square: z.number(), df: z.int(), p_value: z.number() }).nullable(),
  verdict: z.enum(['linked', 'no link found', 'too few']),
  /** Which class differs from all others together, and whether it goes longer without; null when neither end does. */
  apart: z.object({ class: z.enum(['satisfied', 'dissatisfied']), is_longer: z.boolean() }).nullable(),
  /** Of those who were followed to the horizon: the share of whom it happened. */
  within: z.array(z.object({ class: classSchema, share: estimateSchema })),
  /** Satisfied minus all others; null when one side is too small to be shown. */
  comparison: comparisonSchema.nullable(),
});

export const loyaltySchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  /** The items that tell it, and from which score on each holds. */
  parts: z.array(z.object({ part: partSchema, item: z.string(), label: z.string(), from: z.number(), to: z.number() })),
  /** What the survey does not ask: items of the question library, in the survey's words. */
  missing: z.array(z.object({ part: partSchema, library_item: z.string(), label: z.string() })),
  /** Null when one of the three is not asked. */
  matrix: matrixSchema.nullable(),
  purchase_kinds: z.array(z.string()),
  known_kinds: z.array(z.string()),
  horizon_days: z.int(),
  /** Whose answers are followed: the whole quarters that the window touches, so that no single customer can be told. */
  followed: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  /** Null when the survey does not ask for satisfaction, or none of its answers has a customer. */
  bought: behaviourSchema.nullable(),
  left: behaviourSchema.nullable(),
  /** Descriptive, no forecast: what dissatisfied customers bought in the last twelve months, of what all who answered did. */
  value_at_stake: z.array(
    z.object({
      currency: z.string(),
      amount: z.number(),
      customers: z.int(),
      amount_of_all: z.number(),
      customers_of_all: z.int(),
    }),
  ),
  /** Counts of all customers, not of a sample: there is no interval to them. */
  silent: z.object({
    since: z.iso.date(),
    customers: z.int(),
    /** Nothing was heard of them since. */
    unheard: z.int(),
    /** Were asked, and never answered anything. */
    unanswered: z.int(),
    /** Both. */
    silent: z.int(),
  }),
});
export type Loyalty = z.input<typeof loyaltySchema>;
export type LoyaltyReply = z.output<typeof loyaltySchema>;
export type Behaviour = z.output<typeof behaviourSchema>;
