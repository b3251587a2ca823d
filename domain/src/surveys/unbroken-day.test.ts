import { expect, test } from 'vitest';
import { localeOf } from './language-tag.ts';
import { unbrokenDay } from './unbroken-day.ts';

const moment = new Date('2026-11-27T13:10:00Z');

test.each([
  ['nl', 'vrijdag 27\u00a0november 2026'],
  ['nb', 'fredag 27.\u00a0november 2026'],
  ['en', 'Friday, 27\u00a0November 2026'],
])('a day and its month stay in one line in %s', (tag, words) => {
  const format = new Intl.DateTimeFormat(localeOf(tag), { dateStyle: 'full', timeZone: 'UTC' });
  expect(unbrokenDay(format.format(moment))).toBe(words);
});

test('what follows the year or the hour may begin the next line', () => {
  expect(unbrokenDay('3 maart 2026 om 14:10 uur')).toBe('3\u00a0maart 2026 om 14:10 uur');
});
