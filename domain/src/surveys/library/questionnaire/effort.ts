import type { SurveyDefinition } from '../../survey-definition.ts';
import { coreItems } from '../item/core-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { serviceItems } from '../item/service-items.ts';
import { page } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * How much effort a service contact took (question-library.md 6.3, Q4), right after the case is closed. Whoever had
 * much of it says why; the others tell one facet by chance. The norm of
 * 5.5 lies between slightly agree and agree.
 */
export function effort(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'effort',
    slip: {
      title: {
        nl: 'Uw vraag aan ons',
        'nl-x-jij': 'Je vraag aan ons',
        nb: 'Saken din hos oss',
        en: 'Your question to us',
      },
      detail: {
        nl: 'Een paar korte vragen over hoe het ging',
        nb: 'Noen korte spørsmål om hvordan det gikk',
        en: 'A few short questions about how it went',
      },
    },
    nodes: [
      page('effort', coreItems.ces2),
      page('result', serviceItems.firstTime, coreItems.goalMet),
      {
        kind: 'branch',
        id: 'low',
        when: 'ces2 <= 3',
        nodes: [page('reason', coreItems.why, permissionItems.mayContact)],
        otherwise: [
          {
            kind: 'random',
            id: 'facet',
            choose: 1,
            nodes: [page('facet_speed', serviceItems.speed), page('facet_reach', serviceItems.reach)],
          },
        ],
      },
    ],
    norm: { role: 'ces', value: 5.5 },
  });
}

export const effortNote: QuestionnaireNote = {
  code: 'Q4',
  name: { nl: 'Moeite en gemak', nb: 'Innsats og enkelhet', en: 'Effort and ease' },
  purpose: {
    nl: 'Hoeveel moeite kost het klanten om geholpen te worden?',
    nb: 'Hvor mye innsats krever det av kundene å få hjelp?',
    en: 'How much effort does it take customers to be helped?',
  },
  when: {
    nl: 'Direct nadat een vraag is afgehandeld.',
    nb: 'Rett etter at en sak er avsluttet.',
    en: 'Right after a case is closed.',
  },
  method: {
    nl: 'Leg het aandeel heropende vragen ernaast: gemak zonder oplossing is geen gemak.',
    nb: 'Se det sammen med andelen gjenåpnede saker: enkelt uten løsning er ikke enkelt.',
    en: 'Read it beside the share of reopened cases: ease without a solution is no ease.',
  },
  report: {
    nl: 'Het gemiddelde en het aandeel 5 tot 7 met hun marges, per kanaal.',
    nb: 'Gjennomsnittet og andelen 5 til 7 med marginer, per kanal.',
    en: 'The mean and the share of 5 to 7 with their margins, per channel.',
  },
  must: ['ces2', 'first_time', 'goal_met'],
  optional: ['speed', 'reach', 'why', 'may_contact'],
  itemsMost: 5,
  words: {
    nl: 'CES gemak moeite vraag opgelost helpdesk klantenservice',
    nb: 'CES enkelt innsats sak løst kundeservice',
    en: 'CES effort ease issue resolved helpdesk support',
  },
};
