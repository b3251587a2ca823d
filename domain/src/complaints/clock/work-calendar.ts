import { type Day, dayMs, dayNumber, dayText, weekdayOf } from '../../studies/calendar/day.ts';
import { holidayCalendar } from '../../studies/calendar/holiday-calendar.ts';
import type { HolidayChoice, HolidayCountry } from '../../studies/calendar/public-holidays.ts';
import { type ZoneClock, zoneClock } from '../../studies/calendar/zone-clock.ts';

/** When a firm is at work, by its own clock and calendar. */
export type WorkHours = Readonly<{
  /** IANA name, `Europe/Amsterdam`. */
  zone: string;
  country: HolidayCountry;
  /** The first minute at work and the first that is not any more, `09:00` and `17:00`. */
  from: string;
  until: string;
  /** 0 is Sunday, as in Date. */
  weekdays: readonly number[];
  holidays?: HolidayChoice;
  /** Days on which this firm is closed besides. */
  closedOn?: readonly Day[];
}>;

/** One day's work in milliseconds since 1970; `ends` is the first moment after it. */
export type WorkDay = Readonly<{ begins: number; ends: number }>;

/** Days are counted from 1 January 1970, in the firm's own zone. */
export type WorkCalendar = Readonly<{
  dayOf: (instant: number) => number;
  isWorkDay: (day: number) => boolean;
  workOn: (day: number) => WorkDay | undefined;
  nextWorkDay: (day: number) => number;
  /** The first moment of a day; of the day after it is the first moment at which the day is over. */
  startOf: (day: number) => number;
}>;

/** No firm is closed for longer in a row; it bounds the search. */
const closedDaysMost = 60;

/**
 * The working days of a firm and their hours, each looked up once and kept.
 *
 * Use to count time that was promised in working days or hours; one calendar for all cases of a firm. When not to use: for when
 * customers may be written to (studies/quiet-hours.ts), whose Saturdays count.
 *
 * Source: studies/calendar/public-holidays.ts.
 *
 * @example
 * workCalendar(hours).isWorkDay(dayNumber(2026, 4, 27)); // false in the Netherlands: King's day
 * @throws RangeError for hours that are none, no weekday at all, an unknown zone, and years whose holidays are not known.
 */
export function workCalendar(hours: WorkHours): WorkCalendar {
  const [from, until] = [minutesOf(hours.from), minutesOf(hours.until)];
  if (from >= until) throw new RangeError(`no working hours between ${hours.from} and ${hours.until}`);
  if (hours.weekdays.length === 0) throw new RangeError('a firm works on one day of the week at least');
  const clock = zoneClock(hours.zone);
  const isOpen = openDays(hours);
  const known = new Map<number, WorkDay | null>();
  const workOn = (day: number) => {
    let work = known.get(day);
    if (work === undefined) {
      work = isOpen(day) ? workBetween(day, from, until, clock) : null;
      known.set(day, work);
    }
    return work ?? undefined;
  };
  const nextWorkDay = (day: number) => {
    for (let next = day + 1; next <= day + closedDaysMost; next += 1) if (workOn(next) !== undefined) return next;
    throw new RangeError(`nobody works in the ${closedDaysMost} days after ${dayText(day)}`);
  };
  return {
    dayOf: (instant) => Math.floor(clock.localAt(instant) / dayMs),
    isWorkDay: (day) => workOn(day) !== undefined,
    workOn,
    nextWorkDay,
    startOf: (day) => clock.instantsAt(day * dayMs).first,
  };
}

/**
 * Whether a firm is never closed for longer than a promise can be counted over.
 *
 * Use before hours are kept that somebody set. When not to use: on hours that were kept already.
 *
 * @example
 * isWorkable({ ...hours, weekdays: [1], closedOn: everyMondayOfTheYear }, '2026-11-20'); // false
 * @throws as workCalendar.
 */
export function isWorkable(hours: WorkHours, today: Day): boolean {
  const calendar = workCalendar(hours);
  return [today, ...(hours.closedOn ?? [])].every((day) => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    const number = dayNumber(year, month, date);
    for (let next = number; next <= number + closedDaysMost; next += 1) if (calendar.isWorkDay(next)) return true;
    return false;
  });
}

function openDays({ weekdays, country, holidays, closedOn }: WorkHours): (day: number) => boolean {
  const closed = new Set(closedOn);
  const isHoliday = holidayCalendar(country, holidays);
  return (day) => {
    if (!weekdays.includes(weekdayOf(day))) return false;
    const text = dayText(day);
    return !closed.has(text) && !isHoliday(text);
  };
}

function workBetween(day: number, from: number, until: number, clock: ZoneClock): WorkDay {
  const begins = clock.instantsAt(day * dayMs + from * 60_000).first;
  return { begins, ends: clock.instantsAt(day * dayMs + until * 60_000).last };
}

function minutesOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  const count = Number(hours) * 60 + Number(minutes);
  if (!(count <= 24 * 60)) throw new RangeError(`not a time of the day: ${time}`);
  return count;
}
