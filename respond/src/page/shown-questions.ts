import { path } from '@voldaan/domain/surveys/path';
import type { Question } from '@voldaan/domain/surveys/question/question';
import type { QuestionPageView } from '../view.ts';

/** Where this page stands in the whole survey, counted in questions: what a customer answers, not what we call a page. */
export type Place = Readonly<{
  shown: readonly Question[];
  /** Of the first and the last question shown, from 1. */
  first: number;
  last: number;
  total: number;
  /** Questions after this page that are not answered yet. */
  left: number;
}>;

/**
 * The questions that stand on the page. A page that is partly done shows what is still open; a page that is wholly
 * done shows everything, so that it can be changed. From a mail, the open question of the next page stands under the
 * mark: whoever confirms has then said why in the same press. A page that comes back shows what it showed.
 */
export function placeOf(view: QuestionPageView): Place {
  const all = path(view.definition, view.answers).flatMap((page) => page.questions);
  const shown = shownQuestions(view, all);
  const positions = shown.map((question) => all.indexOf(question) + 1);
  const isLeft = (question: Question) => !shown.includes(question) && !Object.hasOwn(view.answers, question.id);
  return {
    shown,
    first: Math.min(...positions),
    last: Math.max(...positions),
    total: all.length,
    left: all.filter(isLeft).length,
  };
}

function shownQuestions(view: QuestionPageView, all: readonly Question[]): readonly Question[] {
  const shownBefore = view.typed?.['shown'];
  if (typeof shownBefore === 'string') {
    const ids = shownBefore.split(' ');
    const again = all.filter((question) => ids.includes(question.id));
    if (again.length > 0) return again;
  }
  const isOpen = (question: Question) => !Object.hasOwn(view.answers, question.id);
  const open = view.page.questions.filter(isOpen);
  const here = open.length > 0 ? open : view.page.questions;
  if (!view.isFromMail || view.preselected === undefined) return here;
  const next = all.find((question) => !here.includes(question) && isOpen(question));
  return next?.kind === 'open' ? [...here, next] : here;
}

/** About 7 seconds for a mark or a yes, 25 for a text (question-library.md 6.3); 0 minutes means less than one. */
export function minutesFor(questions: readonly Question[]): number {
  const seconds = questions.reduce((sum, question) => sum + (question.kind === 'open' ? 25 : 7), 0);
  return seconds < 60 ? 0 : Math.round(seconds / 60);
}
