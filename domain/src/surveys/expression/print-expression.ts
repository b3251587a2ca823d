import type { Expression } from './expression.ts';

/** How tightly each kind holds its parts together; what holds more loosely than its surroundings is put in brackets. */
const tightness = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  has: 4,
  in: 4,
  sum: 5,
  product: 6,
  negative: 7,
  single: 8,
} as const;

/** Writes a condition as its author would: parsing the result gives the same tree again, with no bracket too many. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return printNumber(expression.value);
    case 'text':
      return quoted(expression.value);
    case 'answer':
      return expression.id;
    case 'contact':
      return `contact.${expression.name}`;
    case 'language':
    case 'channel':
      return expression.kind;
    case 'answered':
      return `answered(${expression.id})`;
    case 'not':
      return `not ${within(expression.operand, tightness.not)}`;
    case 'negative':
      return `-${within(expression.operand, tightness.negative)}`;
    case 'and':
    case 'or':
      return expression.operands
        .map((operand) => within(operand, tightness[expression.kind] + 1))
        .join(` ${expression.kind} `);
    case 'compare':
      return `${within(expression.left, tightness.sum)} ${expression.operator} ${within(expression.right, tightness.sum)}`;
    case 'has':
      return `${within(expression.left, tightness.sum)} has ${quoted(expression.option)}`;
    case 'in':
      return `${within(expression.left, tightness.sum)} in (${expression.choices.map(printChoice).join(', ')})`;
    case 'arithmetic': {
      const own = tightnessOf(expression);
      return `${within(expression.left, own)} ${expression.operator} ${within(expression.right, own + 1)}`;
    }
  }
}

function within(part: Expression, least: number): string {
  return tightnessOf(part) < least ? `(${printExpression(part)})` : printExpression(part);
}

function tightnessOf(expression: Expression): number {
  switch (expression.kind) {
    case 'arithmetic':
      return expression.operator === '+' || expression.operator === '-' ? tightness.sum : tightness.product;
    case 'number':
    case 'text':
    case 'answer':
    case 'contact':
    case 'language':
    case 'channel':
    case 'answered':
      return tightness.single;
    default:
      return tightness[expression.kind];
  }
}

function printChoice(choice: number | string): string {
  return typeof choice === 'string' ? quoted(choice) : choice < 0 ? `-${printNumber(-choice)}` : printNumber(choice);
}

/** Never 1e21 or 1e-9: the language has no such numbers. */
function printNumber(value: number): string {
  const plain = String(value);
  return /^\d+(\.\d+)?$/.test(plain) ? plain : value.toFixed(9).replace(/\.?0+$/, '');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
