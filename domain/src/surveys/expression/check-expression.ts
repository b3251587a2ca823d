import { isOffScale } from '../answers.ts';
import type { Question } from '../question/question.ts';
import { scales, scoresOf } from '../scale.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { printExpression } from './print-expression.ts';

/** What is wrong with a condition that can be read, and what it is about. */
export type ExpressionFault = Readonly<{
  code: 'expression_name_unknown' | 'expression_type' | 'expression_option_unknown' | 'expression_never';
  values: Readonly<Record<string, string>>;
}>;

/** The questions that a condition may name, by their ids. */
export type ExpressionNames = ReadonlyMap<string, Question>;

/**
 * The first thing in a condition that cannot be meant: a name or an option that does not exist, a comparison of things
 * that have no order, a score that the scale does not have. What is left has a value for every set of answers.
 */
export function checkExpression(expression: Expression, names: ExpressionNames): ExpressionFault | undefined {
  const type = typeOf(expression, names);
  if (typeof type === 'object') return type;
  return type === 'condition' ? undefined : typeFault(expression);
}

/** The ids of the questions that a condition looks at. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'answer':
    case 'answered':
      return [expression.id];
    case 'not':
    case 'negative':
      return namesIn(expression.operand);
    case 'and':
    case 'or':
      return expression.operands.flatMap(namesIn);
    case 'compare':
    case 'arithmetic':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'has':
    case 'in':
      return namesIn(expression.left);
    default:
      return [];
  }
}

/** `known` is what is known of a customer: a number or a text, one cannot say before. */
type Type = 'number' | 'text' | 'day' | 'list' | 'known' | 'condition';

type Typed = Type | ExpressionFault;

function typeOf(expression: Expression, names: ExpressionNames): Typed {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.kind;
    case 'language':
    case 'channel':
      return 'text';
    case 'contact':
      return 'known';
    case 'answer':
      return typeOfAnswer(expression.id, names);
    case 'answered':
      return names.has(expression.id) ? 'condition' : unknownName(expression.id);
    case 'not':
      return allOf([expression.operand], 'condition', names);
    case 'and':
    case 'or':
      return allOf(expression.operands, 'condition', names);
    case 'negative':
      return allOf([expression.operand], 'number', names);
    case 'arithmetic':
      return allOf([expression.left, expression.right], 'number', names);
    case 'compare':
      return typeOfComparison(expression, names);
    case 'in':
      return typeOfChoice(expression, names);
    case 'has':
      return typeOfHas(expression, names);
  }
}

function typeOfAnswer(id: string, names: ExpressionNames): Typed {
  const question = names.get(id);
  switch (question?.kind) {
    case undefined:
      return unknownName(id);
    case 'rating':
    case 'number':
      return 'number';
    case 'date':
      return 'day';
    case 'multiple':
    case 'ranking':
      return 'list';
    default:
      return 'text';
  }
}

/** All of one type, which is the type of the whole too. */
function allOf(operands: readonly Expression[], wanted: 'condition' | 'number', names: ExpressionNames): Typed {
  for (const operand of operands) {
    const type = typeOf(operand, names);
    if (typeof type === 'object') return type;
    if (type !== wanted && !(wanted === 'number' && type === 'known')) return typeFault(operand);
  }
  return wanted;
}

function typeOfComparison(expression: Expression & { kind: 'compare' }, names: ExpressionNames): Typed {
  const { left, right, operator } = expression;
  const [a, b] = [typeOf(left, names), typeOf(right, names)];
  if (typeof a === 'object') return a;
  if (typeof b === 'object') return b;
  const isEquality = operator === '=' || operator === '!=';
  if (isOffScaleTest(left, right, names) && operator === '=') return 'condition';
  if (!isComparable(a, b) || (!isEquality && !isOrdered(a, b))) return typeFault(expression);
  if (isEquality) return optionFault(left, right, names) ?? neverFault(expression, names) ?? 'condition';
  return neverFault(expression, names) ?? 'condition';
}

/** Both numbers, both texts, a day and a text that is meant as one; what is known of a customer goes with numbers and texts. */
function isComparable(a: Type, b: Type): boolean {
  const fits = (one: Type, other: Type): boolean =>
    (one === 'number' && (other === 'number' || other === 'known')) ||
    (one === 'text' && (other === 'text' || other === 'known' || other === 'day')) ||
    (one === 'day' && other === 'day') ||
    (one === 'known' && other === 'known');
  return fits(a, b) || fits(b, a);
}

