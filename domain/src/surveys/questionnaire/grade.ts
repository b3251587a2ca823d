import type { SurveyDefinition } from '../survey-definition.ts';
import { answerReceived } from './answer-received.ts';
import { itemBank } from './item-bank.ts';
import type { QuestionnaireDetails } from './questionnaire-details.ts';
import { readsEveryAnswer } from './reads-every-answer.ts';

/**
 * The grade from 1 to 10 (the Dutch rapportcijfer), its reason, and the one thing to improve. The norm is 7.5: a 6 is
 * a pass and an 8 is good, so a mean of 7.5 says that most customers find it good.
 */
export function grade(details: QuestionnaireDetails): SurveyDefinition {
  return {
    kind: 'survey',
    questionnaire: 'grade',
    name: details.name,
    organisation: details.organisation,
    moment: { nl: '', nb: '', en: '' },
    slip: {
      title: { nl: 'Uw ervaring met ons', nb: 'Din erfaring med oss', en: 'Your experience with us' },
      detail: {
        nl: 'Drie korte vragen over hoe wij het doen',
        nb: 'Tre korte spørsmål om hvordan vi gjør det',
        en: 'Three short questions about how we are doing',
      },
    },
    reader: { name: details.readerName, sentence: readsEveryAnswer },
    pages: [
      { kind: 'page', id: 'grade', questions: [itemBank.gradeOverall] },
      { kind: 'page', id: 'reason', questions: [itemBank.why, itemBank.oneThing] },
    ],
    thanks: {
      heading: answerReceived,
      text: {
        nl: 'Wat het vaakst wordt genoemd, pakken wij het eerst aan.',
        nb: 'Det som nevnes oftest, tar vi tak i først.',
        en: 'What is mentioned most often, we take up first.',
      },
    },
    norm: { role: 'grade', value: 7.5 },
  };
}
