import { actionKinds } from '@voldaan/domain/improvements/improvement-action';
import { planFields } from '@voldaan/domain/improvements/plan-change';
import { z } from 'zod';
import { idSchema, timeSchema } from '../http/id-schema.ts';
import { textSchema, visibleText } from '../http/text-schema.ts';
import { figureHeadSchema, traitValuesSchema } from '../metrics/figures/schema.ts';
import { estimateSchema } from '../metrics/schema.ts';

/** One line of text: no control characters, not even a line break. */
const line = (charactersMax: number) =>
  textSchema(charactersMax)
    .regex(/^\P{Cc}*$/u)
    .trim();

const unitsMost = 200;
const units = z.array(line(200)).max(unitsMost);

/** At most so many actions at a time: more than anybody carries out. */
export const actionsMax = 200;

const actionFields = {
  name: visibleText(line(100)),
  measure: textSchema(2000).default(''),
  kind: z.enum(actionKinds),
  owner_id: idSchema('stf').nullable().default(null),
  cost: z.number().min(0).max(999_999_999_999).multipleOf(0.01).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  /** The cause of complaints that it is about, where one is known. */
  cause_id: idSchema('cau').nullable().default(null),
  /** What should move: the score, or a driver of it. */
  survey_id: idSchema('srv'),
  item: z.string().min(1).max(300),
  /** The groups are values of this trait. */
  trait: line(200).min(1),
  treated: units,
  comparison: units,
  /** In the unit of the metric: points of NPS, a share 0..1, points of the scale. */
  worthwhile: z.number().min(-1_000_000).max(1_000_000),
  starts_on: z.iso.date(),
} as const;

export const actionBody = z.strictObject(actionFields);
export type ActionBody = z.output<typeof actionBody>;

/** Of which survey and item an action may be, and by which groups. */
export const formQuery = z.strictObject({
  survey: idSchema('srv').optional(),
  item: z.string().min(1).max(300).optional(),
});
export const formReply = z.object({
  head: figureHeadSchema.nullable(),
  traits: z.array(traitValuesSchema),
  causes: z.array(z.object({ id: idSchema('cau'), name: z.string() })),
});
export type FormReply = z.output<typeof formReply>;

export const actionParams = z.strictObject({ id: idSchema('act') });
export const conclusionBody = z.strictObject({ conclusion: textSchema(2000) });

const groupSchema = z.object({ value: z.string(), label: z.string() });

/** An action as the list shows it. */
export const actionHeadSchema = z.object({
  id: idSchema('act'),
  name: z.string(),
  kind: z.enum(actionKinds),
  owner_id: idSchema('stf').nullable(),
  owner_name: z.string().nullable(),
  item: z.object({ key: z.string(), label: z.string() }),
  starts_on: z.iso.date(),
  ended_at: timeSchema.nullable(),
  state: z.enum(['planned', 'running', 'ended']),
});
export type ActionHead = z.output<typeof actionHeadSchema>;

/** An action as it was written down. */
export const actionSchema = actionHeadSchema.extend({
  measure: z.string(),
  /** A decimal number as a text, so that no program rounds it. */
  cost: z.string().nullable(),
  currency: z.string().nullable(),
  survey: z.object({ id: idSchema('srv'), name: z.string() }),
  cause: z.object({ id: idSchema('cau'), name: z.string() }).nullable(),
  trait: z.object({ name: z.string(), label: z.string() }),
  treated: z.array(groupSchema),
  comparison: z.array(groupSchema),
  worthwhile: z.number(),
  planned_by: z.string().nullable(),
  planned_at: timeSchema,
  conclusion: z.string(),
  revision: z.int(),
});
export type ActionShown = z.output<typeof actionSchema>;
export const actionListReply = z.object({ data: z.array(actionHeadSchema) });

const verdicts = ['too early', 'not comparable', 'better', 'worse', 'no effect shown', 'cannot tell'] as const;

/** What an action did: never a figure without its interval and n. */
export const effectSchema = z.object({
  verdict: z.enum(verdicts),
  /** The stretches of the calendar that both groups are counted in. */
  interval: z.enum(['month', 'quarter', 'year']),
  /** Difference in differences, in the unit of the metric. */
  effect: z.object({
    estimate: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    n: z.int(),
    level: z.number(),
    method: z.literal('difference in differences'),
  }),
  /** The smallest effect that would be seen in eight of ten cases with answers like these. */
  detectable: z.number().nullable(),
  error_of: z.enum(['answers', 'customers', 'units']),
  units: z.int(),
  pre_trend: z.object({ verdict: z.enum(['alike', 'apart', 'too short']), periods: z.int() }),
  treated: z.object({ before: estimateSchema, after: estimateSchema }),
  comparison: z.object({ before: estimateSchema, after: estimateSchema }),
  /** Both groups stretch by stretch: 0 is the first with the action from its first day to its last. */
  periods: z.array(
    z.object({
      period: z.int(),
      from: z.iso.date(),
      to: z.iso.date(),
      treated: estimateSchema,
      comparison: estimateSchema,
    }),
  ),
});

export const actionDetailSchema = z.object({
  action: actionSchema,
  /** How the plan was changed before it started, and what stood there. */
  changes: z.array(
    z.object({
      at: timeSchema,
      by: z.string(),
      changes: z.array(z.object({ field: z.enum(planFields), before: z.string(), after: z.string() })),
    }),
  ),
  metric: z.object({
    kind: z.enum(['nps', 'share', 'mean']),
    direction: z.enum(['higher is better', 'lower is better']),
    minimum: z.number(),
    maximum: z.number(),
  }),
  /** Null while a group is too small to be shown. */
  effect: effectSchema.nullable(),
});
export type ActionDetail = z.output<typeof actionDetailSchema>;
