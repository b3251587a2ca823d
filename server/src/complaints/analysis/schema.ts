import { handlingMarks } from '@voldaan/domain/complaints/analysis/handling-marks';
import { caseKinds, decisionOutcomes, remedies } from '@voldaan/domain/complaints/case-event';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import { figureQuery } from '../../metrics/figures/figure-query.ts';
import { figureHeadSchema } from '../../metrics/figures/schema.ts';
import { tableFormatSchema } from '../../metrics/figures/table-file.ts';
import { comparisonSchema, estimateSchema } from '../../metrics/schema.ts';

export const caseSources = ['form', 'widget', 'qr', 'mail', 'phone', 'answer', 'low_score', 'api', 'visit'] as const;

const analysisQuery = {
  ...figureQuery,
  /** Among what complaints are counted: kinds of events with ~ between. Left out: orders, or what else tells of buying. */
  among: z
    .string()
    .max(700)
    .regex(/^[a-z][a-z0-9_.]{0,63}(~[a-z][a-z0-9_.]{0,63})*$/)
    .optional(),
};
export const analysisQuerySchema = z.strictObject(analysisQuery);
export const analysisTableQuery = z.strictObject({ ...analysisQuery, format: tableFormatSchema });
export type AnalysisQuery = z.output<typeof analysisQuerySchema>;

const countOf = <Name extends z.ZodType>(name: Name) => z.object({ name, count: z.int() });

const causeSchema = z.object({
  /** Null for rare causes together: fewer than five complaints each, or hidden with those. */
  cause: z.object({ id: idSchema('cau'), name: z.string() }).nullable(),
  causes: z.int(),
  count: z.int(),
  share: estimateSchema,
  /** With all that stand before it. */
  reached: z.int(),
  /** Of the shortest head that makes up four complaints of five. */
  is_vital: z.boolean(),
});

const rateSchema = z.object({
  complaints: z.int(),
  orders: z.int(),
  /** Per 1,000 orders. */
  rate: estimateSchema,
  /** Of the period before; null where no case was written down yet then: that is no rate of nothing. */
  previous: estimateSchema.nullable(),
  periods: z.array(z.object({ from: z.iso.date(), complaints: z.int(), orders: z.int(), rate: estimateSchema })),
  /** What is usual, per 1,000 orders. */
  control: z.object({
    centre: z.number().nullable(),
    /** As many as there are periods. */
    limits: z.array(z.object({ lower: z.number().nullable(), upper: z.number().nullable() })),
    signals: z.array(
      z.object({ from: z.iso.date(), kind: z.enum(['beyond', 'run']), side: z.enum(['above', 'below']) }),
    ),
    laney_sigma: z.number().nullable(),
    reason: z.enum(['too few periods', 'no variation', 'no orders']).nullable(),
  }),
});

const promiseSchema = z.object({
  name: z.enum(['acknowledge', 'first_contact', 'decision']),
  /** What the customer was promised: of every complaint. */
  customer: estimateSchema,
  /** Without complaints whose cause lay outside of the company's control. */
  staff: estimateSchema,
});

/** What customers said of how their complaint was handled: shares of the two best marks of five. */
const handlingSchema = z.object({
  answers: z.int(),
  /** Said "yes" to whether it is solved. */
  solved: estimateSchema,
  marks: z.array(z.object({ name: z.enum(handlingMarks), share: estimateSchema })),
});

const recoverySchema = z.object({
  /** Whose complaints are followed: the whole quarters that the window touches. */
  followed: z.object({ from: z.iso.date(), to: z.iso.date() }),
  verdict: z.enum(['too few', 'too early', 'gained', 'lost', 'no difference shown']),
  /** Points of the scale; n counts complainants. */
  effect: estimateSchema,
  unmatched: z.int(),
  compared: z.int(),
  detectable: z.number().nullable(),
  /** The score before, of those who complained and of those who are compared with them; and that of each after. */
  before: estimateSchema,
  complained_after: estimateSchema,
  comparable_after: estimateSchema,
  contact: z.object({ spoken: estimateSchema, not_spoken: estimateSchema, comparison: comparisonSchema }).nullable(),
  speed: z
    .object({
      /** In order, the fastest first; without an end the last has no `within_days`. */
      groups: z.array(z.object({ over_days: z.int(), within_days: z.int().nullable(), gain: estimateSchema })),
      /** Points per step slower. */
      slope: estimateSchema,
    })
    .nullable(),
});

const silentSchema = z.object({
  /** Of the dissatisfied, who did not complain within thirty days before or after the answer. */
  share: estimateSchema,
  horizon_days: z.int(),
  later: z.array(
    z.object({ group: z.enum(['silent', 'complained']), came_back: estimateSchema, left: estimateSchema }),
  ),
  came_back: comparisonSchema.nullable(),
  left: comparisonSchema.nullable(),
});

export const complaintAnalysisSchema = z.object({
  /** Null when there is no published survey yet: nothing is told of scores then. */
  head: figureHeadSchema.nullable(),
  window: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    interval: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  }),
  /** Waits, promises and decisions are those of the newest complaints, of which there are more. */
  is_cut: z.boolean(),
  /** Counts of work, of all kinds of cases. */
  kinds: z.array(countOf(z.enum(caseKinds))),
  /** Of complaints. */
  complaints: z.int(),
  outside_our_control: z.int(),
  sources: z.array(countOf(z.enum(caseSources))),
  severities: z.array(z.object({ severity: z.int().nullable(), count: z.int() })),
  /** Complaints whose cause is named; the others wait for it. */
  causes_named: z.int(),
  causes: z.array(causeSchema),
  among_kinds: z.array(z.string()),
  known_kinds: z.array(z.string()),
  rate: rateSchema,
  waits: z.array(z.object({ what: z.enum(['first_contact', 'decision']), hours: estimateSchema })),
  promises: z.array(promiseSchema),
  decided: z.int(),
  outcomes: z.array(countOf(z.enum(decisionOutcomes))),
  remedies: z.array(countOf(z.enum(remedies))),
  /** What remedies cost, in cents of the company's own currency. */
  remedy_amount: z.object({ amount: z.int() }),
  handling: handlingSchema,
  recovery: recoverySchema.nullable(),
  silent: silentSchema.nullable(),
});
export type ComplaintAnalysis = z.input<typeof complaintAnalysisSchema>;
export type ComplaintAnalysisReply = z.output<typeof complaintAnalysisSchema>;
