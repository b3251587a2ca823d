import type { Language } from '@voldaan/domain/language';
import type { Item } from '@voldaan/domain/metrics/item';
import { metricBounds } from '@voldaan/domain/metrics/metric-bounds';
import { textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { attributeText, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { ItemView } from './schema.ts';

/** A rating as it crosses the wire, in the words in which the survey asks it of readers of this language. */
export function showItem(definition: SurveyDefinition, item: Item, language: Language): ItemView {
  const [minimum, maximum] = metricBounds(item.metric);
  return {
    key: item.key,
    text: textOfItem(definition, item, language),
    role: item.question.role,
    kind: item.metric.kind,
    minimum,
    maximum,
    direction: item.metric.direction,
    is_asked: item.isAsked,
  };
}

/** A battery asks the same of many things: the thing tells its ratings apart. */
function textOfItem(definition: SurveyDefinition, { question }: Item, language: Language): string {
  const tag = matchLanguage([language], definition.languages);
  const attribute = question.attribute === undefined ? '' : textIn(attributeText(definition, question.attribute), tag);
  return attribute || textOfQuestion(definition, question, tag);
}
