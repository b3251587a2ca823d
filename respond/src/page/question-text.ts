import type { Answers } from '@voldaan/domain/surveys/answers';
import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { fillText, type MergeValues, valuesOfQuestion } from '@voldaan/domain/surveys/fill-text';
import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type SurveyText, textIn } from '@voldaan/domain/surveys/survey-text';
import type { KnownOfCustomer } from '../view.ts';

/** A survey in one language for one person: what all of its texts are filled with. */
export type Telling = KnownOfCustomer &
  Readonly<{ definition: SurveyDefinition; language: LanguageTag; answers?: Answers }>;

export function tell(telling: Telling, text: SurveyText): string {
  const { definition, language } = telling;
  return fillText(definition, textIn(text, language), language, valuesOf(telling));
}

/** A text that is shown large. */
export function tellLarge(telling: Telling, text: SurveyText): string {
  const { definition, language } = telling;
  return fillHeading(definition, textIn(text, language), language, valuesOf(telling));
}

export function tellQuestion(telling: Telling, question: Question): string {
  const { definition, language } = telling;
  const values = valuesOfQuestion(definition, question, language, valuesOf(telling));
  return fillHeading(definition, textIn(question.text, language), language, values);
}

function valuesOf({ answers, contact, person }: Telling): MergeValues {
  return {
    ...(answers === undefined ? {} : { answers }),
    ...(contact === undefined ? {} : { contact }),
    ...(person === undefined ? {} : { person }),
  };
}
