import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { leavingItems } from '../item/leaving-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Why a customer leaves (question-library.md 6.3, Q10). There is no offer to stay inside: a survey that sells is
 * believed once.
 */
export function exit(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'exit',
    slip: {
      title: {
        nl: 'Uw vertrek bij ons',
        'nl-x-jij': 'Je vertrek bij ons',
        nb: 'At du slutter hos oss',
        en: 'Your leaving us',
      },
      detail: {
        nl: 'Een paar korte vragen, ongeveer een minuut',
        nb: 'Noen korte spørsmål, omtrent ett minutt',
        en: 'A few short questions, about a minute',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satOverall),
      page('reasons', leavingItems.exitReason),
      page('main_reason', leavingItems.exitMain, leavingItems.preventable, coreItems.why),
      pageIf('could_have', "preventable in ('yes', 'partly')", page('contact', permissionItems.mayContact)),
    ],
    norm: { role: 'csat', value: 0.6 },
  });
}

export const exitNote: QuestionnaireNote = {
  code: 'Q10',
  name: { nl: 'Vertrek', nb: 'Kunder som slutter', en: 'Leaving' },
  purpose: {
    nl: 'Waarom gaan klanten weg, en hadden wij het kunnen voorkomen?',
    nb: 'Hvorfor slutter kundene, og kunne vi ha forhindret det?',
    en: 'Why do customers leave, and could we have prevented it?',
  },
  when: {
    nl: 'Binnen drie dagen na de opzegging; hoogstens één herinnering.',
    nb: 'Innen tre dager etter oppsigelsen; høyst én påminnelse.',
    en: 'Within three days of cancelling; one reminder at most.',
  },
  method: {
    nl: 'Geen aanbod om te blijven in de vragenlijst.',
    nb: 'Ikke noe tilbud om å bli i spørreskjemaet.',
    en: 'No offer to stay inside the survey.',
  },
  report: {
    nl: 'De redenen naar waarde en duur van de klant, en het deel dat te voorkomen was.',
    nb: 'Grunnene etter kundens verdi og varighet, og andelen som kunne vært unngått.',
    en: 'The reasons by value and tenure of the customer, and the share that was preventable.',
  },
  must: ['exit_reason', 'exit_main', 'preventable', 'why'],
  optional: ['where_to', 'come_back', 'sat_overall', 'may_contact'],
  itemsMost: 6,
  words: {
    nl: 'opzeggen opzegging verloop weg stoppen churn exit',
    nb: 'oppsigelse frafall slutte churn exit',
    en: 'churn cancel cancellation leaving exit attrition',
  },
};
