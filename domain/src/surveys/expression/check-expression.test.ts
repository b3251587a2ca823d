import { describe, expect, test } from 'vitest';
import type { Question } from '../question/question.ts';
import { checkExpression, namesIn } from './check-expression.ts';
import { parseExpression } from './parse-expression.ts';

const text = { nl: 'Vraag' };
const head = { item: 'item', text, required: false };
const options = [
  { id: 'price', text },
  { id: 'speed', text },
];
const questions: readonly Question[] = [
  { kind: 'rating', id: 'nps', ...head, scale: 'C11', role: 'nps', comparabilityKey: '', offers: ['~dont_know'] },
  { kind: 'rating', id: 'vs', ...head, scale: 'E5', role: 'expectation', comparabilityKey: '' },
  { kind: 'rating', id: 'grade', ...head, scale: 'B10', role: 'grade', comparabilityKey: '', halfSteps: true },
  { kind: 'number', id: 'visits', ...head, minimum: 0, maximum: 99, decimals: 0 },
  { kind: 'single', id: 'reason', ...head, options },
  { kind: 'multiple', id: 'reasons', ...head, options },
  { kind: 'ranking', id: 'order', ...head, options },
  { kind: 'yes-no', id: 'solved', ...head, partly: true },
  { kind: 'consent', id: 'may', ...head, purpose: 'contact' },
  { kind: 'date', id: 'day', ...head },
  { kind: 'open', id: 'why', ...head, lengthMax: 100 },
];
const names = new Map(questions.map((question) => [question.id, question]));

function faultOf(source: string): string {
  const fault = checkExpression(parseExpression(source), names);
  return fault === undefined
    ? 'fine'
    : [fault.code.replace('expression_', ''), ...Object.values(fault.values)].join(' ');
}

describe('a condition that can be meant', () => {
  test.each([
    'nps <= 6',
    "nps = '~dont_know'",
    'nps + visits * 2 > 3',
    'vs < 0',
    'grade = 7.5',
    'grade in (9, 9.5, 10)',
    "reason = 'price'",
    "reason in ('price', 'speed')",
    "reasons has 'speed'",
    "solved != 'no' and solved = 'partly'",
    "may = 'yes'",
    "day >= '2026-01-01'",
    "why = 'x'",
    'answered(order) and answered(why)',
    "contact.region = 'Noord'",
    'contact.orders > 3',
    'contact.orders * 2 > nps',
    "contact.region in ('Noord', 'Zuid')",
    "language = 'nl' or channel != 'mail'",
    '6 >= nps',
  ])('%s', (source) => {
    expect(faultOf(source)).toBe('fine');
  });
});

describe('a condition that cannot be meant is refused with the name that it is about', () => {
  test.each<[string, string]>([
    ['gone = 1', 'name_unknown gone'],
    ['answered(gone)', 'name_unknown gone'],
    ['not (nps = 1 and gone = 2)', 'name_unknown gone'],
    ['__proto__ = 1', 'name_unknown __proto__'],
    ['nps', 'type nps'],
    ['1', 'type 1'],
    ["'yes'", "type 'yes'"],
    ['nps and vs', 'type nps'],
    ['not nps', 'type nps'],
    ["nps = 'nine'", 'type nps'],
    ['(nps = 1) = 2', 'type nps'],
    ['reason = 1', 'type reason'],
    ["reason > 'price'", 'type reason'],
    ["language > 'nl'", "type language > 'nl'"],
    ['contact.a < contact.b', 'type contact.a < contact.b'],
    ["reason has 'price'", 'type reason'],
    ["reasons = 'price'", 'type reasons'],
    ['reasons + 1 > 2', 'type reasons'],
    ["reason in ('price', 3)", 'type reason'],
    ["nps != '~dont_know'", 'type nps'],
    ["vs = '~dont_know'", 'type vs'],
    ['day > nps', 'type day'],
    ["reason = 'pricing'", 'option_unknown reason pricing'],
    ["'pricing' = reason", 'option_unknown reason pricing'],
    ["reasons has 'pricing'", 'option_unknown reasons pricing'],
    ["reason in ('price', 'pricing')", 'option_unknown reason pricing'],
    ["solved = 'maybe'", 'option_unknown solved maybe'],
    ["channel = 'phone'", 'option_unknown channel phone'],
    ["channel in ('mail', 'sms')", 'option_unknown channel sms'],
    ["may = 'partly'", 'option_unknown may partly'],
    ['nps > 10', 'never nps'],
    ['nps = 6.5', 'never nps'],
    ['vs < -2', 'never vs'],
    ['nps in (11, 12)', 'never nps'],
    ['grade = 7.25', 'never grade'],
    ['nps != nps', 'never nps'],
  ])('%s', (source, fault) => {
    expect(faultOf(source)).toBe(fault);
  });
});

test('names the questions that it looks at', () => {
  const source = "nps <= 6 and (answered(why) or not reasons has 'price') or -visits + 1 in (0) and contact.a = 'b'";
  expect(namesIn(parseExpression(source))).toEqual(['nps', 'why', 'reasons', 'visits']);
});

test('a text is a text, also where a question is called "text"', () => {
  const called: Question = { kind: 'single', id: 'text', ...head, options };
  expect(checkExpression(parseExpression("'a' = contact.code"), new Map([['text', called]]))).toBeUndefined();
});
