import type { SurveyDefinition } from '../../survey-definition.ts';
import { attributeBattery, batteryHeadings } from '../battery-of.ts';
import { coreItems } from '../item/core-items.ts';
import { expectationItems } from '../item/expectation-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * What is expected before the experience (question-library.md 6.3, Q5a). It opens with the first contact, since
 * an expectation has no norm: high is not good.
 */
export function expectation(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'expectation',
    moment: { nl: 'het eerste contact met ons', nb: 'den første kontakten med oss', en: 'your first contact with us' },
    slip: {
      title: {
        nl: 'Wat u van ons verwacht',
        'nl-x-jij': 'Wat je van ons verwacht',
        nb: 'Hva du forventer av oss',
        en: 'What you expect of us',
      },
      detail: {
        nl: 'Zeven korte vragen, ongeveer een minuut',
        nb: 'Sju korte spørsmål, omtrent ett minutt',
        en: 'Seven short questions, about a minute',
      },
    },
    nodes: [
      page('first_contact', coreItems.satMoment),
      page('expectations', attributeBattery('exp_will', batteryHeadings.expecting, expectationItems.expWill, about)),
      page('source', expectationItems.expSource),
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

const about = ['product_quality', 'delivery', 'response_speed', 'expertise', 'kept_informed'] as const;

export const expectationNote: QuestionnaireNote = {
  code: 'Q5a',
  name: { nl: 'Verwachtingen vooraf', nb: 'Forventninger på forhånd', en: 'Expectations beforehand' },
  purpose: {
    nl: 'Wat verwachten klanten, nog voor zij iets van ons krijgen?',
    nb: 'Hva forventer kundene før de har fått noe av oss?',
    en: 'What do customers expect before they get anything from us?',
  },
  when: {
    nl: 'Bij de offerte of de start; daarna elk jaar.',
    nb: 'Ved tilbudet eller oppstarten; deretter hvert år.',
    en: 'At the offer or the start; then every year.',
  },
  method: {
    nl: 'Vraag dezelfde onderdelen later opnieuw met het onderzoek naar de beleving. Een hoge verwachting is geen goed cijfer: hier hoort geen norm bij, behalve bij het eerste contact.',
    nb: 'Spør om de samme sidene igjen senere, i undersøkelsen om opplevelsen. En høy forventning er ingen god karakter: her finnes det ikke noe mål, unntatt for den første kontakten.',
    en: 'Ask the same parts again later, in the survey of the experience. A high expectation is no good mark: there is no norm here but for the first contact.',
  },
  report: {
    nl: 'De verwachting per onderdeel en per groep klanten, en wat er sinds de vorige meting is veranderd.',
    nb: 'Forventningen per side og per kundegruppe, og hva som er endret siden forrige måling.',
    en: 'The expectation per part and per group of customers, and what changed since the last wave.',
  },
  must: ['exp_will', 'exp_source'],
  optional: ['sat_moment', 'importance', 'exp_should'],
  itemsMost: 10,
  words: {
    nl: 'verwachting nulmeting offerte start klant worden',
    nb: 'forventning nullpunktsmåling tilbud oppstart ny kunde',
    en: 'expectation baseline offer before',
  },
};
