import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { loyaltyItems } from '../item/loyalty-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Recommendation as part of the relation (question-library.md 6.3, Q3). The norm of 30 points is a starting point to
 * replace: there is no bar for every trade.
 */
export function loyalty(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'loyalty',
    slip: {
      title: {
        nl: 'Uw mening als klant',
        'nl-x-jij': 'Je mening als klant',
        nb: 'Din mening som kunde',
        en: 'Your view as a customer',
      },
      detail: {
        nl: 'Een paar korte vragen over wat u van ons vindt',
        'nl-x-jij': 'Een paar korte vragen over wat je van ons vindt',
        nb: 'Noen korte spørsmål om hva du synes om oss',
        en: 'A few short questions about what you think of us',
      },
    },
    nodes: [
      page('recommendation', coreItems.nps),
      page(
        'reason',
        coreItems.why,
        { ...permissionItems.mayContact, when: 'nps <= 6' },
        { ...permissionItems.compliment, when: 'nps >= 9' },
      ),
      page('relation', coreItems.satOverall, loyaltyItems.again),
    ],
    norm: { role: 'nps', value: 30 },
  });
}

export const loyaltyNote: QuestionnaireNote = {
  code: 'Q3',
  name: { nl: 'Aanbeveling en loyaliteit', nb: 'Anbefaling og lojalitet', en: 'Recommendation and loyalty' },
  purpose: {
    nl: 'Bevelen klanten ons aan, en blijven zij?',
    nb: 'Anbefaler kundene oss, og blir de?',
    en: 'Do customers recommend us, and do they stay?',
  },
  when: {
    nl: 'Elk half jaar, of elke maand bij een ander deel van de klanten.',
    nb: 'Hvert halvår, eller hver måned for en ny del av kundene.',
    en: 'Every half year, or every month with another part of the customers.',
  },
  method: {
    nl: 'De score staat nooit zonder de drie aandelen en de marge. Een verschil van een paar punten is meestal toeval.',
    nb: 'Poengsummen står aldri uten de tre andelene og marginen. En forskjell på noen få poeng er som regel tilfeldig.',
    en: 'The score never stands without its three shares and its margin. A difference of a few points is mostly chance.',
  },
  report: {
    nl: 'De score met zijn marge en de drie aandelen, en of hij aantoonbaar is veranderd.',
    nb: 'Poengsummen med margin og de tre andelene, og om den påviselig har endret seg.',
    en: 'The score with its margin and the three shares, and whether it demonstrably changed.',
  },
  must: ['nps', 'why'],
  optional: ['sat_overall', 'again', 'may_contact', 'compliment'],
  itemsMost: 5,
  words: {
    nl: 'NPS aanbevelen promotor criticaster trouw',
    nb: 'NPS anbefale ambassadør kritiker lojal',
    en: 'NPS recommend promoter detractor loyal advocacy',
  },
};
