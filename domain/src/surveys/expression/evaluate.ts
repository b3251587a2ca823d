import type { Answers, AnswerValue } from '../answers.ts';
import { contactValue } from '../contact-value.ts';
import type { Arithmetic, Comparison, Expression } from './expression.ts';

/** What a condition may look at: answers of earlier pages on the path, what is known of the customer, language and channel. */
export type Scope = Readonly<{
  answers: Answers;
  contact: Readonly<Record<string, string | number>>;
  language: string;
  channel: string;
}>;

type Value = AnswerValue | boolean | undefined;

/**
 * Whether a condition is true. Total: whatever is missing, of another type or divided by nothing makes the comparison
 * that it stands in false, and nothing throws. Numbers are equal when they differ by less than a billionth, so that
 * 0.1 + 0.2 = 0.3 on every machine.
 */
export function evaluate(expression: Expression, scope: Scope): boolean {
  return resultOf(expression, scope) === true;
}

function resultOf(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.value;
    case 'answer':
      return own(scope.answers, expression.id);
    case 'contact':
      return contactValue(scope.contact, expression.name);
    case 'language':
    case 'channel':
      return scope[expression.kind];
    case 'answered':
      return (own(scope.answers, expression.id) ?? null) !== null;
    case 'not':
      return !evaluate(expression.operand, scope);
    case 'and':
      return expression.operands.every((operand) => evaluate(operand, scope));
    case 'or':
      return expression.operands.some((operand) => evaluate(operand, scope));
    case 'has':
      return includes(resultOf(expression.left, scope), expression.option);
    case 'in': {
      const left = resultOf(expression.left, scope);
      return expression.choices.some((choice) => holds(left, '=', choice));
    }
    case 'compare':
      return holds(resultOf(expression.left, scope), expression.operator, resultOf(expression.right, scope));
    case 'negative':
      return computed(0, '-', resultOf(expression.operand, scope));
    case 'arithmetic':
      return computed(resultOf(expression.left, scope), expression.operator, resultOf(expression.right, scope));
  }
}

function holds(left: Value, operator: Comparison, right: Value): boolean {
  const order = orderOf(left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== undefined && order !== 0;
    case '<':
      return order === -1;
    case '<=':
      return order === -1 || order === 0;
    case '>':
      return order === 1;
    case '>=':
      return order === 1 || order === 0;
  }
}

/** Which of two comes first; undefined when they cannot be compared. Days are texts whose order is that of time. */
function orderOf(left: Value, right: Value): -1 | 0 | 1 | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : left < right ? -1 : 1;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) return undefined;
  const tolerance = 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
  return Math.abs(a - b) <= tolerance ? 0 : a < b ? -1 : 1;
}

/** What is known of a customer comes from a list, where a number is written as text. */
function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? Number(value) : undefined;
}

function computed(first: Value, operator: Arithmetic, second: Value): number | undefined {
  const [left, right] = [numberOf(first), numberOf(second)];
  if (left === undefined || right === undefined) return undefined;
  return numberOf({ '+': left + right, '-': left - right, '*': left * right, '/': left / right }[operator]);
}

function includes(value: Value, option: string): boolean {
  return Array.isArray(value) && value.includes(option);
}

function own<Item>(record: Readonly<Record<string, Item>>, name: string): Item | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
