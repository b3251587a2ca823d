import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../refusal.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { printExpression } from './print-expression.ts';

function refusalOf(source: string): unknown {
  try {
    parseExpression(source);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.detail.values };
    throw error;
  }
  return 'accepted';
}

describe('what cannot be read as a condition is refused at its first wrong character', () => {
  test.each<[string, number]>([
    ['', 1],
    ['nps <=', 7],
    ['nps <= 6 6', 10],
    ['nps == 6', 6],
    ['nps => 6', 6],
    ['Nps <= 6', 1],
    ['nps <= 6;', 9],
    ['nps <= ~', 8],
    ['(nps <= 6', 10],
    ['nps <= 6)', 9],
    ['and nps', 1],
    ['nps and', 8],
    ['not', 4],
    ["shop = 'centre", 8],
    ['shop = "centre"', 8],
    ['reason has price', 12],
    ['nps in ()', 9],
    ['nps in (6, )', 12],
    ['nps in (sat)', 9],
    ['answered(6)', 10],
    ['answered nps', 10],
    ['contact', 8],
    ['contact.', 9],
    ['contact.and.or', 12],
    ['nps.length', 4],
    ["contact['region'] = 1", 8],
    ['nps ? 1 : 2', 5],
    ['nps !', 5],
    ['{nps} >= 9', 1],
    ['1.5.2 = 1', 4],
    ['1e9 = 1', 2],
    ['1234567890123456 = 1', 16],
    ['\u0001nps', 1],
  ])('%j at character %i', (source, position) => {
    expect(refusalOf(source)).toEqual({ code: 'expression_invalid', position });
  });

  test.each<[string, string]>([
    ['a call of the runtime', 'process.exit(1)'],
    ['a piece of SQL', '{nps} >= 9 || (1=1)) UNION SELECT'],
    ['a path into JSON', "segment: attr->>'$.a'' || pg_sleep(5) --' = 'x'"],
    ['an unknown function', 'concat({a},{a})'],
    ['a template', '{{ constructor.constructor("return 1")() }}'],
    ['an assignment', 'nps := 9'],
  ])('%s is no condition', (_, source) => {
    expect(refusalOf(source)).toMatchObject({ code: 'expression_invalid' });
  });
});

describe('what nobody could read is refused', () => {
  test.each<[string, string]>([
    ['longer than 4,000 characters', `1${'+1'.repeat(100_000)} = 1`],
    ['more than 500 parts', `1${'+1'.repeat(600)} = 1`],
    ['a list of more than 500', `nps in (${'1,'.repeat(600)}1)`],
    ['deeper than 32 brackets', `${'('.repeat(40)}nps = 1${')'.repeat(40)}`],
    ['more than 32 nots', `${'not '.repeat(40)}answered(nps)`],
    ['more than 32 signs', `${'-'.repeat(40)}1 = 1`],
  ])('%s', (_, source) => {
    expect(refusalOf(source)).toMatchObject({ code: 'expression_too_big' });
  });

  test('as long as a condition of real life may be', () => {
    const source = Array.from({ length: 100 }, (_, n) => `q${n} <= ${n}`).join(' and ');
    expect(refusalOf(source)).toBe('accepted');
    expect(refusalOf(`${'('.repeat(32)}nps = 1${')'.repeat(32)}`)).toBe('accepted');
  });

  test('whatever is written is read or refused, never a crash, and quickly', () => {
    const piece = fc.constantFrom(
      ...['nps', 'and', 'or', 'not', 'has', 'in', 'answered', 'contact', '.', ',', '(', ')', "'", "''", '=', '<', '<='],
      ...['+', '-', '*', '/', '1', '0.5', ' ', '\n', '{', '"', '\\', '__proto__', 'æ', '\u202e'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (source) => {
          expect(refusalOf(source)).toBeDefined();
        },
      ),
      { numRuns: 5000 },
    );
    const started = performance.now();
    refusalOf(`'${"''".repeat(1900)}`);
    refusalOf(' '.repeat(3999));
    refusalOf(`${'a'.repeat(3990)}!`);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

/** Trees as the reader makes them. */
const { condition } = fc.letrec<{ value: Expression; condition: Expression }>((tie) => {
  const id = fc.constantFrom('a', 'b_2', 'nps');
  const text = fc.string({ maxLength: 5 });
  const amount = fc.nat({ max: 10_000_000 }).map((n) => n / 1000);
  const sign = fc.constantFrom(...(['+', '-', '*', '/'] as const));
  return {
    value: fc.oneof(
      { maxDepth: 4 },
      amount.map((value): Expression => ({ kind: 'number', value })),
      text.map((value): Expression => ({ kind: 'text', value })),
      id.map((name): Expression => ({ kind: 'answer', id: name })),
      id.map((name): Expression => ({ kind: 'contact', name })),
      fc.constantFrom<Expression>({ kind: 'language' }, { kind: 'channel' }),
      tie('value').map((operand): Expression => ({ kind: 'negative', operand })),
      fc
        .tuple(sign, tie('value'), tie('value'))
        .map(([operator, left, right]): Expression => ({ kind: 'arithmetic', operator, left, right })),
    ),
    condition: fc.oneof(
      { maxDepth: 4 },
      id.map((name): Expression => ({ kind: 'answered', id: name })),
      fc.tuple(tie('value'), text).map(([left, option]): Expression => ({ kind: 'has', left, option })),
      fc
        .tuple(
          tie('value'),
          fc.array(
            fc.oneof(
              text,
              amount,
              amount.map((n) => 0 - n),
            ),
            { minLength: 1, maxLength: 3 },
          ),
        )
        .map(([left, choices]): Expression => ({ kind: 'in', left, choices })),
      fc
        .tuple(fc.constantFrom(...(['=', '!=', '<', '<=', '>', '>='] as const)), tie('value'), tie('value'))
        .map(([operator, left, right]): Expression => ({ kind: 'compare', operator, left, right })),
      tie('condition').map((operand): Expression => ({ kind: 'not', operand })),
      fc
        .tuple(fc.constantFrom(...(['and', 'or'] as const)), fc.array(tie('condition'), { minLength: 2, maxLength: 3 }))
        .map(([kind, operands]): Expression => ({ kind, operands })),
    ),
  };
});

describe('a condition that is written out', () => {
  test('is read as the same condition', () => {
    fc.assert(
      fc.property(condition, (expression) => {
        expect(parseExpression(printExpression(expression))).toEqual(expression);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["nps<=6 and not(reason has 'price')", "nps <= 6 and not reason has 'price'"],
    ['((a = 1) and (b = 2)) or (c = 3)', 'a = 1 and b = 2 or c = 3'],
    ['a = 1 and (b = 2 or c = 3)', 'a = 1 and (b = 2 or c = 3)'],
    ['a - (b - c) = 0', 'a - (b - c) = 0'],
    ['(a * b) + c = 0', 'a * b + c = 0'],
    ["shop in('x' ,'it''s')", "shop in ('x', 'it''s')"],
    ['not(not answered( q ))', 'not not answered(q)'],
  ])('%s reads %s', (source, written) => {
    expect(printExpression(parseExpression(source))).toBe(written);
  });
});

test('every condition that the paper shows can be read', () => {
  const paper = readFileSync(new URL('../../../../docs/conditions.md', import.meta.url), 'utf8');
  const [, table = ''] = /## Conditions([\s\S]*?)## Fields/.exec(paper) ?? [];
  const shown = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) => cell.split('`, `'));
  const sources = shown.map((cell) => cell.replaceAll('`', ''));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.map(refusalOf)).toEqual(sources.map(() => 'accepted'));
});
