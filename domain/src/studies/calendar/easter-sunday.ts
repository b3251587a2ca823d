import { dayNumber } from './day.ts';

/**
 * Easter Sunday of a year in the Gregorian calendar, as a day number.
 *
 * Use for every holiday that moves with Easter. When not to use: for the Orthodox Easter, which follows another calendar.
 *
 * Source: the anonymous algorithm of Nature, 20 April 1876, as given by J. Meeus, Astronomical Algorithms, 1991, chapter 8.
 *
 * @example
 * dayText(easterSunday(2026)); // '2026-04-05'
 * @throws nothing.
 */
export function easterSunday(year: number): number {
  const cycle = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * cycle + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((cycle + 11 * epact + 22 * weekday) / 451);
  const place = epact + weekday - 7 * late + 114;
  return dayNumber(year, Math.floor(place / 31), (place % 31) + 1);
}
