import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { visitItems } from '../item/visit-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * A courtesy visit (question-library.md 6.3, Q12): a talk, written down by the visitor and confirmed by the customer.
 * What was promised has a day and a name.
 */
export function visit(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'visit',
    slip: {
      title: {
        nl: 'Ons bezoek aan u',
        'nl-x-jij': 'Ons bezoek aan jou',
        nb: 'Besøket vårt hos deg',
        en: 'Our visit to you',
      },
      detail: {
        nl: 'Wat er is besproken en beloofd',
        nb: 'Det som ble snakket om og lovet',
        en: 'What was talked about and promised',
      },
    },
    nodes: [
      page('grade', coreItems.gradeOverall),
      page('talk', coreItems.oneThing, visitItems.promises),
      pageIf('promised', 'answered(promises)', page('promise', visitItems.promiseDate, visitItems.promiseOwner)),
      page('notes', visitItems.visitNotes),
    ],
    norm: { role: 'grade', value: 7.5 },
  });
}

export const visitNote: QuestionnaireNote = {
  code: 'Q12',
  name: { nl: 'Relatiebezoek', nb: 'Kundebesøk', en: 'Courtesy visit' },
  purpose: {
    nl: 'Wat leeft er bij deze klant, en wat hebben wij beloofd?',
    nb: 'Hva er kunden opptatt av, og hva har vi lovet?',
    en: 'What is on this customer’s mind, and what did we promise?',
  },
  when: {
    nl: 'Tijdens het gesprek; de bezoeker schrijft, de klant bevestigt.',
    nb: 'Under samtalen; den besøkende skriver, kunden bekrefter.',
    en: 'During the talk; the visitor writes, the customer confirms.',
  },
  method: {
    nl: 'Wie tegenover iemand zit, geeft een hoger cijfer: dit cijfer telt niet mee in het gemiddelde van zelf ingevulde antwoorden.',
    nb: 'Den som sitter overfor noen, gir en høyere karakter: denne karakteren regnes ikke med i snittet av svar folk fyller ut selv.',
    en: 'Whoever sits opposite somebody gives a higher mark: this mark stays out of the mean of answers that people fill in themselves.',
  },
  report: {
    nl: 'De open beloften met hun dag en naam; het cijfer voor en na het bezoek.',
    nb: 'De åpne løftene med dag og navn; karakteren før og etter besøket.',
    en: 'The open promises with their day and name; the grade before and after the visit.',
  },
  must: ['grade_overall', 'one_thing', 'promises', 'promise_date', 'promise_owner'],
  optional: ['again', 'versus', 'visit_notes'],
  itemsMost: 6,
  words: {
    nl: 'bezoek accountmanager gesprek belofte afspraak',
    nb: 'besøk kundeansvarlig samtale løfte avtale',
    en: 'visit account manager talk promise',
  },
};
