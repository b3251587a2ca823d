import type { SurveyDefinition } from '../../survey-definition.ts';
import { answerReceived } from '../answer-received.ts';
import { coreItems } from '../item/core-items.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
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

export const gradeNote: QuestionnaireNote = {
  code: 'Q1-short',
  name: { nl: 'Rapportcijfer', nb: 'Karakter fra 1 til 10', en: 'Grade from 1 to 10' },
  purpose: {
    nl: 'Welk cijfer geven klanten ons, en wat moet beter?',
    nb: 'Hvilken karakter gir kundene oss, og hva bør bli bedre?',
    en: 'What grade do customers give us, and what should be better?',
  },
  when: {
    nl: 'Elk half jaar, of elke maand bij een ander deel van de klanten.',
    nb: 'Hvert halvår, eller hver måned for en ny del av kundene.',
    en: 'Every half year, or every month with another part of the customers.',
  },
  method: {
    nl: 'Een 6 is voldoende en een 8 is goed. In Noorwegen is een karakter vaak 1 tot 6: daarom staan de uiteinden erbij.',
    nb: 'I Nederland er 6 bestått og 8 godt. Her er en karakter ofte fra 1 til 6: derfor står ytterpunktene i klartekst.',
    en: 'In the Netherlands a 6 is a pass and an 8 is good. Elsewhere grades run otherwise: the ends carry words.',
  },
  report: {
    nl: 'Het gemiddelde cijfer met zijn marge naast de norm; daarna wat beter moet, op volgorde van hoe vaak het is genoemd.',
    nb: 'Snittkarakteren med margin ved siden av målet; deretter det som bør bli bedre, etter hvor ofte det er nevnt.',
    en: 'The mean grade with its margin beside the norm; then what should be better, by how often it is named.',
  },
  must: ['grade_overall', 'why', 'one_thing'],
  optional: [],
  itemsMost: 4,
  words: {
    nl: 'cijfer rapportcijfer verbeteren tevredenheid',
    nb: 'karakter forbedre tilfredshet',
    en: 'grade mark improve satisfaction',
  },
};
