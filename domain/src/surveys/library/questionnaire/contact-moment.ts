import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * After a contact moment (question-library.md 6.3, the shortest form of Q2): one satisfaction mark and its reason. Two
 * items, because a moment is worth half a minute of a customer's time. The norm is a top-two share of 80 %.
 */
export function contactMoment(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'contact-moment',
    moment: {
      nl: 'uw contact met ons',
      'nl-x-jij': 'je contact met ons',
      nb: 'kontakten med oss',
      en: 'your contact with us',
    },
    slip: {
      title: {
        nl: 'Uw contact met ons',
        'nl-x-jij': 'Je contact met ons',
        nb: 'Kontakten din med oss',
        en: 'Your contact with us',
      },
      detail: {
        nl: 'Twee korte vragen over hoe het ging',
        nb: 'To korte spørsmål om hvordan det gikk',
        en: 'Two short questions about how it went',
      },
    },
    nodes: [
      { kind: 'page', id: 'satisfaction', nodes: [coreItems.satMoment] },
      { kind: 'page', id: 'reason', nodes: [coreItems.why] },
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

export const contactMomentNote: QuestionnaireNote = {
  code: 'Q2-short',
  name: { nl: 'Na een contactmoment', nb: 'Etter en kontakt', en: 'After a contact' },
  purpose: { nl: 'Ging dit contact goed?', nb: 'Gikk denne kontakten bra?', en: 'Did this contact go well?' },
  when: {
    nl: 'Een uur tot twee dagen erna.',
    nb: 'Fra en time til to dager etterpå.',
    en: 'An hour to two days afterwards.',
  },
  method: {
    nl: 'Twee vragen: een cijfer en de reden. De kortste manier om te beginnen.',
    nb: 'To spørsmål: en vurdering og grunnen. Den korteste måten å begynne på.',
    en: 'Two questions: a mark and its reason. The shortest way to begin.',
  },
  report: {
    nl: 'Het aandeel tevreden met zijn marge; daarna de redenen.',
    nb: 'Andelen fornøyde med margin; deretter grunnene.',
    en: 'The share satisfied with its margin; then the reasons.',
  },
  must: ['sat_moment', 'why'],
  optional: [],
  itemsMost: 4,
  words: {
    nl: 'CSAT contact bezoek telefoon service kort',
    nb: 'CSAT kontakt besøk telefon service kort',
    en: 'CSAT contact visit phone service short touchpoint',
  },
};