/** Days and numbers have an order that means the same to everybody; texts have one in every language. */
function isOrdered(a: Type, b: Type): boolean {
  return a === 'number' || b === 'number' || a === 'day' || b === 'day';
}

/** `nps = '~dont_know'`: an answer apart from the scale that the question offers. */
function isOffScaleTest(left: Expression, right: Expression, names: ExpressionNames): boolean {
  if (left.kind !== 'answer' || right.kind !== 'text' || !isOffScale(right.value)) return false;
  const question = names.get(left.id);
  return question !== undefined && 'offers' in question && question.offers?.includes(right.value) === true;
}

function typeOfChoice({ left, choices }: Expression & { kind: 'in' }, names: ExpressionNames): Typed {
  const type = typeOf(left, names);
  if (typeof type === 'object') return type;
  const isFit = choices.every((choice) => isComparable(type, typeof choice === 'number' ? 'number' : 'text'));
  if (!isFit) return typeFault(left);
  for (const choice of choices) {
    const fault = typeof choice === 'string' ? unknownOption(left, choice, names) : undefined;
    if (fault !== undefined) return fault;
  }
  return neverFault({ kind: 'in', left, choices }, names) ?? 'condition';
}

function typeOfHas({ left, option }: Expression & { kind: 'has' }, names: ExpressionNames): Typed {
  const type = typeOf(left, names);
  if (typeof type === 'object') return type;
  return type === 'list' ? (unknownOption(left, option, names) ?? 'condition') : typeFault(left);
}

function optionFault(left: Expression, right: Expression, names: ExpressionNames): ExpressionFault | undefined {
  if (right.kind === 'text') return unknownOption(left, right.value, names);
  return left.kind === 'text' ? unknownOption(right, left.value, names) : undefined;
}

/** The ways that lead to a survey, as an answer is stored with one. */
const channels: readonly string[] = ['mail', 'link', 'api', 'widget', 'embed', 'kiosk', 'qr', 'telephone'];

/** A text that is compared with a choice must be one of its options. */
function unknownOption(of: Expression, option: string, names: ExpressionNames): ExpressionFault | undefined {
  const name = of.kind === 'answer' ? of.id : of.kind;
  const options = optionsIn(of, names);
  if (options === undefined || options.includes(option)) return undefined;
  return { code: 'expression_option_unknown', values: { name, option: option.slice(0, 100) } };
}

function optionsIn(of: Expression, names: ExpressionNames): readonly string[] | undefined {
  if (of.kind === 'channel') return channels;
  return of.kind === 'answer' ? optionsOf(names.get(of.id)) : undefined;
}

function optionsOf(question: Question | undefined): readonly string[] | undefined {
  switch (question?.kind) {
    case 'single':
    case 'multiple':
    case 'ranking':
      return [...question.options.map(({ id }) => id), ...('offers' in question ? (question.offers ?? []) : [])];
    case 'yes-no':
      return ['yes', 'no', ...(question.partly === true ? ['partly'] : []), ...(question.offers ?? [])];
    case 'consent':
      return ['yes', 'no'];
    default:
      return undefined;
  }
}

/** A comparison of one rating with figures that no score of its scale makes true: `nps > 10`. */
function neverFault(
  expression: Expression & { kind: 'compare' | 'in' },
  names: ExpressionNames,
): ExpressionFault | undefined {
  const ids = [...new Set(namesIn(expression))];
  const [id = ''] = ids;
  const question = names.get(id);
  if (ids.length !== 1 || question?.kind !== 'rating' || looksElsewhere(expression)) return undefined;
  const scope = { contact: {}, language: '', channel: '' };
  const canBe = scoresOf(scales[question.scale], question.halfSteps).some((score) =>
    evaluate(expression, { ...scope, answers: { [id]: score } }),
  );
  return canBe ? undefined : { code: 'expression_never', values: { name: id } };
}

/** Whether anything but answers decides. */
function looksElsewhere(expression: Expression): boolean {
  switch (expression.kind) {
    case 'contact':
    case 'language':
    case 'channel':
      return true;
    case 'compare':
    case 'arithmetic':
      return looksElsewhere(expression.left) || looksElsewhere(expression.right);
    case 'in':
      return looksElsewhere(expression.left);
    case 'negative':
      return looksElsewhere(expression.operand);
    default:
      return false;
  }
}

function unknownName(name: string): ExpressionFault {
  return { code: 'expression_name_unknown', values: { name } };
}

function typeFault(expression: Expression): ExpressionFault {
  const name = namesIn(expression)[0] ?? printExpression(expression).slice(0, 100);
  return { code: 'expression_type', values: { name } };
}
