import type { SurveyDefinition } from '../../survey-definition.ts';
import { attributeBattery, batteryHeadings } from '../battery-of.ts';
import { expectationItems } from '../item/expectation-items.ts';
import { loyaltyItems } from '../item/loyalty-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * The place among other suppliers (question-library.md 6.3, Q8). The mark against the ideal opens it: those who are no
 * customer can give it too.
 */
export function market(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'market',
    slip: {
      title: {
        nl: 'Wij en de andere aanbieders',
        nb: 'Vi og de andre leverandørene',
        en: 'We and the other suppliers',
      },
      detail: {
        nl: 'Tien korte vragen, ongeveer anderhalve minuut',
        nb: 'Ti korte spørsmål, omtrent halvannet minutt',
        en: 'Ten short questions, about a minute and a half',
      },
    },
    nodes: [
      page('mark', expectationItems.ideal),
      page('others', loyaltyItems.alternatives),
      page('comparison', attributeBattery('versus', batteryHeadings.againstOthers, loyaltyItems.versus, about)),
      page('choice', loyaltyItems.share, loyaltyItems.again, loyaltyItems.freeSwitch),
    ],
    norm: { role: 'grade', value: 7 },
  });
}

const about = ['product_quality', 'price', 'delivery', 'response_speed', 'expertise'] as const;

export const marketNote: QuestionnaireNote = {
  code: 'Q8',
  name: { nl: 'Positie in de markt', nb: 'Plass i markedet', en: 'Position in the market' },
  purpose: {
    nl: 'Waar staan wij tegenover andere aanbieders?',
    nb: 'Hvor står vi sammenlignet med andre leverandører?',
    en: 'Where do we stand beside other suppliers?',
  },
  when: {
    nl: 'Elk jaar. Klanten, en anderen als er een lijst van hen is.',
    nb: 'Hvert år. Kunder, og andre hvis det finnes en liste over dem.',
    en: 'Every year. Customers, and others if there is a list of them.',
  },
  method: {
    nl: 'Eigen klanten zijn een uitgezochte groep: zij kozen al voor ons.',
    nb: 'Egne kunder er en utvalgt gruppe: de har alt valgt oss.',
    en: 'Own customers are a selected group: they chose us already.',
  },
  report: {
    nl: 'Elk onderdeel naast de andere aanbieders, met zijn marge.',
    nb: 'Hver side ved siden av de andre leverandørene, med margin.',
    en: 'Every part beside the other suppliers, with its margin.',
  },
  must: ['alternatives', 'versus', 'share', 'again', 'ideal'],
  optional: ['free_switch', 'nps'],
  itemsMost: 14,
  words: {
    nl: 'concurrent concurrentie markt vergelijken overstappen',
    nb: 'konkurrent konkurranse marked sammenligne bytte',
    en: 'competitor competition market compare switch',
  },
};
