import type { SurveyDefinition } from '../survey-definition.ts';
import type { QuestionnaireDetails } from './questionnaire.ts';
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
      {
        kind: 'page',
        id: 'grade',
        questions: [
          {
            kind: 'rating',
            id: 'grade_overall',
            item: 'grade_overall',
            scale: 'B10',
            role: 'grade',
            text: {
              nl: 'Welk rapportcijfer geeft u {org}?',
              nb: 'Hvilken karakter fra 1 til 10 gir du {org}?',
              en: 'What mark from 1 to 10 would you give {org}?',
            },
            required: false,
            comparabilityKey: 'grade_overall:B10:1',
          },
        ],
      },
      {
        kind: 'page',
        id: 'reason',
        questions: [
          {
            kind: 'open',
            id: 'why',
            item: 'why',
            text: {
              nl: 'Wat is de belangrijkste reden voor uw antwoord?',
              nb: 'Hva er den viktigste grunnen til svaret ditt?',
              en: 'What is the main reason for your answer?',
            },
            required: false,
            lengthMax: 2000,
          },
          {
            kind: 'open',
            id: 'one_thing',
            item: 'one_thing',
            text: {
              nl: 'Als wij één ding mogen verbeteren, wat moet dat dan zijn?',
              nb: 'Hvis vi skal forbedre én ting, hva bør det være?',
              en: 'If we improve one thing, what should it be?',
            },
            required: false,
            lengthMax: 2000,
          },
        ],
      },
    ],
    thanks: {
      heading: {
        nl: 'Dank u wel, uw antwoord is binnen',
        nb: 'Takk, vi har fått svaret ditt',
        en: 'Thank you, we have your answer',
      },
      text: {
        nl: 'Wat het vaakst wordt genoemd, pakken wij het eerst aan.',
        nb: 'Det som nevnes oftest, tar vi tak i først.',
        en: 'What is mentioned most often, we take up first.',
      },
    },
    norm: { role: 'grade', value: 7.5 },
  };
}
