import type { SurveyDefinition } from '../../survey-definition.ts';
import { statementBattery } from '../battery-of.ts';
import { coreItems } from '../item/core-items.ts';
import { loyaltyItems } from '../item/loyalty-items.ts';
import { priceItems } from '../item/price-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Value for money (question-library.md 6.3, Q6). The quality comes first: a price is judged against it. The norm of
 * 7.5 is for the quality.
 */
export function price(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'price',
    product: { nl: 'het product', nb: 'produktet', en: 'the product' },
    slip: {
      title: {
        nl: 'De prijs en wat u ervoor krijgt',
        'nl-x-jij': 'De prijs en wat je ervoor krijgt',
        nb: 'Prisen og hva du får for den',
        en: 'The price and what you get for it',
      },
      detail: {
        nl: 'Een paar korte vragen, ongeveer een minuut',
        nb: 'Noen korte spørsmål, omtrent ett minutt',
        en: 'A few short questions, about a minute',
      },
    },
    nodes: [
      page('quality', priceItems.productQuality),
      page('price', priceItems.priceQuality),
      pageIf('expensive', 'price_quality <= 2', page('reason', coreItems.why)),
      page(
        'statements',
        statementBattery('price_statements', priceItems.priceFair, priceItems.priceClear, priceItems.valueReal),
      ),
      page('loyalty', loyaltyItems.again),
    ],
    norm: { role: 'grade', value: 7.5 },
  });
}

export const priceNote: QuestionnaireNote = {
  code: 'Q6',
  name: { nl: 'Prijs en kwaliteit', nb: 'Pris og kvalitet', en: 'Price and quality' },
  purpose: {
    nl: 'Vinden klanten de prijs passen bij wat zij krijgen?',
    nb: 'Synes kundene at prisen passer til det de får?',
    en: 'Do customers find the price right for what they get?',
  },
  when: {
    nl: 'Elk jaar, en vier tot acht weken na een prijswijziging; met een controlegroep als die stap voor stap gaat.',
    nb: 'Hvert år, og fire til åtte uker etter en prisendring; med en kontrollgruppe hvis den innføres trinnvis.',
    en: 'Every year, and four to eight weeks after a change of price; with a control group if it goes step by step.',
  },
  method: {
    nl: 'Klanten noemen een prijs sneller te hoog dan dat zij erom weggaan: leg het naast opnieuw kiezen.',
    nb: 'Kundene kaller lettere en pris for høy enn de slutter på grunn av den: se det sammen med om de velger dere igjen.',
    en: 'Customers call a price too high sooner than they leave for it: read it beside choosing again.',
  },
  report: {
    nl: 'Waarde tegenover kwaliteit, en beide voor en na een prijswijziging.',
    nb: 'Verdi opp mot kvalitet, og begge før og etter en prisendring.',
    en: 'Value against quality, and both before and after a change of price.',
  },
  must: ['price_quality', 'price_fair', 'price_clear', 'product_quality', 'again'],
  optional: ['value_real', 'versus', 'why'],
  itemsMost: 7,
  words: {
    nl: 'prijs duur goedkoop waarde tarief prijsverhoging',
    nb: 'pris dyr billig verdi takst prisøkning',
    en: 'price expensive cheap value tariff increase money',
  },
};
