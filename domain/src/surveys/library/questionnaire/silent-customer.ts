import type { SurveyDefinition } from '../../survey-definition.ts';
import { complaintItems } from '../item/complaint-items.ts';
import { coreItems } from '../item/core-items.ts';
import { loyaltyItems } from '../item/loyalty-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * Customers of whom nothing was heard for long (question-library.md 6.3, Q16): also the check whether those who stay
 * silent think otherwise than those who answer.
 */
export function silentCustomer(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'silent-customer',
    slip: {
      title: { nl: 'Een tijd niets van elkaar gehoord', nb: 'En stund siden sist', en: 'It has been a while' },
      detail: {
        nl: 'Een paar korte vragen, ongeveer een minuut',
        nb: 'Noen korte spørsmål, omtrent ett minutt',
        en: 'A few short questions, about a minute',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satOverall),
      page('choice', loyaltyItems.again, complaintItems.hadProblem),
      pageIf('problem', "had_problem = 'yes'", page('report', permissionItems.mayContact)),
      page('reason', coreItems.why),
    ],
    norm: { role: 'csat', value: 0.6 },
  });
}

export const silentCustomerNote: QuestionnaireNote = {
  code: 'Q16',
  name: { nl: 'Stille klanten', nb: 'Stille kunder', en: 'Silent customers' },
  purpose: {
    nl: 'Waarom horen wij niets meer van deze klanten?',
    nb: 'Hvorfor hører vi ikke mer fra disse kundene?',
    en: 'Why do we hear nothing from these customers any more?',
  },
  when: {
    nl: 'Na een jaar zonder bestelling en zonder antwoord, of een andere tijd die past.',
    nb: 'Etter et år uten bestilling og uten svar, eller en annen tid som passer.',
    en: 'After a year without an order and without an answer, or another time that fits.',
  },
  method: {
    nl: 'Dezelfde eerste vraag als in het relatieonderzoek: zo is te zien of zwijgers anders denken dan wie antwoordt.',
    nb: 'Samme første spørsmål som i kundetilfredshetsundersøkelsen: slik ser en om de tause mener noe annet enn de som svarer.',
    en: 'The same first question as in the relation survey: it shows whether the silent think otherwise than those who answer.',
  },
  report: {
    nl: 'Waarom men zweeg, en hoe deze klanten verschillen van wie wel antwoordde.',
    nb: 'Hvorfor de tidde, og hvordan disse kundene skiller seg fra dem som svarte.',
    en: 'Why they stayed silent, and how these customers differ from those who answered.',
  },
  must: ['again', 'had_problem', 'why'],
  optional: ['sat_overall', 'reported_problem', 'exit_reason', 'may_contact'],
  itemsMost: 5,
  words: {
    nl: 'inactief slapend non-respons geen bestelling',
    nb: 'inaktiv sovende frafall ingen bestilling',
    en: 'inactive dormant nonresponse no order lapsed',
  },
};
