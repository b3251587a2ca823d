import type { SurveyDefinition } from '../survey-definition.ts';
import type { QuestionnaireDetails } from './questionnaire.ts';
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
      {
        kind: 'page',
        id: 'recommendation',
        questions: [
          {
            kind: 'rating',
            id: 'nps',
            item: 'nps',
            scale: 'C11',
            role: 'nps',
            text: {
              nl: 'Hoe waarschijnlijk is het dat u {org} aanbeveelt aan een vriend of collega?',
              nb: 'Hvor sannsynlig er det at du vil anbefale {org} til en venn eller kollega?',
              en: 'How likely are you to recommend {org} to a friend or colleague?',
            },
            required: false,
            comparabilityKey: 'nps:C11:1',
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
            kind: 'yes-no',
            id: 'may_contact',
            item: 'may_contact',
            text: {
              nl: 'Mogen wij contact met u opnemen over uw antwoord?',
              nb: 'Kan vi kontakte deg om svaret ditt?',
              en: 'May we contact you about your answer?',
            },
            required: false,
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
        nl: 'Uw antwoord wordt gelezen door de mensen die er iets aan kunnen doen.',
        nb: 'Svaret ditt blir lest av dem som kan gjøre noe med det.',
        en: 'Your answer is read by the people who can do something about it.',
      },
    },
    norm: { role: 'nps', value: 30 },
  };
}
