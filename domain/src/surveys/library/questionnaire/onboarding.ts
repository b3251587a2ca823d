import type { SurveyDefinition } from '../../survey-definition.ts';
import { statementBattery } from '../battery-of.ts';
import { coreItems } from '../item/core-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { priceItems } from '../item/price-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Two to four weeks after the start (question-library.md 6.3, Q11): does the customer know how, and get what they
 * wanted.
 */
export function onboarding(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'onboarding',
    moment: {
      nl: 'uw eerste weken met ons',
      'nl-x-jij': 'je eerste weken met ons',
      nb: 'de første ukene hos oss',
      en: 'your first weeks with us',
    },
    product: { nl: 'het product', nb: 'produktet', en: 'the product' },
    slip: {
      title: {
        nl: 'Uw eerste weken met ons',
        'nl-x-jij': 'Je eerste weken met ons',
        nb: 'De første ukene dine hos oss',
        en: 'Your first weeks with us',
      },
      detail: {
        nl: 'Een paar korte vragen, ongeveer een minuut',
        nb: 'Noen korte spørsmål, omtrent ett minutt',
        en: 'A few short questions, about a minute',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satMoment),
      page('statements', statementBattery('start_statements', priceItems.knowsHow, priceItems.valueReal)),
      page('result', coreItems.goalMet, coreItems.oneThing),
      pageIf('stuck', 'knows_how <= 2', page('contact', permissionItems.mayContact)),
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

export const onboardingNote: QuestionnaireNote = {
  code: 'Q11',
  name: { nl: 'De eerste weken', nb: 'De første ukene', en: 'The first weeks' },
  purpose: {
    nl: 'Weten nieuwe klanten hoe het werkt, en hebben zij er wat aan?',
    nb: 'Vet nye kunder hvordan det virker, og har de nytte av det?',
    en: 'Do new customers know how it works, and does it help them?',
  },
  when: {
    nl: 'Twee tot vier weken na de start.',
    nb: 'To til fire uker etter oppstarten.',
    en: 'Two to four weeks after the start.',
  },
  method: {
    nl: 'Wie vastloopt, kan om contact vragen. Leg het later naast wie vertrok.',
    nb: 'Den som står fast, kan be om kontakt. Se det senere sammen med hvem som sluttet.',
    en: 'Whoever is stuck can ask for contact. Read it later beside who left.',
  },
  report: {
    nl: 'Wie vastloopt en waarop; daarna kennis naast wie later vertrok.',
    nb: 'Hvem som står fast og på hva; deretter kunnskap sammen med hvem som senere sluttet.',
    en: 'Who is stuck and on what; then knowledge beside who left later.',
  },
  must: ['knows_how', 'value_real', 'goal_met', 'one_thing'],
  optional: ['sat_moment', 'exp_vs_overall', 'clear', 'may_contact'],
  itemsMost: 6,
  words: {
    nl: 'nieuwe klant start uitleg gebruik kennis onboarding',
    nb: 'ny kunde oppstart opplæring bruk kunnskap',
    en: 'onboarding new customer start knowledge usage training',
  },
};
