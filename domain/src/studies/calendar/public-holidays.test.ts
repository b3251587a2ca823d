import { describe, expect, test } from 'vitest';
import { dayNumber, dayText, weekdayOf } from './day.ts';
import { easterSunday } from './easter-sunday.ts';
import { holidayCalendar } from './holiday-calendar.ts';
import { publicHolidays } from './public-holidays.ts';

// Written by hand from printed calendars: what moves from year to year. Month and day.
const moving = [
  {
    year: 2024,
    easter: '03-31',
    ascension: '05-09',
    whit: '05-19',
    whitMonday: '05-20',
    thursday: '03-28',
    friday: '03-29',
    king: '04-27',
  },
  {
    year: 2025,
    easter: '04-20',
    ascension: '05-29',
    whit: '06-08',
    whitMonday: '06-09',
    thursday: '04-17',
    friday: '04-18',
    king: '04-26',
  },
  {
    year: 2026,
    easter: '04-05',
    ascension: '05-14',
    whit: '05-24',
    whitMonday: '05-25',
    thursday: '04-02',
    friday: '04-03',
    king: '04-27',
  },
  {
    year: 2027,
    easter: '03-28',
    ascension: '05-06',
    whit: '05-16',
    whitMonday: '05-17',
    thursday: '03-25',
    friday: '03-26',
    king: '04-27',
  },
  {
    year: 2028,
    easter: '04-16',
    ascension: '05-25',
    whit: '06-04',
    whitMonday: '06-05',
    thursday: '04-13',
    friday: '04-14',
    king: '04-27',
  },
  {
    year: 2029,
    easter: '04-01',
    ascension: '05-10',
    whit: '05-20',
    whitMonday: '05-21',
    thursday: '03-29',
    friday: '03-30',
    king: '04-27',
  },
  {
    year: 2030,
    easter: '04-21',
    ascension: '05-30',
    whit: '06-09',
    whitMonday: '06-10',
    thursday: '04-18',
    friday: '04-19',
    king: '04-27',
  },
];
const easterMondays = ['04-01', '04-21', '04-06', '03-29', '04-17', '04-02', '04-22'];

describe('the public holidays of', () => {
  test.each(moving.map((dates, place) => ({ ...dates, monday: easterMondays[place] ?? '' })))(
    '$year in the Netherlands are those of the printed calendar',
    ({ year, easter, monday, king, ascension, whit, whitMonday }) => {
      const liberation = year === 2025 || year === 2030 ? ['05-05'] : [];
      const days = ['01-01', easter, monday, king, ...liberation, ascension, whit, whitMonday, '12-25', '12-26'];
      expect(publicHolidays(year, 'NL').map(({ day }) => day)).toEqual(days.toSorted().map((day) => `${year}-${day}`));
    },
  );

  test.each(moving.map((dates, place) => ({ ...dates, monday: easterMondays[place] ?? '' })))(
    '$year in Norway are those of the printed calendar',
    ({ year, thursday, friday, easter, monday, ascension, whit, whitMonday }) => {
      const days = [thursday, friday, easter, monday, ascension, whit, whitMonday];
      const all = [...days, '01-01', '05-01', '05-17', '12-25', '12-26'];
      expect(publicHolidays(year, 'NO').map(({ day }) => day)).toEqual(all.toSorted().map((day) => `${year}-${day}`));
    },
  );

  test('a year before there was a King are not known', () => {
    expect(() => publicHolidays(2013, 'NL')).toThrow('no holidays known for 2013');
  });
});

describe('a day', () => {
  test.each([
    ['2025-04-27', 'NL', false],
    ['2025-04-26', 'NL', true],
    ['2026-05-17', 'NL', false],
    ['2026-05-17', 'NO', true],
    ['2026-05-05', 'NL', false],
    ['2026-12-24', 'NO', false],
  ] as const)('%s in %s is a holiday: %s', (day, country, expected) => {
    expect(holidayCalendar(country)(day)).toBe(expected);
  });

  test('on which opinions differ follows the choice', () => {
    expect(holidayCalendar('NL', { liberationDay: 'yearly' })('2026-05-05')).toBe(true);
    expect(holidayCalendar('NL', { liberationDay: 'never' })('2030-05-05')).toBe(false);
    expect(holidayCalendar('NL')('2026-04-03')).toBe(false);
    expect(holidayCalendar('NL', { dutchGoodFriday: true })('2026-04-03')).toBe(true);
  });

  test('has one number, one text and one weekday', () => {
    expect(dayText(dayNumber(2024, 2, 29))).toBe('2024-02-29');
    expect([-4, 0, 3].map(weekdayOf)).toEqual([0, 4, 0]);
  });
});

test('Easter is a Sunday from 22 March to 25 April in every year of two centuries', () => {
  const days = Array.from({ length: 200 }, (_, place) => easterSunday(2000 + place));
  expect(days.every((day) => weekdayOf(day) === 0)).toBe(true);
  const places = days.map((day) => dayText(day).slice(5)).toSorted();
  expect([places[0], places.at(-1)]).toEqual(['03-23', '04-25']);
});
