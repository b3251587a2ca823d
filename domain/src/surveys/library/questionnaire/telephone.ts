import type { SurveyDefinition } from '../../survey-definition.ts';
import { attributeBattery, batteryHeadings } from '../battery-of.ts';
import { complaintItems } from '../item/complaint-items.ts';
import { coreItems } from '../item/core-items.ts';
import { expectationItems } from '../item/expectation-items.ts';
import { loyaltyItems } from '../item/loyalty-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { serviceItems } from '../item/service-items.ts';
import { visitItems } from '../item/visit-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * By telephone (question-library.md 6.3, Q14), for those without mail: the questions of the relation on scales that
 * can be read aloud, five points at most.
 */
export function telephone(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'telephone',
    slip: {
      title: {
        nl: 'Uw ervaring met ons',
        'nl-x-jij': 'Je ervaring met ons',
        nb: 'Din erfaring med oss',
        en: 'Your experience with us',
      },
      detail: {
        nl: 'Vragen om voor te lezen, ongeveer drie minuten',
        nb: 'Spørsmål til høytlesning, omtrent tre minutter',
        en: 'Questions to read aloud, about three minutes',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satOverall),
      page('reason', coreItems.why),
      page('parts', attributeBattery('sat_parts', batteryHeadings.satisfied, expectationItems.satAttribute, about)),
      page('whole', expectationItems.expVsOverall, serviceItems.trust, loyaltyItems.freeSwitch),
      page('problem', complaintItems.hadProblem),
      pageIf('reported', "had_problem = 'yes'", page('report', complaintItems.reportedProblem)),
      page('close', coreItems.oneThing, permissionItems.mayContact),
      page('interviewer', visitItems.interviewerRemarks),
    ],
    norm: { role: 'csat', value: 0.8 },
  });
}

const about = ['product_quality', 'delivery', 'response_speed', 'expertise', 'kept_informed'] as const;

export const telephoneNote: QuestionnaireNote = {
  code: 'Q14',
  name: { nl: 'Telefonisch onderzoek', nb: 'Telefonundersøkelse', en: 'Telephone survey' },
  purpose: {
    nl: 'Wat vinden klanten die wij per mail niet bereiken?',
    nb: 'Hva mener kundene vi ikke når på e-post?',
    en: 'What do customers think whom we do not reach by mail?',
  },
  when: {
    nl: 'Bij wie geen mailadres heeft, of om een groep aan te vullen.',
    nb: 'Til dem som mangler e-postadresse, eller for å fylle opp en gruppe.',
    en: 'For those without a mail address, or to fill up a group.',
  },
  method: {
    nl: 'Lees de antwoorden voor van laag naar hoog, en lees “weet ik niet” niet voor. Aan de telefoon zijn mensen milder.',
    nb: 'Les svarene fra lavt til høyt, og les ikke opp «vet ikke». På telefon er folk mildere.',
    en: 'Read the answers from low to high, and do not read out “don’t know”. People are milder on the phone.',
  },
  report: {
    nl: 'Dit kanaal naast de andere, nooit erbij opgeteld.',
    nb: 'Denne kanalen ved siden av de andre, aldri lagt sammen.',
    en: 'This channel beside the others, never added to them.',
  },
  must: ['sat_overall', 'why', 'sat_attribute', 'exp_vs_overall', 'one_thing', 'may_contact'],
  optional: ['trust', 'free_switch', 'had_problem', 'reported_problem', 'interviewer_remarks'],
  itemsMost: 16,
  words: {
    nl: 'telefoon bellen enquêteur interview',
    nb: 'telefon ringe intervjuer intervju',
    en: 'telephone phone call interviewer interview',
  },
};
