import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../answers.ts';
import { evaluate, type Scope } from './evaluate.ts';
import { parseExpression } from './parse-expression.ts';

const scope: Scope = {
  answers: {
    nps: 6,
    sat: 4,
    half: 7.5,
    visit: '2026-05-17',
    shop: 'centre',
    reason: ['price', 'speed'],
    skipped: null,
    unsure: '~dont_know',
  },
  contact: { region: 'Noord', orders: '12', since: 2019, 'Customer since': 2018 },
  language: 'nl',
  channel: 'mail',
};

function isTrue(source: string): boolean {
  return evaluate(parseExpression(source), scope);
}

describe('a condition', () => {
  test.each([
    'nps <= 6',
    'nps < 7 and sat >= 4',
    'half = 7.5',
    "reason has 'price'",
    "not (reason has 'friendliness')",
    "shop in ('centre', 'north')",
    'nps in (6, 7)',
    "contact.region = 'Noord'",
    'contact.orders > 9',
    'contact.customer_since < 2020',
    'contact.since + 1 = 2020',
    "language = 'nl' and channel = 'mail'",
    'answered(nps)',
    'not answered(skipped)',
    'not answered(gone)',
    'answered(unsure)',
    "unsure = '~dont_know'",
    "visit >= '2026-05-01' and visit < '2026-06-01'",
    '0.1 + 0.2 = 0.3',
    '(nps + sat) / 2 = 5',
    '-nps < 0',
    '1 - 2 - 3 = -4',
    '8 / 2 / 2 = 2',
    '2 + 3 * 4 = 14',
    "nps = 0 and sat = 0 or channel = 'mail'",
    'not nps = 5 and sat = 4',
    "'it''s' = 'it''s'",
  ])('%s is true', (source) => {
    expect(isTrue(source)).toBe(true);
  });

  test.each([
    'nps > 6',
    "reason has 'pric'",
    "contact.region = 'noord'",
    "contact.nothing = ''",
    "contact.constructor = 'x'",
    'gone > 0',
    'gone <= 10',
    'gone != 3',
    'gone = gone',
    'skipped >= 0',
    'unsure >= 0',
    'unsure != 3',
    'nps / 0 = 0',
    'nps / 0 != 0',
    'nps / 0 > 0',
    '999999999999999 * 999999999999999 * 999999999999999 * 999999999999999 / gone = 1',
    'shop > 3',
    'nps',
    "'yes'",
    '1',
    'not (nps = 6)',
  ])('%s is false', (source) => {
    expect(isTrue(source)).toBe(false);
  });

  test('looks at no more than what was given by name', () => {
    const answers = JSON.parse('{"__proto__":{"nps":9}}');
    expect(evaluate(parseExpression('nps = 9'), { ...scope, answers })).toBe(false);
    expect(evaluate(parseExpression('answered(constructor)'), scope)).toBe(false);
    expect(evaluate(parseExpression("contact.tostring != ''"), scope)).toBe(false);
  });
});

/** A condition in its own words, and what it must come to: worked out while it is made up, and not by reading it. */
type Meant<Value> = Readonly<{ source: string; value: (given: Scope) => Value }>;

const ids = ['a', 'b', 'c', 'd'] as const;
const words = ['x', 'y', 'z'] as const;

type Plain = number | string | undefined;

/** Quarters and small: every sum and product is exact, so that both routes can be held to the last digit. */
const figure: fc.Arbitrary<Meant<Plain>> = fc
  .integer({ min: 0, max: 48 })
  .map((quarters) => ({ source: String(quarters / 4), value: () => quarters / 4 }));

const answer: fc.Arbitrary<Meant<Plain>> = fc.constantFrom(...ids).map((id) => ({
  source: id,
  value: ({ answers }) => plain(answers[id]),
}));

const known: fc.Arbitrary<Meant<Plain>> = fc.constantFrom('age', 'gone').map((name) => ({
  source: `contact.${name}`,
  value: ({ contact }) => plain(contact[name]),
}));

function plain(value: AnswerValue | undefined): Plain {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

function numeric(value: Plain): number | undefined {
  if (typeof value === 'number') return value;
  return value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value);
}

