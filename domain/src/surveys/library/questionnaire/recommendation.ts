import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Likelihood to recommend, 0 to 10, its reason, and the permission to come back to it. The norm of 30 points is a
 * starting point to replace: there is no bar for every trade.
 */
export function recommendation(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'recommendation',
    slip: {
      title: {
        nl: 'Uw mening als klant',
        'nl-x-jij': 'Je mening als klant',
        nb: 'Din mening som kunde',
        en: 'Your view as a customer',
      },
      detail: {
        nl: 'Drie korte vragen over wat u van ons vindt',
        'nl-x-jij': 'Drie korte vragen over wat je van ons vindt',
        nb: 'Tre korte spørsmål om hva du synes om oss',
        en: 'Three short questions about what you think of us',
      },
    },
    nodes: [
      { kind: 'page', id: 'recommendation', nodes: [coreItems.nps] },
      { kind: 'page', id: 'reason', nodes: [coreItems.why, permissionItems.mayContact] },
    ],
    norm: { role: 'nps', value: 30 },
  });
}
