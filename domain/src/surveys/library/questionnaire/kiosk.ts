import type { SurveyDefinition } from '../../survey-definition.ts';
import { serviceItems } from '../item/service-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * At the spot, on a screen or by a code (question-library.md 6.3, Q13): one face and one tap. It shows a pattern of
 * hours and places and is no sample of customers.
 */
export function kiosk(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'kiosk',
    slip: {
      title: { nl: 'Uw bezoek', 'nl-x-jij': 'Je bezoek', nb: 'Besøket ditt', en: 'Your visit' },
      detail: { nl: 'Twee keer tikken', nb: 'To trykk', en: 'Two taps' },
    },
    nodes: [page('satisfaction', serviceItems.satVisit), page('reason', serviceItems.reasonTap)],
    norm: { role: 'csat', value: 0.8 },
  });
}

export const kioskNote: QuestionnaireNote = {
  code: 'Q13',
  name: { nl: 'Zuil en QR-code', nb: 'Skjerm og QR-kode', en: 'Kiosk and QR code' },
  purpose: {
    nl: 'Op welke plek en welk uur loopt het minder?',
    nb: 'På hvilket sted og hvilken time går det dårligere?',
    en: 'At which place and which hour do things go less well?',
  },
  when: { nl: 'Op de plek zelf, doorlopend.', nb: 'På stedet, hele tiden.', en: 'On the spot, all the time.' },
  method: {
    nl: 'Wie langsloopt en tikt, is geen steekproef van de klanten.',
    nb: 'De som går forbi og trykker, er ikke et utvalg av kundene.',
    en: 'Those who pass by and tap are no sample of customers.',
  },
  report: {
    nl: 'Het aandeel per uur en per plek, zonder de reeksen tikken van één hand.',
    nb: 'Andelen per time og per sted, uten rekkene av trykk fra samme hånd.',
    en: 'The share by hour and by place, without the runs of taps by one hand.',
  },
  must: ['sat_visit', 'reason_tap'],
  optional: ['why'],
  itemsMost: 2,
  words: {
    nl: 'zuil kiosk QR winkel balie smiley filiaal',
    nb: 'skjerm kiosk QR butikk skranke smilefjes avdeling',
    en: 'kiosk QR shop counter smiley branch store',
  },
};
