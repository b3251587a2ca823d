import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { ShownPage } from '@voldaan/domain/surveys/path';
import type { Question, QuestionKind } from '@voldaan/domain/surveys/question/question';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import type { QuestionPageView } from '../view.ts';

/** Where this page stands in the whole survey, counted in questions: what a customer answers, not what we call a page. */
export type Place = Readonly<{
  /** What is drawn: of a battery or a pair only the rows that are shown. */
  nodes: readonly PageNode[];
  shown: readonly Question[];
  /** Of the first and the last question shown, from 1; 0 on a page without questions. */
  first: number;
  last: number;
  total: number;
  /** Questions after this page that are not answered yet. */
  left: number;
  /** Seconds that what is shown and what comes after it take. */
  seconds: number;
}>;

/**
 * The questions that stand on the page. A page that is partly done shows what is still open; a page that is wholly
 * done shows everything, so that it can be changed. From a mail, the open question of the next page stands under the
 * mark: whoever confirms has then said why in the same press. A page that comes back shows what it showed.
 */
export function placeOf(view: QuestionPageView): Place {
  const all = questionsOfPages(view.pages);
  const shown = shownQuestions(view, all);
  const positions = shown.map((question) => all.indexOf(question) + 1);
  const isLeft = (question: Question) => !shown.includes(question) && !Object.hasOwn(view.answers, question.id);
  const first = positions.length === 0 ? 0 : Math.min(...positions);
  return {
    nodes: nodesWith(view, shown),
    shown,
    first,
    last: positions.length === 0 ? 0 : Math.max(...positions),
    total: all.length,
    left: all.filter(isLeft).length,
    seconds: secondsFor(all.slice(Math.max(0, first - 1))),
  };
}

export function questionsOfPages(pages: readonly ShownPage[]): readonly Question[] {
  return pages.flatMap((page) => questionsOn(page.nodes));
}

function shownQuestions(view: QuestionPageView, all: readonly Question[]): readonly Question[] {
  const shownBefore = view.typed?.['shown'];
  if (typeof shownBefore === 'string' && shownBefore !== '') {
    const ids = shownBefore.split(' ');
    const again = all.filter((question) => ids.includes(question.id));
    if (again.length > 0) return again;
  }
  const isOpen = (question: Question) => !Object.hasOwn(view.answers, question.id);
  const onPage = questionsOn(view.page.nodes);
  const open = onPage.filter(isOpen);
  const here = open.length > 0 ? open : onPage;
  if (!view.isFromMail || view.preselected === undefined) return here;
  const next = all.find((question) => !here.includes(question) && isOpen(question));
  return next?.kind === 'open' ? [...here, next] : here;
}

/** The page's own nodes with what is shown of each; a question of the next page comes last. */
function nodesWith(view: QuestionPageView, shown: readonly Question[]): readonly PageNode[] {
  const own = view.page.nodes.filter(
    (node) => node.kind === 'statement' || questionsOn([node]).some((question) => shown.includes(question)),
  );
  const ofOthers = shown.filter((question) => !questionsOn(own).includes(question));
  return [...own, ...ofOthers];
}

/** About 7 seconds for a mark or a yes, 25 for a text (question-library.md 6.3); the others by what they ask to do. */
const secondsByKind: Readonly<Record<QuestionKind, number>> = {
  rating: 7,
  'yes-no': 7,
  consent: 7,
  single: 10,
  multiple: 12,
  ranking: 25,
  number: 10,
  date: 10,
  'contact-detail': 12,
  open: 25,
  compliment: 25,
};

export function secondsFor(questions: readonly Question[]): number {
  return questions.reduce((sum, question) => sum + secondsByKind[question.kind], 0);
}

/** 0 minutes means less than one. */
export function minutesOf(seconds: number): number {
  return seconds < 60 ? 0 : Math.round(seconds / 60);
}
