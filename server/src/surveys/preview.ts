import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { pagesOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { type PageFrame, renderQuestionPage, renderThanksPage } from '@voldaan/respond/page';
import { renderInterviewerPage } from './interviewer-page.ts';

/** Where a customer would meet it. The mail is drawn by the invitations, which know the letter around it. */
export type PreviewSurface = 'page' | 'widget' | 'interviewer';

export type PreviewWish = Readonly<{
  /** Without it, or with one that the survey does not speak, its first. */
  language: LanguageTag | undefined;
  page: number;
  surface: PreviewSurface;
  path: string;
  now: Date;
}>;

/**
 * A page of the draft as a customer would see it; the page after the last is the thanks. It is drawn by the same code as
 * the real one, and shows every page, also those that only some are asked. What is pressed in it goes nowhere: it stands
 * in a sandbox without scripts and forms.
 */
export function renderPreview(definition: SurveyDefinition, wish: PreviewWish): string {
  const { page, surface, path, now } = wish;
  const [first = 'en'] = definition.languages;
  const language = definition.languages.find((tag) => tag === wish.language) ?? first;
  const pages = pagesOf(definition);
  const shown = pages[page - 1];
  if (surface === 'interviewer') return renderInterviewerPage(definition, { language, page: shown });
  const frame: PageFrame = {
    language,
    languageLinks: definition.languages.map((other) => ({
      language: other,
      href: `${path}?${new URLSearchParams({ language: other, page: String(page), surface })}`,
    })),
    styleNonce: 'preview',
    privacyHref: '#',
  };
  if (shown === undefined) {
    const received = { answers: {}, receivedAt: now, timeZone: 'Europe/Amsterdam', isTest: true };
    return renderThanksPage({ ...frame, definition, ...received });
  }
  return renderQuestionPage({
    ...frame,
    definition,
    pages,
    page: shown,
    action: '#',
    answers: {},
    nonce: '',
    submission: '',
    isTest: false,
    isFromMail: false,
  });
}
