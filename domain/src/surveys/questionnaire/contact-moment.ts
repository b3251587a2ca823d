import type { SurveyDefinition } from '../survey-definition.ts';
import type { QuestionnaireDetails } from './questionnaire.ts';
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
      {
        kind: 'page',
        id: 'satisfaction',
        questions: [
          {
            kind: 'rating',
            id: 'sat_moment',
            item: 'sat_moment',
            scale: 'A5',
            role: 'csat',
            text: {
              nl: 'Hoe tevreden bent u over {moment}?',
              nb: 'Hvor fornøyd er du med {moment}?',
              en: 'How satisfied are you with {moment}?',
            },
            required: false,
            comparabilityKey: 'sat_moment:A5:1',
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
    norm: { role: 'csat', value: 0.8 },
  };
}
