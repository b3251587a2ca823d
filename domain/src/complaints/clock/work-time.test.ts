import { describe, expect, test } from 'vitest';
import { dayText } from '../../studies/calendar/day.ts';
import { dueDays } from './test-due-days.ts';
import { type WorkHours, workCalendar } from './work-calendar.ts';
import { termEnd, workTime } from './work-time.ts';

const office = { from: '09:00', until: '17:00', weekdays: [1, 2, 3, 4, 5] } as const;
const dutch: WorkHours = { zone: 'Europe/Amsterdam', country: 'NL', ...office };
const norwegian: WorkHours = { zone: 'Europe/Oslo', country: 'NO', ...office };
const calendars = { NL: workCalendar(dutch), NO: workCalendar(norwegian) };
/** Between the last Sundays of March and October of 2026 clocks are two hours ahead, otherwise one. */
const dutchTime = (text: string) => {
  const isSummer = text >= '2026-03-29T02' && text < '2026-10-25T03';
  return new Date(`${text}${isSummer ? '+02:00' : '+01:00'}`);
};

describe('a term of working days', () => {
  test.each(dueDays)('in %s from %s ends on the days of the printed calendar', (country, received, ...due) => {
    const calendar = calendars[country];
    const ends = [1, 2, 5, 10].map((count) => {
      const end = termEnd(new Date(`${received}T12:00:00Z`), { unit: 'work_days', count }, calendar);
      return dayText(calendar.dayOf(end.getTime()));
    });
    expect(ends).toEqual(due);
  });

  test('ends when the firm goes home, also after the night on which clocks change', () => {
    const end = termEnd(dutchTime('2026-10-23T16:59:00'), { unit: 'work_days', count: 1 }, calendars.NL);
    expect(end).toEqual(new Date('2026-10-26T17:00:00+01:00'));
  });

  test('is not longer for whoever writes late at night', () => {
    const atNight = termEnd(dutchTime('2026-11-19T23:59:00'), { unit: 'work_days', count: 1 }, calendars.NL);
    expect(atNight).toEqual(dutchTime('2026-11-20T17:00:00'));
  });

  test('of none ends with the working day itself, or with the next one', () => {
    const none = { unit: 'work_days', count: 0 } as const;
    expect(termEnd(dutchTime('2026-11-20T10:00:00'), none, calendars.NL)).toEqual(dutchTime('2026-11-20T17:00:00'));
    expect(termEnd(dutchTime('2026-11-21T10:00:00'), none, calendars.NL)).toEqual(dutchTime('2026-11-23T17:00:00'));
  });
});

describe('a term of working hours', () => {
  test.each([
    ['within one day', '2026-11-20T10:00:00', 4, '2026-11-20T14:00:00'],
    ['over the weekend', '2026-11-20T16:00:00', 2, '2026-11-23T10:00:00'],
    ['up to the last minute', '2026-11-20T09:00:00', 8, '2026-11-20T17:00:00'],
    ['from before the firm opens', '2026-11-20T06:00:00', 1, '2026-11-20T10:00:00'],
    ['from after it closed', '2026-11-20T20:00:00', 1, '2026-11-23T10:00:00'],
    ['over a holiday', '2026-04-24T16:00:00', 2, '2026-04-28T10:00:00'],
  ])('%s', (_, start, count, end) => {
    expect(termEnd(dutchTime(start), { unit: 'work_hours', count }, calendars.NL)).toEqual(dutchTime(end));
  });

  test('has as much working time in it as was promised', () => {
    for (let count = 0; count <= 200; count += 7) {
      const start = dutchTime('2026-03-25T13:37:00');
      const end = termEnd(start, { unit: 'work_hours', count }, calendars.NL);
      expect(workTime(start, end, calendars.NL)).toBe(count * 3_600_000);
    }
  });
});

describe('a term of weeks', () => {
  test.each([
    ['ends at midnight after the same day of the week', '2026-11-19T10:00:00', 6, '2027-01-01T00:00:00'],
    ['that ends on New Year’s Day ends on the Monday after', '2026-11-20T10:00:00', 6, '2027-01-05T00:00:00'],
    ['that ends on a Saturday ends on Monday', '2026-11-21T10:00:00', 1, '2026-12-01T00:00:00'],
    ['that ends on Whit Monday ends a day later', '2026-05-18T10:00:00', 1, '2026-05-27T00:00:00'],
  ])('%s', (_, start, count, end) => {
    expect(termEnd(dutchTime(start), { unit: 'weeks', count }, calendars.NL)).toEqual(dutchTime(end));
  });
});

describe('working hours that are none', () => {
  test.each([
    ['close before they open', { ...dutch, from: '17:00', until: '09:00' }],
    ['are no times', { ...dutch, from: '9 uur' }],
    ['have no day', { ...dutch, weekdays: [] }],
  ])('are refused when they %s', (_, hours) => {
    expect(() => workCalendar(hours)).toThrow(RangeError);
  });

  test('a firm that is closed for a quarter is told so', () => {
    const closedOn = Array.from({ length: 90 }, (_, index) => dayText(20_500 + index));
    const calendar = workCalendar({ ...dutch, closedOn });
    expect(() => calendar.nextWorkDay(20_499)).toThrow(RangeError);
  });
});
