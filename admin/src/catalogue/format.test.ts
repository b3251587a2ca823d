import { describe, expect, test } from 'vitest';
import { createFormat } from './format.ts';

const dutch = createFormat('nl-NL');
const norwegian = createFormat('nb-NO');
const english = createFormat('en-GB');

describe('figures are written as the reader writes them', () => {
  test.each([
    [dutch.number(7.84, 1), '7,8'],
    [dutch.number(1030), '1.030'],
    [dutch.number(-0.04, 1), '0,0'],
    [norwegian.number(1030), '1 030'],
    [english.number(1030), '1,030'],
    [dutch.given(7), '7'],
    [dutch.given(7.5), '7,5'],
    [dutch.given(-12.75), '\u221212,75'],
    [english.given(1030.125), '1,030.125'],
    [dutch.percent(0.331), '33 %'],
    [norwegian.percent(0.331), '33 %'],
    [english.percent(0.331), '33%'],
    [dutch.signed(0.4, 1), '+0,4'],
    [dutch.signed(-0.6, 1), '\u22120,6'],
    [norwegian.signed(0), '0'],
  ])('%s', (written, expected) => {
    expect(written.replaceAll('\u00a0', ' ')).toBe(expected);
  });
});

describe('a moment is as short as the reader can still place it', () => {
  const now = new Date(2026, 10, 20, 14, 10);
  const at = (...parts: [number, number, number, number?]) => new Date(2026, ...parts).toISOString();

  test.each([
    ['of today: the time', at(10, 20, 9, 5), '09:05'],
    ['of yesterday: the word', at(10, 19, 19, 4), 'gisteren 19:04'],
    ['of this week: the day', at(10, 16, 17, 40), 'ma 17:40'],
    ['of this year: the date', at(3, 3, 9), '3\u00a0apr'],
  ])('%s', (_, moment, expected) => {
    expect(dutch.recent(moment, now)).toBe(expected);
  });
});

test.each([
  ['Norwegian', norwegian.moment, '20.\u00a0nov. 2026, 14:10'],
  ['English', english.day, '20\u00a0November 2026'],
])('a day is not parted from its month at the end of a line, in %s', (_, write, expected) => {
  expect(write(new Date(2026, 10, 20, 14, 10).toISOString())).toBe(expected);
});

test('a day that opens a line starts with a capital', () => {
  expect(dutch.longDay(new Date(2026, 10, 20).toISOString())).toBe('Vrijdag 20\u00a0november 2026');
});
