import type { SurveyDefinition } from '../../survey-definition.ts';
import { permissionItems } from '../item/permission-items.ts';
import { reviewItems } from '../item/review-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * A review for others to read (question-library.md 6.3, Q15): asked of all or of none, without reward, and nobody is
 * sent anywhere by their mark.
 */
export function review(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'review',
    slip: {
      title: { nl: 'Uw beoordeling', 'nl-x-jij': 'Je beoordeling', nb: 'Anmeldelsen din', en: 'Your review' },
      detail: {
        nl: 'Drie korte vragen; u bepaalt wat er openbaar wordt',
        'nl-x-jij': 'Drie korte vragen; jij bepaalt wat er openbaar wordt',
        nb: 'Tre korte spørsmål; du bestemmer hva som blir offentlig',
        en: 'Three short questions; you decide what becomes public',
      },
    },
    nodes: [page('rating', reviewItems.stars), page('text', reviewItems.reviewText, permissionItems.mayPublish)],
    norm: { role: 'stars', value: 4 },
  });
}

export const reviewNote: QuestionnaireNote = {
  code: 'Q15',
  name: { nl: 'Beoordeling', nb: 'Anmeldelse', en: 'Review' },
  purpose: {
    nl: 'Wat vertellen klanten aan anderen over ons?',
    nb: 'Hva forteller kundene andre om oss?',
    en: 'What do customers tell others about us?',
  },
  when: {
    nl: 'Aan alle klanten of aan geen, niet aan een keuze uit hen.',
    nb: 'Til alle kunder eller ingen, ikke til et utvalg av dem.',
    en: 'To all customers or none, not to a choice of them.',
  },
  method: {
    nl: 'Geen beloning, en geen omweg voor wie een laag cijfer geeft: de regels van de beoordelingssites verbieden het, en de lezer merkt het.',
    nb: 'Ingen belønning, og ingen omvei for den som gir få stjerner: reglene til anmeldelsesstedene forbyr det, og leserne merker det.',
    en: 'No reward, and no detour for whoever gives few stars: the rules of review sites forbid it, and readers notice.',
  },
  report: {
    nl: 'De sterren van iedereen die is gevraagd, en de teksten die openbaar mogen.',
    nb: 'Stjernene fra alle som er spurt, og tekstene som kan bli offentlige.',
    en: 'The stars of everyone who was asked, and the texts that may be public.',
  },
  must: ['stars', 'review_text', 'may_publish'],
  optional: ['review_title'],
  itemsMost: 4,
  words: {
    nl: 'review sterren beoordeling openbaar publiceren',
    nb: 'anmeldelse stjerner omtale publisere',
    en: 'review stars rating public publish testimonial',
  },
};
