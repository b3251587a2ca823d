import type { SurveyDefinition } from '../../survey-definition.ts';
import { attributeBattery, batteryHeadings } from '../battery-of.ts';
import { coreItems } from '../item/core-items.ts';
import { expectationItems } from '../item/expectation-items.ts';
import { loyaltyItems } from '../item/loyalty-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * The relation as a whole (question-library.md 6.3, Q1): the grade, eight attributes, loyalty, and a half of the
 * importances by chance, so that nobody answers all of them. The norm of 7.5 says that most customers find it good.
 */
export function relation(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'relation',
    slip: {
      title: {
        nl: 'Uw ervaring met ons',
        'nl-x-jij': 'Je ervaring met ons',
        nb: 'Din erfaring med oss',
        en: 'Your experience with us',
      },
      detail: {
        nl: 'Ongeveer 20 korte vragen, drie tot vier minuten',
        nb: 'Omtrent 20 korte spørsmål, tre til fire minutter',
        en: 'About 20 short questions, three to four minutes',
      },
    },
    nodes: [
      page('grade', coreItems.gradeOverall),
      pageIf('low', 'grade_overall <= 6', page('reason', coreItems.why)),
      page('whole', coreItems.satOverall, expectationItems.expVsOverall),
      {
        kind: 'random',
        id: 'parts',
        nodes: [
          page(
            'first_parts',
            attributeBattery('experienced_first', batteryHeadings.experienced, expectationItems.experienced, firstHalf),
          ),
          page(
            'other_parts',
            attributeBattery('experienced_other', batteryHeadings.experienced, expectationItems.experienced, otherHalf),
          ),
        ],
      },
      {
        kind: 'random',
        id: 'weights',
        choose: 1,
        nodes: [
          page(
            'first_weights',
            attributeBattery('importance_first', batteryHeadings.important, expectationItems.importance, firstHalf),
          ),
          page(
            'other_weights',
            attributeBattery('importance_other', batteryHeadings.important, expectationItems.importance, otherHalf),
          ),
        ],
      },
      page('loyalty', coreItems.nps, loyaltyItems.again, loyaltyItems.freeSwitch),
      page('close', coreItems.oneThing, permissionItems.mayContact),
    ],
    norm: { role: 'grade', value: 7.5 },
  });
}

const firstHalf = ['product_quality', 'response_speed', 'expertise', 'promises_kept'] as const;
const otherHalf = ['price', 'delivery', 'reach', 'kept_informed'] as const;

export const relationNote: QuestionnaireNote = {
  code: 'Q1',
  name: { nl: 'Klanttevredenheidsonderzoek', nb: 'Kundetilfredshetsundersøkelse', en: 'Customer satisfaction survey' },
  purpose: {
    nl: 'Hoe staat de relatie met onze klanten ervoor, en wat telt daarin het zwaarst?',
    nb: 'Hvordan står det til med kundeforholdet, og hva betyr mest?',
    en: 'How is the relation with our customers, and what weighs most in it?',
  },
  when: {
    nl: 'Eens per jaar, of elke maand bij een ander deel van de klanten. Onder ongeveer 500 klanten iedereen, daarboven een gelaagde steekproef.',
    nb: 'Én gang i året, eller hver måned for en ny del av kundene. Alle kunder opp til omtrent 500, over det et lagdelt utvalg.',
    en: 'Once a year, or every month with another part of the customers. Everybody below some 500 customers, above that a stratified sample.',
  },
  method: {
    nl: 'Belang wordt aan de helft gevraagd, door het lot: zo blijft het kort.',
    nb: 'Viktighet spørres halvparten om, ved loddtrekning, så det holdes kort.',
    en: 'Importance is asked of a half, by chance, to keep it short.',
  },
  report: {
    nl: 'Het cijfer, de marge en de norm; daarna de onderdelen en wat samenhangt met het cijfer.',
    nb: 'Karakteren, marginen og målet; deretter delene og det som henger sammen med karakteren.',
    en: 'The grade, its margin and the norm; then the parts and what goes together with the grade.',
  },
  must: [
    'grade_overall',
    'sat_overall',
    'exp_vs_overall',
    'experienced',
    'nps',
    'again',
    'free_switch',
    'one_thing',
    'may_contact',
  ],
  optional: ['why', 'importance', 'trust', 'had_problem', 'role', 'versus'],
  itemsMost: 22,
  words: {
    nl: 'KTO relatie jaarlijks algemeen tevredenheid cijfer rapportcijfer drijfveren',
    nb: 'KTU relasjon årlig generell tilfredshet karakter drivere',
    en: 'relationship yearly overall satisfaction grade drivers CSAT',
  },
};
