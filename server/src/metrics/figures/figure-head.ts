import type { Language } from '@voldaan/domain/language';
import type { Item } from '@voldaan/domain/metrics/item';
import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { fillText, textOfQuestion, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { labelOf, scales } from '@voldaan/domain/surveys/scale';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { z } from 'zod';
import { idSchema } from '../../http/id-schema.ts';
import type { Figure } from './figure.ts';

const itemSchema = z.object({
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

/** What stands above every figure: of what it is, and what else could be chosen. */
export const figureHeadSchema = z.object({
  survey: z.object({ id: idSchema('srv'), name: z.string() }),
  surveys: z.array(z.object({ id: idSchema('srv'), name: z.string() })),
  item: itemSchema,
  items: z.array(itemSchema),
  traits: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      values: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
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
export type FigureHead = z.input<typeof figureHeadSchema>;

export function showHead(figure: Figure, language: Language): z.output<typeof figureHeadSchema> {
  const { survey, surveys, item, items, traits, where, window } = figure;
  return {
    survey,
    surveys: surveys.map(({ id, name }) => ({ id, name })),
    item: showItem(figure.definition, item, language),
    items: items.map((one) => showItem(figure.definition, one, language)),
    traits: traits.map(({ name, label, values }) => ({
      name,
      label,
      values: values.map(({ value, label: valueLabel }) => ({ value, label: valueLabel })),
    })),
    where: where.map(writeTraitChoice).join(';'),
    window: {
      from: window.from,
      to: window.to,
      previous_from: window.previousFrom,
      previous_to: window.previousTo,
      last_year_from: window.lastYearFrom,
      last_year_to: window.lastYearTo,
      interval: window.interval,
    },
    unit: figure.unit ?? null,
    comparability_break: figure.isBroken,
    is_disclosed: figure.isDisclosed,
    left_out: [...figure.leftOut],
  };
}

function showItem(definition: SurveyDefinition, item: Item, language: Language): z.output<typeof itemSchema> {
  const { question, metric } = item;
  const scale = scales[question.scale];
  const tag = matchLanguage([language], definition.languages);
  const values = valuesOfQuestion(definition, question, tag);
  const label = (score: number) =>
    fillText(definition, labelOf(scale, score, tag, definition.scaleLabels), tag, values);
  return {
    key: item.key,
    question_id: question.id,
    label: textOfQuestion(definition, question, tag),
    role: question.role,
    metric: { id: metric.id, kind: metric.kind, direction: metric.direction },
    scale: {
      id: scale.id,
      minimum: scale.minimum,
      maximum: scale.maximum,
      step: metric.scale.step,
      low_label: label(scale.minimum),
      high_label: label(scale.maximum),
    },
    is_asked: item.isAsked,
  };
}
