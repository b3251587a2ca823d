import { Refusal } from '../../refusal.ts';
import { type Expression, expressionWords } from './expression.ts';

/** Most that a condition may be: nobody reads more, and every step of reading and judging one is bounded by it. */
const limits = { length: 4000, nodes: 500, depth: 32 } as const;

/** Number, text, word or sign, after blanks. Each alternative begins with another character, so nothing is tried twice. */
const tokenShape = /\s*(?:(\d{1,15}(?:\.\d{1,9})?)|'((?:[^']|'')*)'|([a-z_][a-z0-9_]*)|([<>!]=|[-+*/()=<>,.]))/y;

const tokenKinds = ['number', 'text', 'word', 'sign'] as const;

type TokenKind = (typeof tokenKinds)[number] | 'end';

type Token = Readonly<{ kind: TokenKind; value: string; at: number }>;

/** How far the reading has come. */
type Cursor = { readonly tokens: readonly Token[]; next: number; nodes: number; depth: number };

type Read = (cursor: Cursor) => Expression;

/**
 * Reads a condition: `nps <= 6 and not (reason has 'price')`. Throws a refusal `expression_invalid` that says at which
 * character, counted from one, it can no longer be read; `expression_too_big` for one that nobody could read.
 */
export function parseExpression(source: string): Expression {
  if (source.length > limits.length) refuseSize(limits.length);
  const cursor: Cursor = { tokens: tokensOf(source), next: 0, nodes: 0, depth: 0 };
  const expression = readOr(cursor);
  takeKind(cursor, 'end');
  return expression;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  for (let next = 0; next < end; next = tokenShape.lastIndex) {
    const at = next + source.slice(next).search(/\S/);
    tokenShape.lastIndex = next;
    const [, ...groups] = tokenShape.exec(source) ?? refuseAt(at);
    for (const [index, value] of groups.entries()) {
      // Only one of the groups is there, whatever the type says.
      if (value !== undefined) tokens.push({ kind: tokenKinds[index] ?? 'end', value, at });
    }
  }
  return [...tokens, { kind: 'end', value: '', at: end }];
}

function readOr(cursor: Cursor): Expression {
  return readChain(cursor, 'or', readAnd);
}

function readAnd(cursor: Cursor): Expression {
  return readChain(cursor, 'and', readNot);
}

function readChain(cursor: Cursor, kind: 'and' | 'or', read: Read): Expression {
  const operands = [read(cursor)];
  while (take(cursor, kind)) operands.push(read(cursor));
  const [only] = operands;
  return only !== undefined && operands.length === 1 ? only : made(cursor, { kind, operands });
}

function readNot(cursor: Cursor): Expression {
  return take(cursor, 'not') ? made(cursor, { kind: 'not', operand: deeper(cursor, readNot) }) : readComparison(cursor);
}

function readComparison(cursor: Cursor): Expression {
  const left = readSum(cursor);
  if (take(cursor, 'has')) return made(cursor, { kind: 'has', left, option: takeText(cursor) });
  if (take(cursor, 'in')) return made(cursor, { kind: 'in', left, choices: readChoices(cursor) });
  const operator = take(cursor, '=', '!=', '<', '<=', '>', '>=');
  return operator ? made(cursor, { kind: 'compare', operator, left, right: readSum(cursor) }) : left;
}

function readChoices(cursor: Cursor): readonly (number | string)[] {
  const choices: (number | string)[] = [];
  expect(cursor, '(');
  do {
    made(cursor, undefined);
    if (peek(cursor).kind === 'text') choices.push(takeText(cursor));
    else choices.push(take(cursor, '-') ? 0 - takeNumber(cursor) : takeNumber(cursor));
  } while (take(cursor, ','));
  expect(cursor, ')');
  return choices;
}

function readSum(cursor: Cursor): Expression {
  return readArithmetic(cursor, ['+', '-'], readProduct);
}

function readProduct(cursor: Cursor): Expression {
  return readArithmetic(cursor, ['*', '/'], readNegative);
}

function readArithmetic(cursor: Cursor, operators: readonly ('+' | '-' | '*' | '/')[], read: Read): Expression {
  let left = read(cursor);
  for (let operator = take(cursor, ...operators); operator; operator = take(cursor, ...operators)) {
    left = made(cursor, { kind: 'arithmetic', operator, left, right: read(cursor) });
  }
  return left;
}

function readNegative(cursor: Cursor): Expression {
  return take(cursor, '-')
    ? made(cursor, { kind: 'negative', operand: deeper(cursor, readNegative) })
    : readPrimary(cursor);
}

function readPrimary(cursor: Cursor): Expression {
  const { kind } = peek(cursor);
  if (kind === 'number') return made(cursor, { kind, value: takeNumber(cursor) });
  if (kind === 'text') return made(cursor, { kind, value: takeText(cursor) });
  if (take(cursor, '(')) {
    const inside = deeper(cursor, readOr);
    expect(cursor, ')');
    return inside;
  }
  if (take(cursor, 'contact')) {
    expect(cursor, '.');
    return made(cursor, { kind: 'contact', name: takeKind(cursor, 'word') });
  }
  if (take(cursor, 'answered')) {
    expect(cursor, '(');
    const id = readName(cursor);
    expect(cursor, ')');
    return made(cursor, { kind: 'answered', id });
  }
  const word = take(cursor, 'language', 'channel');
  return made(cursor, word ? { kind: word } : { kind: 'answer', id: readName(cursor) });
}

/** The name of a question: a word that means nothing to the language itself. */
function readName(cursor: Cursor): string {
  const { value, at } = peek(cursor);
  return expressionWords.some((word) => word === value) ? refuseAt(at) : takeKind(cursor, 'word');
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next] ?? refuseAt(0);
}

/** The next word or sign, if it is one of these. */
function take<Wanted extends string>(cursor: Cursor, ...wanted: readonly Wanted[]): Wanted | undefined {
  const { kind, value } = peek(cursor);
  const found = kind === 'text' ? undefined : wanted.find((one) => one === value);
  if (found) cursor.next += 1;
  return found;
}

function expect(cursor: Cursor, wanted: string): void {
  if (!take(cursor, wanted)) refuseAt(peek(cursor).at);
}

function takeKind(cursor: Cursor, wanted: TokenKind): string {
  const { kind, value, at } = peek(cursor);
  if (kind !== wanted) refuseAt(at);
  cursor.next += 1;
  return value;
}

function takeNumber(cursor: Cursor): number {
  return Number(takeKind(cursor, 'number'));
}

/** Within a text the quotation mark is written twice. */
function takeText(cursor: Cursor): string {
  return takeKind(cursor, 'text').replaceAll("''", "'");
}

/** Counts what was made, so that a condition has an end. */
function made<Made extends Expression | undefined>(cursor: Cursor, node: Made): Made {
  cursor.nodes += 1;
  return cursor.nodes > limits.nodes ? refuseSize(limits.nodes) : node;
}

function deeper(cursor: Cursor, read: Read): Expression {
  cursor.depth += 1;
  if (cursor.depth > limits.depth) refuseSize(limits.depth);
  const inside = read(cursor);
  cursor.depth -= 1;
  return inside;
}

function refuseAt(at: number): never {
  throw new Refusal('expression_invalid', { values: { position: at + 1 } });
}

function refuseSize(most: number): never {
  throw new Refusal('expression_too_big', { values: { most } });
}
