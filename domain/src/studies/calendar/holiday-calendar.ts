import type { Day } from './day.ts';
import { type HolidayChoice, type HolidayCountry, publicHolidays } from './public-holidays.ts';

/**
 * The public holidays of a country, those of a year worked out together and kept: whether a day is one.
 *
 * Use for many days. When not to use: made anew for each of them.
 *
 * Source: public-holidays.ts.
 *
 * @example
 * holidayCalendar('NO')('2026-05-17'); // true
 * @throws RangeError for a year outside 2014..2199.
 */
export function holidayCalendar(country: HolidayCountry, choice: HolidayChoice = {}): (day: Day) => boolean {
  const known = new Map<string, ReadonlySet<Day>>();
  return (day) => {
    const year = day.slice(0, 4);
    const days = known.get(year) ?? new Set(publicHolidays(Number(year), country, choice).map((one) => one.day));
    known.set(year, days);
    return days.has(day);
  };
}
