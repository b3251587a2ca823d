import type { SurveyDefinition } from '../../survey-definition.ts';
import { attributeBattery, batteryHeadings } from '../battery-of.ts';
import { coreItems } from '../item/core-items.ts';
import { expectationItems } from '../item/expectation-items.ts';
import type { LibraryText } from '../library-text.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * The experience against what was expected of it (question-library.md 6.3, Q5b), on the same attributes as the
 * baseline, and one pair for the whole.
 */
export function expectationGap(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'expectation-gap',
    slip: {
      title: {
        nl: 'Wat u verwachtte en wat u kreeg',
        'nl-x-jij': 'Wat je verwachtte en wat je kreeg',
        nb: 'Det du forventet og det du fikk',
        en: 'What you expected and what you got',
      },
      detail: {
        nl: 'Dertien korte vragen, ongeveer twee minuten',
        nb: 'Tretten korte spørsmål, omtrent to minutter',
        en: 'Thirteen short questions, about two minutes',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satOverall),
      page('against', attributeBattery('exp_vs', batteryHeadings.againstExpectation, expectationItems.expVs, about)),
      page('parts', attributeBattery('experienced', batteryHeadings.experienced, expectationItems.experienced, about)),
      page('whole', {
        kind: 'pair',
        id: 'gap',
        text: gapHeading,
        expected: expectationItems.expectedOverall,
        experienced: expectationItems.experiencedOverall,
      }),
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

const about = ['product_quality', 'delivery', 'response_speed', 'expertise', 'kept_informed'] as const;

const gapHeading: LibraryText = {
  nl: 'Uw verwachting vooraf naast uw ervaring nu',
  'nl-x-jij': 'Je verwachting vooraf naast je ervaring nu',
  nb: 'Forventningen din på forhånd ved siden av opplevelsen nå',
  en: 'Your expectation beforehand beside your experience now',
};

export const expectationGapNote: QuestionnaireNote = {
  code: 'Q5b',
  name: { nl: 'Verwachting en beleving', nb: 'Forventning og opplevelse', en: 'Expectation and experience' },
  purpose: {
    nl: 'Kregen klanten wat zij ervan hadden verwacht?',
    nb: 'Fikk kundene det de hadde forventet?',
    en: 'Did customers get what they had expected?',
  },
  when: {
    nl: 'Na de eerste levering, en daarna opnieuw.',
    nb: 'Etter den første leveringen, og siden igjen.',
    en: 'After the first delivery, and again later.',
  },
  method: {
    nl: 'Een verwachting die achteraf wordt gevraagd, kleurt mee met de ervaring. Wie vooraf is gevraagd, wordt met de eigen verwachting vergeleken; de twee worden nooit bij elkaar opgeteld.',
    nb: 'En forventning det spørres om etterpå, farges av opplevelsen. De som ble spurt på forhånd, sammenlignes med sin egen forventning; de to legges aldri sammen.',
    en: 'An expectation asked afterwards takes the colour of the experience. Whoever was asked beforehand is compared with their own expectation; the two are never added up.',
  },
  report: {
    nl: 'Per onderdeel het aandeel slechter, zoals en beter dan verwacht; voor wie vooraf is gevraagd ook het verschil met de eigen verwachting.',
    nb: 'For hver side andelen dårligere, som og bedre enn forventet; for dem som ble spurt på forhånd også avviket fra egen forventning.',
    en: 'Per part the share worse, as and better than expected; for those asked beforehand also the gap to their own expectation.',
  },
  must: ['exp_vs', 'experienced', 'sat_overall'],
  optional: ['expected_overall', 'experienced_overall', 'ideal'],
  itemsMost: 17,
  words: {
    nl: 'verwachting beleving kloof verschil tegenvallen',
    nb: 'forventning opplevelse gap avvik skuffet',
    en: 'expectation experience gap disappointed surprise',
  },
};
