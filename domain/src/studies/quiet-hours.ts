import { dayMs, dayText, weekdayOf } from './calendar/day.ts';
import { holidayCalendar } from './calendar/holiday-calendar.ts';
import type { HolidayChoice, HolidayCountry } from './calendar/public-holidays.ts';
import { zoneClock } from './calendar/zone-clock.ts';

/** When a customer may be written to, by the customer's own clock and calendar. */
export type SendHours = Readonly<{
  /** IANA name of the recipient's zone, `Europe/Oslo`. */
  zone: string;
  /** Whose holidays are kept; none when the country is not known. */
  country?: HolidayCountry;
  /** The first minute that is allowed, and the first that is not any more: `09:00`, `20:00`, at the latest `24:00`. */
  from: string;
  until: string;
  noSundays: boolean;
  noHolidays: boolean;
  holidays?: HolidayChoice;
}>;

/** A stretch of time in which mail may go out, in milliseconds since 1970; `closes` is the first moment after it. */
export type SendWindow = Readonly<{ opens: number; closes: number }>;

export const defaultSendHours = { from: '09:00', until: '20:00', noSundays: true, noHolidays: true } as const;

/** Nowhere do holidays and Sundays follow each other for so long; it bounds the search. */
const searchDaysMax = 30;

/** Zones, countries and hours in use at once, and days planned ahead with each. What is kept is dropped beyond. */
const calendarsMax = 512;
const daysKeptMax = 4_000;

/**
 * The first moment from `wanted` on at which the customer may be written to.
 *
 * Use for whatever reaches a customer unasked: invitations and reminders. When not to use: for what the customer waits for,
 * as the answer to a complaint or a link just asked for.
 *
 * A moment inside of the hours stays as it is; a later wish never comes out earlier. On the night when the clock springs
 * forward an hour that does not exist begins when the clock has sprung; on the night when it falls back an hour that comes
 * twice is taken once: the window is open while both readings of the clock agree.
 *
 * Set-wise planning: what a zone's day looks like is worked out once and kept, so that a call is a lookup.
 *
 * @example
 * nextSendTime(new Date('2026-05-16T19:00:00Z'), { zone: 'Europe/Oslo', country: 'NO', ...defaultSendHours });
 * // 2026-05-18T07:00:00Z: Saturday 21:00 is too late, Sunday is 17 May
 * @throws RangeError for an unknown zone, hours that are none, an invalid date, and a year whose holidays are not known
 * (public-holidays.ts): dates from imports are checked before they come here.
 */
export function nextSendTime(wanted: Date, hours: SendHours): Date {
  const time = wanted.getTime();
  const { opens } = sendWindow(wanted, hours);
  return opens <= time ? wanted : new Date(opens);
}

/**
 * The window that is open at a moment, or the next one that opens. A mail that is being handed over must be gone before it
 * closes.
 *
 * Use, limits and errors: as nextSendTime.
 *
 * @example
 * sendWindow(new Date('2026-05-16T19:00:00Z'), { zone: 'Europe/Oslo', country: 'NO', ...defaultSendHours }).closes
 */
export function sendWindow(at: Date, hours: SendHours): SendWindow {
  const time = at.getTime();
  if (Number.isNaN(time)) throw new RangeError('an invalid date has no window to send in');
  const calendar = calendarOf(hours);
  const day = Math.floor(time / dayMs);
  let windows = calendar.windows.get(day);
  if (windows === undefined) {
    windows = windowsFrom(day, calendar);
    if (calendar.windows.size >= daysKeptMax) calendar.windows.clear();
    calendar.windows.set(day, windows);
  }
  const window = windows.find(({ closes }) => closes > time);
  if (window === undefined) throw new RangeError(`no hour to send in after ${at.toISOString()} in ${hours.zone}`);
  return window;
}

/** Whether the customer may be written to at this very moment. */
export function isSendTime(at: Date, hours: SendHours): boolean {
  return sendWindow(at, hours).opens <= at.getTime();
}

type SendCalendar = Readonly<{
  windowOn: (day: number) => SendWindow | undefined;
  /** By day in UTC: the windows that end after it began, up to the first that ends after it ended. */
  windows: Map<number, readonly SendWindow[]>;
}>;

const byHours = new WeakMap<SendHours, SendCalendar>();
const byName = new Map<string, SendCalendar>();

/** Rules that were seen are found by the object itself, which is quick, or by what they say, which is sure. */
function calendarOf(hours: SendHours): SendCalendar {
  const known = byHours.get(hours);
  if (known !== undefined) return known;
  const { zone, country, from, until, noSundays, noHolidays, holidays } = hours;
  const { liberationDay, dutchGoodFriday } = holidays ?? {};
  const name = [zone, country, from, until, noSundays, noHolidays, liberationDay, dutchGoodFriday].join('|');
  let calendar = byName.get(name);
  if (calendar === undefined) {
    calendar = openCalendar({ ...hours });
    if (byName.size >= calendarsMax) byName.clear();
    byName.set(name, calendar);
  }
  byHours.set(hours, calendar);
  return calendar;
}

function openCalendar(hours: SendHours): SendCalendar {
  const [from, until] = [minutesOf(hours.from), minutesOf(hours.until)];
  if (from >= until) throw new RangeError(`no hours to send in between ${hours.from} and ${hours.until}`);
  const clock = zoneClock(hours.zone);
  const isHoliday = hours.noHolidays && hours.country ? holidayCalendar(hours.country, hours.holidays) : undefined;
  const windowOn = (day: number): SendWindow | undefined => {
    if (hours.noSundays && weekdayOf(day) === 0) return undefined;
    if (isHoliday?.(dayText(day))) return undefined;
    const start = clock.instantsAt(day * dayMs + from * 60_000);
    const end = clock.instantsAt(day * dayMs + until * 60_000);
    // Of an hour that comes twice the inner reading counts, unless nothing of the window would be left.
    const inner = { opens: start.last, closes: end.first };
    const window = inner.opens < inner.closes ? inner : { opens: start.first, closes: end.last };
    return window.opens < window.closes ? window : undefined;
  };
  return { windowOn, windows: new Map() };
}

/** A local day may begin up to a day before or after the day in UTC of the same name. */
function windowsFrom(day: number, calendar: SendCalendar): readonly SendWindow[] {
  const windows: SendWindow[] = [];
  for (let local = day - 1; local < day + searchDaysMax; local += 1) {
    const window = calendar.windowOn(local);
    if (window === undefined || window.closes <= day * dayMs) continue;
    windows.push(window);
    if (window.closes >= (day + 1) * dayMs) return windows;
  }
  return windows;
}

const hourShape = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

function minutesOf(text: string): number {
  const found = hourShape.exec(text);
  if (found === null) throw new RangeError(`${text} is no hour of the day`);
  return found[1] === undefined ? 24 * 60 : Number(found[1]) * 60 + Number(found[2]);
}
