import { fillText } from '@voldaan/domain/surveys/fill-text';
import { path, thanksVariant } from '@voldaan/domain/surveys/path';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { SurveyLogic } from './widget-survey.ts';

/** The domain's own path and texts, as the server has them: the same survey gives the same pages in both places. */
export const fullLogic: SurveyLogic = {
  path,
  questions: questionsOn,
  fill: (definition, text, tag, answers) => fillText(definition, textIn(text, tag), tag, { answers }),
  thanks: (definition, answers, context) => thanksVariant(definition, answers, context) ?? definition.thanks,
};
