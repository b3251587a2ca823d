import type { Question } from '@voldaan/domain/surveys/question/question';
import { advanceScript, exclusiveScript, otherScript } from './choice-script.ts';
import { rankingScript } from './ranking-script.ts';
import { visitScript } from './visit-script.ts';

/** The one script of a page: what every page has, and what the kinds of questions on it need. */
export function pageScript(questions: readonly Question[], mayAdvance: boolean): string {
  const parts = [
    visitScript,
    ...(questions.some(({ kind }) => kind === 'ranking') ? [rankingScript] : []),
    ...(questions.some(hasExclusive) ? [exclusiveScript] : []),
    ...(questions.some(takesText) ? [otherScript] : []),
    ...(mayAdvance && isOneChoice(questions) ? [advanceScript] : []),
  ];
  return `(()=>{${parts.join('').replaceAll('\n', '')}})()`;
}

function hasExclusive(question: Question): boolean {
  return question.kind === 'multiple' && question.options.some((option) => option.exclusive);
}

function takesText(question: Question): boolean {
  const hasOptions = question.kind === 'single' || question.kind === 'multiple';
  return hasOptions && question.options.some((option) => option.takesText);
}

/** Only where one press is the whole answer. */
function isOneChoice(questions: readonly Question[]): boolean {
  const [only] = questions;
  if (questions.length !== 1 || only === undefined || takesText(only)) return false;
  return only.kind === 'rating' || only.kind === 'yes-no' || only.kind === 'single';
}
