import { invitationOutcomes } from '@voldaan/domain/metrics/nonresponse/invitation-outcomes';
import { rateNames } from '@voldaan/domain/metrics/nonresponse/response-rate-estimates';
import { z } from 'zod';
import { figureQuery } from '../figures/figure-query.ts';
import { figureHeadSchema } from '../figures/schema.ts';
import { tableFormatSchema } from '../figures/table-file.ts';
import { comparisonSchema, estimateSchema } from '../schema.ts';

const nonresponseQuery = {
  survey: figureQuery.survey,
  item: figureQuery.item,
  period: figureQuery.period,
  /** Traits of the frame to weigh to, with ~ between: `attribute:shop~language`. Left out: all of which every group answered. */
  margin: z.string().min(1).max(1000).optional(),
  /** The share of those of whom nothing is known that is a customer still (AAPOR's e); it must be argued. */
  eligibility: z.coerce.number().min(0).max(1).default(1),
};
export const nonresponseQuerySchema = z.strictObject(nonresponseQuery);
export const nonresponseTableQuery = z.strictObject({ ...nonresponseQuery, format: tableFormatSchema });
export type NonresponseQuery = z.output<typeof nonresponseQuerySchema>;

const outcomeSchema = z.enum(invitationOutcomes);

const rateSchema = z.enum(rateNames);

const namedValueSchema = z.object({ trait: z.string(), label: z.string(), value: z.string() });

const weighedSchema = z.object({
  unweighted: estimateSchema,
  weighted: estimateSchema,
  /** Independent answers that the weighted ones are worth (Kish), and what the weights cost. */
  effective_n: z.number(),
  design_effect: z.number(),
  /** The smallest and the largest weight, as times the mean. */
  weight_least: z.number(),
  weight_most: z.number(),
  trimmed: z.int(),
});

const effortSchema = z.object({
  points: z.array(z.object({ day: z.int(), score: estimateSchema })),
  early: estimateSchema,
  late: estimateSchema,
  /** Late minus early. */
  comparison: comparisonSchema,
  is_by_reminder: z.boolean(),
  late_from: z.int().nullable(),
  /** Answers to an interviewer, which are not in it. */
  left_out: z.int(),
});

const boundsSchema = z.object({
  asked: z.int(),
  answered: z.int(),
  norm: z.number().nullable(),
  /** Lowest and highest that the score of everybody asked can be, whatever the silent would have said. */
  extremes: estimateSchema,
  /** The score of everybody asked, if the silent were so much less satisfied. */
  what_if: z.array(z.object({ shift: z.number(), estimate: estimateSchema, is_norm_met: z.boolean() })),
  shift_to_norm: z.number().nullable(),
});

export const nonresponseSchema = z.object({
  /** Null when there is no published survey yet. */
  head: figureHeadSchema.nullable(),
  /** Answers without an invitation: of those who did not give one nothing is known. */
  uninvited: z.int(),
  selected: z.int(),
  outcomes: z.array(
    z.object({
      outcome: outcomeSchema,
      /** Where AAPOR counts it; none is outside of all rates. */
      code: z.enum(['I', 'P', 'R', 'NC', 'O', 'UH', 'UO', 'none']),
      count: z.int(),
      reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
    }),
  ),
  eligibility: z.number(),
  rates: z.array(z.object({ rate: rateSchema, value: estimateSchema })),
  /** Of which days the groups and the weighing are: whole quarters, so that two periods a day apart tell of nobody. */
  grouped: z.object({ from: z.iso.date(), to: z.iso.date(), unit: z.enum(['month', 'quarter', 'year']) }).nullable(),
  /** Who answered and who did not, by what is known of everybody asked; the least even first. */
  traits: z.array(
    z.object({
      trait: z.string(),
      label: z.string(),
      r_indicator: estimateSchema,
      groups: z.array(
        z.object({
          value: z.string(),
          rate: estimateSchema,
          verdict: z.enum(['more', 'less', 'no difference shown', 'too few']),
        }),
      ),
      /** How many groups are too small to be shown; of the others those quarters are left out in which they are. */
      hidden: z.int(),
    }),
  ),
  weighing: z.object({
    /** What was weighed to, by trait. */
    margins: z.array(z.object({ trait: z.string(), label: z.string() })),
    weighed: weighedSchema.nullable(),
    /** Groups in which nobody answered, so that nobody can speak for them. */
    empty: z.array(namedValueSchema),
    /** Traits that were left out because of such groups, where none were asked for. */
    left_out: z.array(namedValueSchema),
    reason: z.string().nullable(),
  }),
  bounds: boundsSchema.nullable(),
  effort: effortSchema.nullable(),
});
export type Nonresponse = z.input<typeof nonresponseSchema>;
export type NonresponseReply = z.output<typeof nonresponseSchema>;