const { number, condition } = fc.letrec<{ number: Meant<Plain>; condition: Meant<boolean> }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    figure,
    answer,
    known,
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')).map(([left, sign, right]) => ({
      source: `(${left.source} ${sign} ${right.source})`,
      value: (given: Scope) => worked(left.value(given), sign, right.value(given)),
    })),
    tie('number').map((inner) => ({
      source: `-${inner.source}`,
      value: (given: Scope) => worked(0, '-', inner.value(given)),
    })),
  ),
  condition: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc
      .tuple(tie('number'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([left, sign, right]) => ({
        source: `${left.source} ${sign} ${right.source}`,
        value: (given: Scope) => compared(left.value(given), sign, right.value(given)),
      })),
    fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...words)).map(([id, word]) => ({
      source: `${id} has '${word}'`,
      value: ({ answers }: Scope) => {
        const given = answers[id];
        return Array.isArray(given) && given.indexOf(word) >= 0;
      },
    })),
    fc
      .tuple(fc.constantFrom(...ids), fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }))
      .map(([id, some]) => ({
        source: `${id} in (${some.map((word) => `'${word}'`).join(',')})`,
        value: ({ answers }: Scope) => some.some((word) => answers[id] === word),
      })),
    fc.constantFrom(...ids).map((id) => ({
      source: `answered(${id})`,
      value: ({ answers }: Scope) => answers[id] !== undefined && answers[id] !== null,
    })),
    fc.constantFrom('nl', 'nb').map((tag) => ({
      source: `language = '${tag}'`,
      value: ({ language }: Scope) => language === tag,
    })),
    tie('condition').map((inner) => ({
      source: `not (${inner.source})`,
      value: (given: Scope) => !inner.value(given),
    })),
    chain('and', tie('condition')),
    chain('or', tie('condition')),
  ),
}));

function chain(word: 'and' | 'or', part: fc.Arbitrary<Meant<boolean>>): fc.Arbitrary<Meant<boolean>> {
  return fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => ({
    source: parts.map(({ source }) => `(${source})`).join(` ${word} `),
    value: (given) => {
      const trueOnes = parts.filter(({ value }) => value(given)).length;
      return word === 'and' ? trueOnes === parts.length : trueOnes > 0;
    },
  }));
}

function worked(first: Plain, sign: string, second: Plain): number | undefined {
  const [left, right] = [numeric(first), numeric(second)];
  if (left === undefined || right === undefined || (sign === '/' && right === 0)) return undefined;
  if (sign === '+') return left + right;
  if (sign === '-') return left - right;
  return sign === '*' ? left * right : left / right;
}

/** Two figures are one when nobody could tell them apart: the promise of the language, in other words than its code. */
function compared(first: Plain, sign: string, second: Plain): boolean {
  const isText = typeof first === 'string' && typeof second === 'string';
  const [left, right] = isText ? [first, second] : [numeric(first), numeric(second)];
  if (left === undefined || right === undefined) return false;
  const isAlike = left === right || (!isText && isClose(Number(left), Number(right)));
  const table = { '=': isAlike, '!=': !isAlike, '<': left < right && !isAlike, '>': left > right && !isAlike };
  if (sign === '<=') return left < right || isAlike;
  if (sign === '>=') return left > right || isAlike;
  return table[sign as keyof typeof table];
}

function isClose(left: number, right: number): boolean {
  return Math.abs(left - right) / Math.max(1, Math.abs(left), Math.abs(right)) <= 1e-9;
}

const anyAnswer = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constantFrom(...words, '~dont_know'), fc.subarray([...words])),
  { nil: null },
);

const anyScope: fc.Arbitrary<Scope> = fc.record({
  answers: fc.dictionary(fc.constantFrom(...ids), anyAnswer),
  contact: fc.oneof(fc.constant({}), fc.record({ age: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant('42')) })),
  language: fc.constantFrom('nl', 'nb', 'ar'),
  channel: fc.constant('mail'),
});

test('10,000 conditions mean what their author meant, whatever was answered', () => {
  let trueOnes = 0;
  fc.assert(
    fc.property(condition, anyScope, ({ source, value }, given) => {
      const result = evaluate(parseExpression(source), given);
      if (result) trueOnes += 1;
      expect(result).toBe(value(given));
    }),
    { numRuns: 10_000 },
  );
  expect(trueOnes).toBeGreaterThan(2000);
});

test('figures alone come to what they must', () => {
  fc.assert(
    fc.property(number, number, anyScope, (left, right, given) => {
      const result = evaluate(parseExpression(`${left.source} <= ${right.source}`), given);
      expect(result).toBe(compared(left.value(given), '<=', right.value(given)));
    }),
    { numRuns: 2000 },
  );
});

test('no answer of any shape makes a condition throw', () => {
  fc.assert(
    fc.property(condition, fc.dictionary(fc.constantFrom(...ids), fc.anything()), ({ source }, answers) => {
      const given = { ...scope, answers: answers as Scope['answers'] };
      expect(evaluate(parseExpression(source), given)).toBeTypeOf('boolean');
    }),
    { numRuns: 2000 },
  );
});
