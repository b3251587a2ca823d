import { itemOf, questionFromItem } from '@voldaan/domain/surveys/library/items';
import type { QuestionnaireDetails } from '@voldaan/domain/surveys/library/questionnaire-details';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';

/** A survey with nothing in it but what every survey has: an opening question, to be kept or replaced. */
export function ownDraft(details: QuestionnaireDetails): SurveyDefinition {
  const base = draftFromQuestionnaire('grade', details);
  const item = itemOf('sat_overall');
  if (item === undefined) throw new Error('the library has no question of satisfaction');
  return {
    ...base,
    questionnaire: 'own',
    nodes: [{ kind: 'page', id: 'opening', nodes: [questionFromItem(item, { languages: base.languages })] }],
    norm: { role: 'csat', value: 0.8 },
  };
}
