import type { SurveyDefinition } from '../survey-definition.ts';
import { answerIsRead, answerReceived } from './answer-received.ts';
import { itemBank } from './item-bank.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';
import { readsEveryAnswer } from './reads-every-answer.ts';

/**
 * After a contact moment (question-library.md 6.3, Q2): one satisfaction mark and its reason. Two items, because a
 * moment is worth half a minute of a customer's time. The norm is a top-two share of 80 %.
 */
export function contactMoment(details: QuestionnaireDetails): SurveyDefinition {
  return {
    kind: 'survey',
    questionnaire: 'contact-moment',
    name: details.name,
    organisation: details.organisation,
    moment: { nl: 'uw contact met ons', nb: 'kontakten med oss', en: 'your contact with us' },
    slip: {
      title: { nl: 'Uw contact met ons', nb: 'Kontakten din med oss', en: 'Your contact with us' },
      detail: {
        nl: 'Twee korte vragen over hoe het ging',
        nb: 'To korte spørsmål om hvordan det gikk',
        en: 'Two short questions about how it went',
      },
    },
    reader: { name: details.readerName, sentence: readsEveryAnswer },
    pages: [
      { kind: 'page', id: 'satisfaction', questions: [itemBank.satMoment] },
      { kind: 'page', id: 'reason', questions: [itemBank.why] },
    ],
    thanks: { heading: answerReceived, text: answerIsRead },
    norm: { role: 'csat', value: 0.8 },
  };
}
