import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { serviceItems } from '../item/service-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * After one moment (question-library.md 6.3, Q2): the mark, one facet by chance so that all three are measured without
 * asking all three, and the reason. The norm is a top-two share of 80 %.
 */
export function moment(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'moment',
    moment: {
      nl: 'uw contact met ons',
      'nl-x-jij': 'je contact met ons',
      nb: 'kontakten med oss',
      en: 'your contact with us',
    },
    slip: {
      title: {
        nl: 'Uw contact met ons',
        'nl-x-jij': 'Je contact met ons',
        nb: 'Kontakten din med oss',
        en: 'Your contact with us',
      },
      detail: {
        nl: 'Een paar korte vragen over hoe het ging',
        nb: 'Noen korte spørsmål om hvordan det gikk',
        en: 'A few short questions about how it went',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satMoment),
      {
        kind: 'random',
        id: 'facet',
        choose: 1,
        nodes: [
          page('facet_friendly', serviceItems.friendly),
          page('facet_expert', serviceItems.expert),
          page('facet_speed', serviceItems.speed),
        ],
      },
      page(
        'reason',
        coreItems.why,
        { ...permissionItems.mayContact, when: 'sat_moment <= 2' },
        { ...permissionItems.compliment, when: 'sat_moment >= 4' },
      ),
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

export const momentNote: QuestionnaireNote = {
  code: 'Q2',
  name: {
    nl: 'Tevredenheid na een contactmoment',
    nb: 'Tilfredshet etter en kontakt',
    en: 'Satisfaction after a contact',
  },
  purpose: {
    nl: 'Ging dit contact goed, en waarom?',
    nb: 'Gikk denne kontakten bra, og hvorfor?',
    en: 'Did this contact go well, and why?',
  },
  when: {
    nl: 'Een uur tot twee dagen erna, per soort contact, binnen de contactdruk.',
    nb: 'Fra en time til to dager etterpå, per kontaktpunkt, innenfor kontaktpresset.',
    en: 'An hour to two days afterwards, per kind of contact, within the contact budget.',
  },
  method: {
    nl: 'Van vriendelijkheid, deskundigheid en snelheid wordt er één gevraagd, door het lot.',
    nb: 'Av vennlighet, kompetanse og svartid spørres det om én, ved loddtrekning.',
    en: 'One of friendliness, expertise and speed is asked, by chance.',
  },
  report: {
    nl: 'Het verloop per soort contact, het aandeel tevreden en de redenen.',
    nb: 'Utviklingen per kontaktpunkt, andelen fornøyde og grunnene.',
    en: 'The course per kind of contact, the share satisfied and the reasons.',
  },
  must: ['sat_moment', 'why'],
  optional: ['goal_met', 'exp_vs_overall', 'friendly', 'expert', 'speed', 'may_contact', 'compliment'],
  itemsMost: 4,
  words: {
    nl: 'CSAT contact bezoek telefoon service transactie klantenservice',
    nb: 'CSAT kontakt besøk telefon service transaksjon kundeservice',
    en: 'CSAT contact visit phone service transaction touchpoint support',
  },
};
