import { expect, test } from 'vitest';
import { readInput } from './read-input.ts';
import { textSchema, visibleText } from './text-schema.ts';

const name = visibleText(textSchema(10));

test.each(['', '  ', '\u200b', '\u00a0\u2060', '\u3164', '\ufeff \u00ad'])(
  'a name that nobody sees is none: %j',
  (given) => {
    expect(() => readInput(name, given)).toThrow(
      expect.objectContaining({ fields: [{ pointer: '', code: 'text_too_small', values: { minimum: 1 } }] }),
    );
  },
);

test.each([
  [' Kees ', 'Kees'],
  ['👩‍👧', '👩‍👧'],
  ['؟', '؟'],
])('a name that is seen stays as it is, without the blanks around it: %j', (given, kept) => {
  expect(readInput(name, given)).toBe(kept);
});
