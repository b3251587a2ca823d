import { expect, test } from 'vitest';
import { cutText, isLongerThan, textLimit } from './text-length.ts';

const family = '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}';

test('a name of 200 families is 200 characters long, although it takes 2200 units and 5000 bytes', () => {
  expect(isLongerThan(family.repeat(200), textLimit(200))).toBe(false);
  expect(isLongerThan(family.repeat(201), textLimit(200))).toBe(true);
});

test.each([
  ['plain letters', 'a'],
  ['letters with a loose accent', 'e\u0301'],
  ['flags', '\u{1f1f3}\u{1f1f1}'],
  ['hangul in parts', '\u1112\u1161\u11ab'],
  ['line ends of Windows', '\r\n'],
])('%s are counted as people count them', (_, character) => {
  expect(isLongerThan(character.repeat(200), textLimit(200))).toBe(false);
  expect(isLongerThan(character.repeat(201), textLimit(200))).toBe(true);
});

test('one letter under a thousand accents is one character, and too much all the same', () => {
  expect(isLongerThan(`a${'\u0301'.repeat(100)}`, textLimit(200))).toBe(false);
  expect(isLongerThan(`a${'\u0301'.repeat(10_000)}`, textLimit(200))).toBe(true);
});

test('bytes are those of UTF-8', () => {
  const limit = { graphemes: 1000, bytes: 12 };
  expect(isLongerThan('\u{1f600}'.repeat(3), limit)).toBe(false);
  expect(isLongerThan('\u{1f600}'.repeat(3) + 'a', limit)).toBe(true);
  expect(isLongerThan('€'.repeat(4), limit)).toBe(false);
  expect(isLongerThan('é'.repeat(7), limit)).toBe(true);
});

test('a text is never cut inside a character', () => {
  expect(cutText('Jan', 200)).toBe('Jan');
  expect(cutText(family.repeat(3), 2)).toBe(family.repeat(2));
  expect(cutText(family.repeat(30), 30)).toBe(family.repeat(30));
  expect(cutText(`abc${'\u0301'.repeat(1000)}`, 5)).toBe('ab');
});
