import type { Language } from '@voldaan/domain/language';
import { languages } from '@voldaan/domain/language';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type PageFrame, renderQuestionPage, renderThanksPage } from '@voldaan/respond/page';

export type PreviewWish = Readonly<{ language: Language; page: number; path: string; now: Date }>;

/**
 * A page of the draft as a customer would see it; the page after the last is the thanks. It is drawn by the same code as
 * the real one. What is pressed in it goes nowhere: it stands in a sandbox without scripts and forms.
 */
export function renderPreview(definition: SurveyDefinition, { language, page, path, now }: PreviewWish): string {
  const frame: PageFrame = {
    language,
    languageLinks: languages.map((other) => ({ language: other, href: `${path}?language=${other}&page=${page}` })),
    styleNonce: 'preview',
    privacyHref: '#',
  };
  const shown = definition.pages[page - 1];
  if (shown === undefined) {
    return renderThanksPage({
      ...frame,
      definition,
      answers: {},
      receivedAt: now,
      timeZone: 'Europe/Amsterdam',
      isTest: true,
    });
  }
  return renderQuestionPage({
    ...frame,
    definition,
    page: shown,
    pageNumber: page,
    pageCount: definition.pages.length,
    action: '#',
    answers: {},
    nonce: '',
    submission: '',
    isTest: false,
    isFromMail: false,
  });
}
