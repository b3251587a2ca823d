import type { SurveyDefinition } from '../survey-definition.ts';
import { answerIsRead, answerReceived } from './answer-received.ts';
import { itemBank } from './item-bank.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';
import { readsEveryAnswer } from './reads-every-answer.ts';

/**
 * Likelihood to recommend, 0 to 10, its reason, and the permission to come back to it. The norm of 30 points is a
 * starting point to replace: there is no bar for every trade.
 */
export function recommendation(details: QuestionnaireDetails): SurveyDefinition {
  return {
    kind: 'survey',
    questionnaire: 'recommendation',
    name: details.name,
    organisation: details.organisation,
    moment: { nl: '', nb: '', en: '' },
    slip: {
      title: { nl: 'Uw mening als klant', nb: 'Din mening som kunde', en: 'Your view as a customer' },
      detail: {
        nl: 'Drie korte vragen over wat u van ons vindt',
        nb: 'Tre korte spørsmål om hva du synes om oss',
        en: 'Three short questions about what you think of us',
      },
    },
    reader: { name: details.readerName, sentence: readsEveryAnswer },
    pages: [
      { kind: 'page', id: 'recommendation', questions: [itemBank.nps] },
      { kind: 'page', id: 'reason', questions: [itemBank.why, itemBank.mayContact] },
    ],
    thanks: { heading: answerReceived, text: answerIsRead },
    norm: { role: 'nps', value: 30 },
  };
}
