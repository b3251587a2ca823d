import { type Day, dayNumber, dayText, weekdayOf } from './day.ts';
import { easterSunday } from './easter-sunday.ts';

/** The countries whose holidays are known. Elsewhere Sundays and the hours of the day are all that is kept. */
export const holidayCountries = ['NL', 'NO'] as const;

export type HolidayCountry = (typeof holidayCountries)[number];

/** Named in English; what a person reads stands in the catalogues. */
export type HolidayName =
  | 'new_year'
  | 'maundy_thursday'
  | 'good_friday'
  | 'easter_sunday'
  | 'easter_monday'
  | 'kings_day'
  | 'labour_day'
  | 'liberation_day'
  | 'constitution_day'
  | 'ascension_day'
  | 'whit_sunday'
  | 'whit_monday'
  | 'christmas_day'
  | 'second_christmas_day';

export type PublicHoliday = Readonly<{ day: Day; name: HolidayName }>;

/**
 * Two Dutch days on which opinions differ. 5 May is a holiday by law each year and a day off for most people every fifth
 * (2025, 2030): `lustrum`. Good Friday is no day off by law and a quiet one for many.
 */
export type HolidayChoice = Readonly<{ liberationDay?: 'lustrum' | 'yearly' | 'never'; dutchGoodFriday?: boolean }>;

/**
 * The public holidays of a year, in order of the calendar; two may fall on one day, as 17 May and Whit Monday did in 2027.
 *
 * Use to keep mail away from people on their days off. When not to use: for years before 2014, when the Netherlands kept
 * the Queen's day; for deadlines in law, which have rules of their own.
 *
 * Source: NL Algemene termijnenwet, article 3, and the royal decree of 2013 on the King's day (27 April, and 26 April when
 * that is a Sunday). NO lov om helligdager og helligdagsfred (1995), section 2, and lov om 1 og 17 mai som høgtidsdager (1947).
 *
 * @example
 * publicHolidays(2025, 'NL')[3]; // { day: '2025-04-26', name: 'kings_day' }
 * @throws RangeError for a year outside 2014..2199.
 */
export function publicHolidays(
  year: number,
  country: HolidayCountry,
  choice: HolidayChoice = {},
): readonly PublicHoliday[] {
  if (!(Number.isInteger(year) && year >= 2014 && year < 2200)) throw new RangeError(`no holidays known for ${year}`);
  const numbered = [...ofBoth(year), ...(country === 'NL' ? ofNetherlands(year, choice) : ofNorway(year))];
  return numbered.toSorted(([one], [other]) => one - other).map(([number, name]) => ({ day: dayText(number), name }));
}

type NumberedHoliday = readonly [number: number, name: HolidayName];

function ofBoth(year: number): readonly NumberedHoliday[] {
  const easter = easterSunday(year);
  return [
    [dayNumber(year, 1, 1), 'new_year'],
    [easter, 'easter_sunday'],
    [easter + 1, 'easter_monday'],
    [easter + 39, 'ascension_day'],
    [easter + 49, 'whit_sunday'],
    [easter + 50, 'whit_monday'],
    [dayNumber(year, 12, 25), 'christmas_day'],
    [dayNumber(year, 12, 26), 'second_christmas_day'],
  ];
}

function ofNetherlands(year: number, choice: HolidayChoice): readonly NumberedHoliday[] {
  const { liberationDay = 'lustrum', dutchGoodFriday = false } = choice;
  const kingsDay = dayNumber(year, 4, 27);
  const isFree = liberationDay === 'yearly' || (liberationDay === 'lustrum' && year % 5 === 0);
  return [
    [weekdayOf(kingsDay) === 0 ? kingsDay - 1 : kingsDay, 'kings_day'],
    ...(isFree ? [[dayNumber(year, 5, 5), 'liberation_day'] as const] : []),
    ...(dutchGoodFriday ? [[easterSunday(year) - 2, 'good_friday'] as const] : []),
  ];
}

function ofNorway(year: number): readonly NumberedHoliday[] {
  const easter = easterSunday(year);
  return [
    [easter - 3, 'maundy_thursday'],
    [easter - 2, 'good_friday'],
    [dayNumber(year, 5, 1), 'labour_day'],
    [dayNumber(year, 5, 17), 'constitution_day'],
  ];
}
