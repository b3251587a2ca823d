import type { SurveyDefinition } from '../../survey-definition.ts';
import { answerReceived } from '../answer-received.ts';
import { coreItems } from '../item/core-items.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * The grade from 1 to 10 (the Dutch rapportcijfer), its reason, and the one thing to improve. The norm is 7.5: a 6 is
 * a pass and an 8 is good, so a mean of 7.5 says that most customers find it good.
 */
export function grade(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'grade',
    slip: {
      title: {
        nl: 'Uw ervaring met ons',
        'nl-x-jij': 'Je ervaring met ons',
        nb: 'Din erfaring med oss',
        en: 'Your experience with us',
      },
      detail: {
        nl: 'Drie korte vragen over hoe wij het doen',
        nb: 'Tre korte spørsmål om hvordan vi gjør det',
        en: 'Three short questions about how we are doing',
      },
    },
    nodes: [
      { kind: 'page', id: 'grade', nodes: [coreItems.gradeOverall] },
      { kind: 'page', id: 'reason', nodes: [coreItems.why, coreItems.oneThing] },
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
  });
}
