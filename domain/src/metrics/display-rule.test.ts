import { expect, test } from 'vitest';
import { displayRule } from './display-rule.ts';

test.each([
  [0, 'nothing'],
  [4, 'nothing'],
  [5, 'answers only'],
  [9, 'answers only'],
  [10, 'muted'],
  [29, 'muted'],
  [30, 'full'],
] as const)('%i answers are shown as %s', (n, rule) => {
  expect(displayRule(n)).toBe(rule);
});

test('a workspace with a higher privacy threshold hides more', () => {
  expect(displayRule(9, 10)).toBe('nothing');
  expect(displayRule(12, 10)).toBe('muted');
});
