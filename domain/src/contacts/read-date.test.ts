import { describe, expect, test } from 'vitest';
import { type DateOrder, dateOrderOf, readBirthday, readDate } from './read-date.ts';

describe('a date as lists write it', () => {
  test.each<[string, DateOrder, string | undefined]>([
    ['17-05-2026', 'dmy', '2026-05-17'],
    ['17.5.26', 'dmy', '2026-05-17'],
    ['5/17/2026', 'mdy', '2026-05-17'],
    ['2026-05-17', 'mdy', '2026-05-17'],
    ['20260517', 'dmy', '2026-05-17'],
    ['26-05-17', 'ymd', '2026-05-17'],
    ['17-05-2026 14:30', 'dmy', '2026-05-17'],
    ['2026-05-17T14:30:00Z', 'dmy', '2026-05-17'],
    ['17 mei 2026', 'dmy', '2026-05-17'],
    ['17. mai 2026', 'dmy', '2026-05-17'],
    ['May 17, 2026', 'dmy', '2026-05-17'],
    ['46159', 'dmy', '2026-05-17'],
    ['29-02-2026', 'dmy', undefined],
    ['17-05-2026', 'mdy', undefined],
    ['31-04-2026', 'dmy', undefined],
    ['0-1-2026', 'dmy', undefined],
    ['17 smarch 2026', 'dmy', undefined],
    ['1234567', 'dmy', undefined],
    ['', 'dmy', undefined],
    ['gisteren', 'dmy', undefined],
  ])('%j in the order %s is %s', (text, order, day) => {
    expect(readDate(text, order)).toBe(day);
  });

  test.each<[string, DateOrder | undefined]>([
    ['31-12-2026', 'dmy'],
    ['12/31/2026', 'mdy'],
    ['2026-12-31', 'ymd'],
    ['1.2.2026', 'dmy'],
    ['1-2-2026', undefined],
    ['12,5', undefined],
    ['32-13-2026', undefined],
  ])('%j can only be %s', (text, order) => {
    expect(dateOrderOf(text)).toBe(order);
  });
});

test.each([
  ['29-02', { month: 2, day: 29 }],
  ['29 februari', { month: 2, day: 29 }],
  ['1.1.', { month: 1, day: 1 }],
  ['17-05-1980', { month: 5, day: 17 }],
  ['30-02', undefined],
  ['mei', undefined],
])('the birthday %j has no year', (text, birthday) => {
  expect(readBirthday(text, 'dmy')).toEqual(birthday);
});
