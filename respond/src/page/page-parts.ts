import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { Question } from '@voldaan/domain/surveys/question/question';
import { scales } from '@voldaan/domain/surveys/scale';
import { questionsOn } from '@voldaan/domain/surveys/survey-definition';
import { hasFewWords } from '../question/battery.tsx';
import type { SheetPart } from '../style/sheet.ts';
import type { QuestionPageView } from '../view.ts';
import type { Place } from './shown-questions.ts';

/** The parts of the style sheet that this page needs, in the order of the sheet: it travels inside the page. */
export function partsFor(view: QuestionPageView, place: Place): readonly SheetPart[] {
  const needed = new Set<SheetPart>(place.nodes.flatMap(partsOf));
  if (view.preselected !== undefined) needed.add('waiting');
  if (view.faults?.length) needed.add('fault');
  return ['frame', 'question', ...order.filter((part) => needed.has(part))];
}

/** Later parts refine earlier ones. */
const order: readonly SheetPart[] = [
  'choice',
  'keys',
  'scale',
  'halves',
  'yes',
  'apart',
  'words',
  'faces',
  'stars',
  'ticks',
  'field',
  'other',
  'number',
  'ranking',
  'battery',
  'pair',
  'statement',
  'waiting',
  'fault',
];

function partsOf(node: PageNode): readonly SheetPart[] {
  switch (node.kind) {
    case 'statement':
      return ['statement'];
    case 'battery':
      return ['battery', ...node.questions.flatMap(partsInBattery)];
    case 'pair':
      return ['pair', ...questionsOn([node]).flatMap(partsOfQuestion)];
    default:
      return partsOfQuestion(node);
  }
}

function partsInBattery(question: Question): readonly SheetPart[] {
  if (question.kind !== 'rating' || !hasFewWords(question)) return partsOfQuestion(question);
  return ['choice', 'keys', ...apart(question)];
}

function partsOfQuestion(question: Question): readonly SheetPart[] {
  switch (question.kind) {
    case 'rating':
      return ['choice', ...partsOfScale(question), ...apart(question)];
    case 'yes-no':
    case 'consent':
      return ['choice', 'keys', 'yes', ...apart(question)];
    case 'single':
      return ['choice', 'words', ...other(question), ...apart(question)];
    case 'multiple':
      return ['choice', 'words', 'ticks', ...other(question)];
    case 'ranking':
      return ['ranking'];
    case 'number':
      return ['field', 'number'];
    case 'open':
    case 'date':
    case 'contact-detail':
    case 'compliment':
      return ['field'];
  }
}

function partsOfScale(question: Question & Readonly<{ kind: 'rating' }>): readonly SheetPart[] {
  const { look } = scales[question.scale];
  if (look === 'numbers') return ['keys', 'scale', ...(question.halfSteps ? (['halves'] as const) : [])];
  return look === 'words' ? ['words'] : ['words', look];
}

/** Keys are drawn for what stands apart as well. */
function apart(question: Question): readonly SheetPart[] {
  const offers = 'offers' in question ? (question.offers ?? []) : [];
  return offers.length === 0 ? [] : ['keys', 'apart'];
}

function other(question: Extract<Question, { kind: 'single' | 'multiple' }>): readonly SheetPart[] {
  return question.options.some((option) => option.takesText) ? ['field', 'other'] : [];
}
