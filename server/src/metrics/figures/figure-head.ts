import type { Language } from '@voldaan/domain/language';
import { countCodes } from '@voldaan/domain/metrics/disclosure/count-codes';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import type { Item } from '@voldaan/domain/metrics/item';
import { writeTraitChoice } from '@voldaan/domain/metrics/trait-name';
import { fillText, textOfQuestion, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { labelOf, scales } from '@voldaan/domain/surveys/scale';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { z } from 'zod';
import type { Figure, FigureTrait } from './figure.ts';
import type { figureHeadSchema, figureItemSchema, figureSubjectSchema, traitValuesSchema } from './schema.ts';

export function showHead(figure: Figure, language: Language): z.output<typeof figureHeadSchema> {
  const { surveys, items, traits } = figure;
  return {
    ...showSubject(figure, language),
    surveys: surveys.map(({ id, name }) => ({ id, name })),
    items: items.map((one) => showItem(figure.definition, one, language)),
    traits: traits.map((trait) => showTrait(figure, trait)),
  };
}

export function showSubject(figure: Figure, language: Language): z.output<typeof figureSubjectSchema> {
  const { survey, item, where, window } = figure;
  return {
    survey,
    item: showItem(figure.definition, item, language),
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

/** The traits with the values that can be chosen, for whoever chooses. */
export function showTraitValues(figure: Figure): z.output<typeof traitValuesSchema>[] {
  return figure.traits.map((trait) => {
    const chosenFrom = offeredCodes(figure, trait);
    const values = trait.values.filter(({ code }) => chosenFrom.has(code));
    return { name: trait.name, label: trait.label, values: values.map(({ value, label }) => ({ value, label })) };
  });
}

/** Of the values only those that are chosen: there may be thousands of the others, and no figure needs their names. */
function showTrait(figure: Figure, trait: FigureTrait): z.output<typeof figureHeadSchema>['traits'][number] {
  const { name, label } = trait;
  const chosenFrom = offeredCodes(figure, trait);
  const codes = figure.codes.get(name);
  const chosen = codes === undefined ? [] : trait.values.filter(({ code }) => codes.has(code) && chosenFrom.has(code));
  return { name, label, value_count: chosenFrom.size, chosen: chosen.map(({ value, label }) => ({ value, label })) };
}

/**
 * The values that can be chosen: of what nobody has, or so few that they could be told, there is nothing to see, and the value
 * itself may be what a customer is known by.
 */
function offeredCodes({ columns }: Figure, { name }: FigureTrait): ReadonlySet<number> {
  const counts = countCodes(columns.segments, name);
  const known = offered.get(counts);
  if (known !== undefined) return known;
  const found = new Set(counts.flatMap((count, code) => (count >= disclosureMinimum ? [code] : [])));
  offered.set(counts, found);
  return found;
}

/** What follows from counts, which stay the same list as long as the responses do. */
const offered = new WeakMap<readonly number[], ReadonlySet<number>>();

function showItem(definition: SurveyDefinition, item: Item, language: Language): z.output<typeof figureItemSchema> {
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
