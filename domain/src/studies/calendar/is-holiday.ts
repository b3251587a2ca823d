import type { Day } from './day.ts';
import { type HolidayChoice, type HolidayCountry, publicHolidays } from './public-holidays.ts';

/**
 * Whether a day is a public holiday in a country.
 *
 * Use for one day. When not to use: in a loop over customers; nextSendTime keeps what it found out.
 *
 * Source: public-holidays.ts.
 *
 * @example
 * isHoliday('2026-05-17', 'NO'); // true
 * @throws RangeError for a year outside 2014..2199.
 */
export function isHoliday(day: Day, country: HolidayCountry, choice: HolidayChoice = {}): boolean {
  return publicHolidays(Number(day.slice(0, 4)), country, choice).some((holiday) => holiday.day === day);
}
