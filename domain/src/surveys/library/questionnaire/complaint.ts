import type { SurveyDefinition } from '../../survey-definition.ts';
import { statementBattery } from '../battery-of.ts';
import { complaintItems } from '../item/complaint-items.ts';
import { coreItems } from '../item/core-items.ts';
import { permissionItems } from '../item/permission-items.ts';
import { page, pageIf } from '../page.ts';
import type { QuestionnaireDetails } from '../questionnaire-details.ts';
import type { QuestionnaireNote } from '../questionnaire-note.ts';
import { readySurvey } from '../ready-survey.ts';

/**
 * How a complaint was handled (question-library.md 6.3, Q9), also when it was rejected. The norm is a top-two share of
 * 70 %: whoever complained had a reason. Whoever was not helped is asked for a word in person instead of one
 * more text field.
 */
export function complaint(details: QuestionnaireDetails): SurveyDefinition {
  return readySurvey(details, {
    questionnaire: 'complaint',
    moment: {
      nl: 'de behandeling van uw klacht',
      'nl-x-jij': 'de behandeling van je klacht',
      nb: 'behandlingen av klagen din',
      en: 'the handling of your complaint',
    },
    slip: {
      title: {
        nl: 'De behandeling van uw klacht',
        'nl-x-jij': 'De behandeling van je klacht',
        nb: 'Behandlingen av klagen din',
        en: 'The handling of your complaint',
      },
      detail: {
        nl: 'Een paar korte vragen, ongeveer een minuut',
        nb: 'Noen korte spørsmål, omtrent ett minutt',
        en: 'A few short questions, about a minute',
      },
    },
    nodes: [
      page('satisfaction', coreItems.satMoment),
      page('result', complaintItems.cSolved, complaintItems.cContact),
      page(
        'statements',
        statementBattery(
          'complaint_statements',
          complaintItems.cHeard,
          complaintItems.cHelped,
          complaintItems.cValued,
          complaintItems.cOutcome,
          complaintItems.cProcess,
        ),
      ),
      page('time', complaintItems.cTime),
      pageIf('low', "sat_moment <= 2 or c_solved = 'no'", page('contact', permissionItems.mayContact)),
    ],
    norm: { role: 'csat', value: 0.7 },
  });
}

export const complaintNote: QuestionnaireNote = {
  code: 'Q9',
  name: { nl: 'Afhandeling van een klacht', nb: 'Behandling av en klage', en: 'Handling of a complaint' },
  purpose: {
    nl: 'Voelde de klant met een klacht zich gehoord en geholpen?',
    nb: 'Følte kunden med en klage seg hørt og hjulpet?',
    en: 'Did the customer with a complaint feel heard and helped?',
  },
  when: {
    nl: 'Drie tot zeven dagen na het sluiten; ook als de klacht is afgewezen.',
    nb: 'Tre til sju dager etter avslutning; også når klagen er avvist.',
    en: 'Three to seven days after closing; also when the complaint was rejected.',
  },
  method: {
    nl: 'Wie niet is geholpen, kan om contact vragen.',
    nb: 'Den som ikke fikk hjelp, kan be om kontakt.',
    en: 'Whoever was not helped can ask for contact.',
  },
  report: {
    nl: 'Gehoord, geholpen en gewaardeerd; daarna hoe deze klanten verschillen van vergelijkbare klanten zonder klacht.',
    nb: 'Hørt, hjulpet og verdsatt; deretter hvordan disse kundene skiller seg fra lignende kunder uten klage.',
    en: 'Heard, helped and appreciated; then how these customers differ from comparable ones without a complaint.',
  },
  must: ['c_solved', 'c_heard', 'c_helped', 'c_valued', 'c_outcome', 'c_process', 'c_time', 'c_contact'],
  optional: ['sat_moment', 'c_easy', 'again', 'why', 'may_contact'],
  itemsMost: 10,
  words: {
    nl: 'klacht klagen afhandeling ontevreden opgelost herstel',
    nb: 'klage klagebehandling misfornøyd løst',
    en: 'complaint complain handling resolved recovery',
  },
};
