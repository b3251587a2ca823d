import type { Question } from '@voldaan/domain/surveys/question/question';
import advance from './advance.ts?script';
import exclusive from './exclusive.ts?script';
import otherWords from './other-words.ts?script';
import everyPage from './question-page.ts?script';
import ranking from './ranking.ts?script';

/** The one script of a page: what every page has, and what the kinds of questions on it need. */
export function pageScript(questions: readonly Question[], mayAdvance: boolean): string {
  return [
    // Before the rest: the order of a ranking is settled and what is excluded is undone before an answer is read.
    ...(questions.some(({ kind }) => kind === 'ranking') ? [ranking] : []),
    ...(questions.some(hasExclusive) ? [exclusive] : []),
    everyPage,
    ...(questions.some(takesText) ? [otherWords] : []),
    ...(mayAdvance && isOneChoice(questions) ? [advance] : []),
  ].join('');
}

function hasExclusive(question: Question): boolean {
  return question.kind === 'multiple' && question.options.some((option) => option.exclusive);
}

function takesText(question: Question): boolean {
  const hasOptions = question.kind === 'single' || question.kind === 'multiple';
  return hasOptions && question.options.some((option) => option.takesText);
}

/** Only where one press is the whole answer. */
export function isOneChoice(questions: readonly Question[]): boolean {
  const [only] = questions;
  if (questions.length !== 1 || only === undefined || takesText(only)) return false;
  return only.kind === 'rating' || only.kind === 'yes-no' || only.kind === 'single';
}
