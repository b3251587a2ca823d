import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { deliveryItems } from '../item/delivery-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * The delivery and what was told on the way (question-library.md 6.3, Q7), also for deliveries that failed. The norm is a
 * top-two share of 80 %. Undamaged is a fact and an item of its own, which may be added.
 */
export function delivery(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'delivery',
    slip: {
      title: { nl: 'Uw levering', 'nl-x-jij': 'Je levering', nb: 'Leveringen din', en: 'Your delivery' },
      detail: {
        nl: 'Een paar korte vragen, minder dan een minuut',
        nb: 'Noen korte spørsmål, under ett minutt',
        en: 'A few short questions, less than a minute',
      },
    },
    nodes: [
      page('satisfaction', deliveryItems.satDelivery),
      page('facts', deliveryItems.onTime, deliveryItems.complete),
      page('on_the_way', deliveryItems.informed, deliveryItems.promise),
      pageIf('low', 'sat_delivery <= 2', page('reason', coreItems.why, permissionItems.mayContact)),
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

export const deliveryNote: QuestionnaireNote = {
  code: 'Q7',
  name: { nl: 'Levering en communicatie', nb: 'Levering og kommunikasjon', en: 'Delivery and communication' },
  purpose: {
    nl: 'Kwam de levering op tijd en heel aan, en wist de klant waar die aan toe was?',
    nb: 'Kom leveringen til avtalt tid og hel fram, og visste kunden hva som skjedde?',
    en: 'Did the delivery arrive on time and whole, and did the customer know what to expect?',
  },
  when: {
    nl: 'Eén dag na de levering; ook als de levering mislukte.',
    nb: 'Én dag etter leveringen; også når leveringen mislyktes.',
    en: 'One day after the delivery; also when the delivery failed.',
  },
  method: {
    nl: 'Leg wat klanten zeggen naast de tijden uit de bestelgegevens. Wie alleen geslaagde leveringen vraagt, meet zichzelf te hoog.',
    nb: 'Se det kundene sier sammen med tidene i bestillingsdataene. Den som bare spør etter vellykkede leveringer, måler seg selv for høyt.',
    en: 'Read what customers say beside the times in the order data. Asking only after deliveries that went well measures too high.',
  },
  report: {
    nl: 'Op tijd volgens de klant naast op tijd volgens de bestelgegevens, en de tevredenheid naar dagen te laat.',
    nb: 'Til avtalt tid ifølge kunden ved siden av bestillingsdataene, og tilfredsheten etter antall dager for sent.',
    en: 'On time as the customer saw it beside the order data, and satisfaction by days late.',
  },
  must: ['on_time', 'complete', 'sat_delivery', 'informed', 'promise'],
  optional: ['undamaged', 'clear', 'why', 'may_contact'],
  itemsMost: 7,
  words: {
    nl: 'bezorging levering logistiek pakket op tijd bestelling',
    nb: 'levering logistikk pakke til avtalt tid bestilling',
    en: 'delivery logistics parcel on time order shipping',
  },
};
