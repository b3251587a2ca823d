import { expect, test } from 'vitest';
import type * as declared from '../page.d.ts';
import * as built from './page.ts';

test('page.d.ts declares exactly what the entry exports', () => {
  // The compiler refuses a function whose view is not the one declared; the names are compared here.
  const pages: typeof declared = built;
  expect(Object.keys(pages).sort()).toEqual([
    'renderCaseFormPage',
    'renderCasePrivacyPage',
    'renderCaseReceivedPage',
    'renderCaseShutPage',
    'renderCaseStatusPage',
    'renderDonePage',
    'renderIdeasPage',
    'renderLanguagePage',
    'renderNoticePage',
    'renderPreferencesPage',
    'renderPrivacyPage',
    'renderQuestionPage',
    'renderResumePage',
    'renderThanksPage',
    'renderUnsubscribePage',
    'renderUnsubscribedPage',
  ]);
});
