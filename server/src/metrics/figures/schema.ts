import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';

export const figureItemSchema = z.object({
  key: z.string(),
  question_id: z.string(),
  /** The question as customers read it. */
  label: z.string(),
  role: z.enum(['nps', 'csat', 'grade', 'ces', 'stars', 'expectation', 'none']),
  metric: z.object({
    id: z.string(),
    kind: z.enum(['nps', 'share', 'mean']),
    direction: z.enum(['higher is better', 'lower is better']),
  }),
  scale: z.object({
    id: z.string(),
    minimum: z.number(),
    maximum: z.number(),
    step: z.number(),
    low_label: z.string(),
    high_label: z.string(),
  }),
  is_asked: z.boolean(),
});

const traitValueSchema = z.object({ value: z.string(), label: z.string() });

/** What responses can be told apart by, with the values that can be chosen. */
export const traitValuesSchema = z.object({
  name: z.string(),
  label: z.string(),
  values: z.array(traitValueSchema),
});
export const traitListSchema = z.object({ data: z.array(traitValuesSchema) });
export type TraitValues = z.input<typeof traitValuesSchema>;

/** Of what a figure is. */
export const figureSubjectSchema = z.object({
  survey: z.object({ id: idSchema('srv'), name: z.string() }),
  item: figureItemSchema,
  /** The chosen groups, as they stand in the address. */
  where: z.string(),
  window: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    previous_from: z.iso.date(),
    previous_to: z.iso.date(),
    last_year_from: z.iso.date(),
    last_year_to: z.iso.date(),
    interval: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  }),
  /** Groups are told apart in time by these, and no finer; null when any day will do. */
  unit: z.enum(['day', 'month', 'quarter', 'year']).nullable(),
  /** The item was asked otherwise in some version of the survey: those answers are in another line. */
  comparability_break: z.boolean(),
  /** False when the groups are too small to be shown. */
  is_disclosed: z.boolean(),
  /** What was left out so that nobody can be told: values of groups, and parts of the calendar. */
  left_out: z.array(z.string()),
});

/** What stands above a figure on a screen: of what it is, and what else could be chosen. */
export const figureHeadSchema = figureSubjectSchema.extend({
  surveys: z.array(z.object({ id: idSchema('srv'), name: z.string() })),
  items: z.array(figureItemSchema),
  traits: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** How many values can be chosen; GET /v1/traits names them. */
      value_count: z.int(),
      /** Those that are chosen. */
      chosen: z.array(traitValueSchema),
    }),
  ),
});
export type FigureHead = z.input<typeof figureHeadSchema>;
