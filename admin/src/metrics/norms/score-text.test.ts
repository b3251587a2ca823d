import { expect, test } from 'vitest';
import { createFormat } from '../../catalogue/format.ts';
import { readScore, writeScore } from './score-text.ts';

const format = createFormat('nl-NL');

test.each([
  ['share', '80', 0.8],
  ['share', '82,5 %', 0.825],
  ['mean', '7,5', 7.5],
  ['mean', '7.5', 7.5],
  ['nps', '\u221212', -12],
  ['nps', '30', 30],
] as const)('a %s of "%s" is read as it was meant', (kind, text, value) => {
  expect(readScore(text, kind)).toBe(value);
});

test.each(['', 'zeven', '7,5,5', '1000', '7,123'])('"%s" is no score', (text) => {
  expect(readScore(text, 'mean')).toBeUndefined();
});

test('what is written is read back', () => {
  for (const [kind, value] of [
    ['share', 0.8],
    ['share', 0.825],
    ['mean', 7.5],
    ['nps', -12],
  ] as const)
    expect(readScore(writeScore(value, kind, format), kind)).toBe(value);
});
