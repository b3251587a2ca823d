import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Likelihood to recommend, 0 to 10, its reason, and the permission to come back to it. The norm of 30 points is a
 * starting point to replace: there is no bar for every trade.
 */
export function recommendation(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'recommendation',
    slip: {
      title: {
        nl: 'Uw mening als klant',
        'nl-x-jij': 'Je mening als klant',
        nb: 'Din mening som kunde',
        en: 'Your view as a customer',
      },
      detail: {
        nl: 'Drie korte vragen over wat u van ons vindt',
        'nl-x-jij': 'Drie korte vragen over wat je van ons vindt',
        nb: 'Tre korte spørsmål om hva du synes om oss',
        en: 'Three short questions about what you think of us',
      },
    },
    nodes: [
      { kind: 'page', id: 'recommendation', nodes: [coreItems.nps] },
      { kind: 'page', id: 'reason', nodes: [coreItems.why, permissionItems.mayContact] },
    ],
    norm: { role: 'nps', value: 30 },
  });
}

export const recommendationNote: QuestionnaireNote = {
  code: 'Q3-short',
  name: { nl: 'Aanbeveling', nb: 'Anbefaling', en: 'Recommendation' },
  purpose: { nl: 'Bevelen klanten ons aan?', nb: 'Anbefaler kundene oss?', en: 'Do customers recommend us?' },
  when: {
    nl: 'Elk half jaar, of elke maand bij een ander deel van de klanten.',
    nb: 'Hvert halvår, eller hver måned for en ny del av kundene.',
    en: 'Every half year, or every month with another part of the customers.',
  },
  method: {
    nl: 'De score staat nooit zonder de drie aandelen en de marge.',
    nb: 'Poengsummen står aldri uten de tre andelene og marginen.',
    en: 'The score never stands without its three shares and its margin.',
  },
  report: {
    nl: 'De score met zijn marge en de drie aandelen; daarna de redenen.',
    nb: 'Poengsummen med margin og de tre andelene; deretter grunnene.',
    en: 'The score with its margin and the three shares; then the reasons.',
  },
  must: ['nps', 'why', 'may_contact'],
  optional: [],
  itemsMost: 5,
  words: {
    nl: 'NPS aanbevelen promotor criticaster',
    nb: 'NPS anbefale ambassadør kritiker',
    en: 'NPS recommend promoter detractor',
  },
};
