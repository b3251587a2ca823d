import { Refusal } from '../../refusal.ts';
import type { Expression } from './expression.ts';

/** Most that a condition may be: nobody reads more, and every step of reading and judging one is bounded by it. */
const limits = { length: 4000, nodes: 500, depth: 32 } as const;

/** Number, text, word or sign, after blanks. Each alternative begins with another character, so nothing is tried twice. */
const tokenShape = /\s*(?:(\d{1,15}(?:\.\d{1,9})?)|'((?:[^']|'')*)'|([a-z_][a-z0-9_]*)|([<>!]=|[-+*/()=<>,.]))/y;

type TokenKind = 'number' | 'text' | 'word' | 'sign' | 'end';

type Token = Readonly<{ kind: TokenKind; value: string; at: number }>;

/** How far the reading has come. */
type Cursor = { readonly tokens: readonly Token[]; next: number; nodes: number; depth: number };

/**
 * Reads a condition: `nps <= 6 and not (reason has 'price')`. Throws a refusal `expression_invalid` that says at which
 * character, counted from one, it can no longer be read; `expression_too_big` for one that nobody could read.
 */
export function parseExpression(source: string): Expression {
  if (source.length > limits.length) throw new Refusal('expression_too_big', { values: { most: limits.length } });
  const cursor: Cursor = { tokens: tokensOf(source), next: 0, nodes: 0, depth: 0 };
  const expression = readOr(cursor);
  return peek(cursor).kind === 'end' ? expression : fail(peek(cursor).at);
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  let at = 0;
  while (at < end) {
    tokenShape.lastIndex = at;
    const [all, number, text, word, sign] = tokenShape.exec(source) ?? fail(at + source.slice(at).search(/\S/));
    at += all.length;
    if (number !== undefined) tokens.push({ kind: 'number', value: number, at: at - number.length });
    else if (text !== undefined)
      tokens.push({ kind: 'text', value: text.replaceAll("''", "'"), at: at - text.length - 2 });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word, at: at - word.length });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, at: at - sign.length });
  }
  return [...tokens, { kind: 'end', value: '', at: end }];
}

function readOr(cursor: Cursor): Expression {
  return readChain(cursor, 'or', () => readChain(cursor, 'and', () => readNot(cursor)));
}

function readChain(cursor: Cursor, word: 'and' | 'or', read: () => Expression): Expression {
  const first = read();
  if (!isNext(cursor, word)) return first;
  const operands = [first];
  while (take(cursor, word)) operands.push(read());
  return made(cursor, { kind: word, operands });
}

function readNot(cursor: Cursor): Expression {
  if (!take(cursor, 'not')) return readComparison(cursor);
  return made(cursor, { kind: 'not', operand: deeper(cursor, readNot) });
}

function readComparison(cursor: Cursor): Expression {
  const left = readSum(cursor);
  if (take(cursor, 'has')) return made(cursor, { kind: 'has', left, option: takeKind(cursor, 'text') });
  if (take(cursor, 'in')) return made(cursor, { kind: 'in', left, choices: readChoices(cursor) });
  for (const operator of ['=', '!=', '<', '<=', '>', '>='] as const) {
    if (take(cursor, operator)) return made(cursor, { kind: 'compare', operator, left, right: readSum(cursor) });
  }
  return left;
}

function readChoices(cursor: Cursor): readonly (number | string)[] {
  expect(cursor, '(');
  const choices: (number | string)[] = [];
  do {
    made(cursor, undefined);
    if (peek(cursor).kind === 'text') choices.push(takeKind(cursor, 'text'));
    else choices.push(take(cursor, '-') ? 0 - takeNumber(cursor) : takeNumber(cursor));
  } while (take(cursor, ','));
  expect(cursor, ')');
  return choices;
}

function readSum(cursor: Cursor): Expression {
  let left = readProduct(cursor);
  for (;;) {
    const operator = take(cursor, '+') ? '+' : take(cursor, '-') ? '-' : undefined;
    if (operator === undefined) return left;
    left = made(cursor, { kind: 'arithmetic', operator, left, right: readProduct(cursor) });
  }
}

function readProduct(cursor: Cursor): Expression {
  let left = readNegative(cursor);
  for (;;) {
    const operator = take(cursor, '*') ? '*' : take(cursor, '/') ? '/' : undefined;
    if (operator === undefined) return left;
    left = made(cursor, { kind: 'arithmetic', operator, left, right: readNegative(cursor) });
  }
}

function readNegative(cursor: Cursor): Expression {
  if (!take(cursor, '-')) return readPrimary(cursor);
  return made(cursor, { kind: 'negative', operand: deeper(cursor, readNegative) });
}

function readPrimary(cursor: Cursor): Expression {
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
  if (take(cursor, 'language')) return made(cursor, { kind: 'language' });
  if (take(cursor, 'channel')) return made(cursor, { kind: 'channel' });
  switch (peek(cursor).kind) {
    case 'number':
      return made(cursor, { kind: 'number', value: takeNumber(cursor) });
    case 'text':
      return made(cursor, { kind: 'text', value: takeKind(cursor, 'text') });
    default:
      return made(cursor, { kind: 'answer', id: readName(cursor) });
  }
}

/** The name of a question: a word that means nothing to the language itself. */
function readName(cursor: Cursor): string {
  const { value, at } = peek(cursor);
  return /^(and|or|not|has|in|answered|contact|language|channel)$/.test(value) ? fail(at) : takeKind(cursor, 'word');
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next] ?? fail(0);
}

function isNext(cursor: Cursor, value: string): boolean {
  const token = peek(cursor);
  return token.value === value && token.kind !== 'text';
}

function take(cursor: Cursor, value: string): boolean {
  const found = isNext(cursor, value);
  if (found) cursor.next += 1;
  return found;
}

function expect(cursor: Cursor, value: string): void {
  if (!take(cursor, value)) fail(peek(cursor).at);
}

function takeKind(cursor: Cursor, kind: TokenKind): string {
  const token = peek(cursor);
  if (token.kind !== kind) return fail(token.at);
  cursor.next += 1;
  return token.value;
}

function takeNumber(cursor: Cursor): number {
  return Number(takeKind(cursor, 'number'));
}

/** Counts what was made, so that a condition has an end. */
function made<Made extends Expression | undefined>(cursor: Cursor, node: Made): Made {
  cursor.nodes += 1;
  if (cursor.nodes > limits.nodes) throw new Refusal('expression_too_big', { values: { most: limits.nodes } });
  return node;
}

function deeper(cursor: Cursor, read: (cursor: Cursor) => Expression): Expression {
  cursor.depth += 1;
  if (cursor.depth > limits.depth) throw new Refusal('expression_too_big', { values: { most: limits.depth } });
  const inside = read(cursor);
  cursor.depth -= 1;
  return inside;
}

function fail(at: number): never {
  throw new Refusal('expression_invalid', { values: { position: at + 1 } });
}
