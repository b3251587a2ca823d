import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { QuestionPageView } from '../view.ts';
import { nodesByName } from './test-nodes-by-name.ts';
import { inFour } from './test-ratings.ts';

/** A survey with every kind of question, each on a page of its own, in four languages: for tests of what it looks like. */

const heard = inFour('Uw stadsfiets', 'Bysykkelen din', 'Your city bike', 'دراجتك');
const details = { organisation: 'De Vries fietsenmakers', readerName: 'Sanne van Dijk', name: 'Klanten' };

export const everyKind: SurveyDefinition = {
  ...draftFromQuestionnaire('grade', details),
  languages: ['nl', 'nb', 'en', 'ar'],
  organisation: details.organisation,
  slip: {
    title: heard,
    detail: inFour('Opgehaald 19 november', 'Hentet 19. november', 'Collected 19 November', 'استلمتها في 19 نوفمبر'),
  },
  reader: {
    name: 'Sanne van Dijk',
    sentence: inFour(
      'leest elk antwoord zelf.',
      'leser hvert svar selv.',
      'reads every answer in person.',
      'تقرأ كل إجابة بنفسها.',
    ),
  },
  thanks: {
    heading: inFour(
      'Dank u wel, uw antwoord is binnen',
      'Takk, vi har fått svaret ditt',
      'Thank you, we have your answer',
      'شكرًا لك، وصلت إجابتك',
    ),
    text: inFour(
      'Wij lezen het deze week.',
      'Vi leser det denne uken.',
      'We read it this week.',
      'سنقرؤها هذا الأسبوع.',
    ),
  },
  nodes: Object.entries(nodesByName).map(([id, nodes]) => ({ kind: 'page', id, nodes })),
};

/** The page of one kind as the server would ask for it, as if it were a survey of its own. */
export function viewOfKind(name: string, changes: Partial<QuestionPageView> = {}): QuestionPageView {
  const page = { id: name, nodes: nodesByName[name] ?? [] };
  const definition = changes.definition ?? everyKind;
  return {
    definition,
    pages: [page, { id: 'last', nodes: nodesByName['open'] ?? [] }],
    page,
    language: 'nl',
    languageLinks: definition.languages.map((language) => ({ language, href: `?language=${language}` })),
    action: '/s/8fk2',
    saveHref: '/s/8fk2/answers',
    answers: {},
    nonce: 'N0nce',
    submission: 'Subm1ssion',
    styleNonce: 'St7le',
    privacyHref: '/privacy',
    isTest: false,
    isFromMail: false,
    ...changes,
  };
}
