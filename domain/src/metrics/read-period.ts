import { addDays, daysBetween, isDay, yearBefore } from './calendar-day.ts';
import type { CalendarInterval } from './calendar-interval.ts';

/**
 * The days that a figure is of, and those that it is compared with: as many days before, and the same days a year ago. All
 * half-open.
 */
export type Window = Readonly<{
  from: string;
  to: string;
  previousFrom: string;
  previousTo: string;
  lastYearFrom: string;
  lastYearTo: string;
  /** How fine a trend of it is drawn. */
  interval: CalendarInterval;
}>;

/** What a period is reckoned from. */
export type PeriodGround = Readonly<{
  today: string;
  /** Of the first answer; undefined when there is none. */
  firstDay: string | undefined;
  /** On which the last wave was sent; undefined when there was none. */
  lastWave: string | undefined;
}>;

/** Weeks beyond this many days, months, are more points than a reader can tell apart. */
const daysOfDays = 35;
const daysOfWeeks = 200;

/**
 * The days that a period's text means: `30d`, `90d`, `12m`, `all`, `wave` (since the last wave), `2026`, `2026-Q3`,
 * `2026-10`, `2026-W46` (ISO 8601), `2026-01-01..2026-03-31` (both included).
 *
 * Use to ask for figures. When not to use: for a promise with a deadline, which counts business hours.
 *
 * A calendar period is compared with the one before it, whole: September with August, not with thirty days.
 *
 * @example
 * readPeriod('2026-Q3', ground); // { from: '2026-07-01', to: '2026-10-01', previousFrom: '2026-04-01', … }
 * @throws nothing: undefined when the text is no period, or one that reaches out of the years 1 to 9999 with what it is compared with.
 */
export function readPeriod(text: string, ground: PeriodGround): Window | undefined {
  const days = daysOf(text, ground);
  const window = days === undefined ? undefined : windowOf(days);
  return window !== undefined && isOfFourDigits(window) ? window : undefined;
}

/** Years before 1 and after 9999 are written otherwise, and are no time in which anybody answered. */
function isOfFourDigits({ to, previousFrom, lastYearFrom }: Window): boolean {
  return [to, previousFrom, lastYearFrom].every((day) => /^(?!0000)\d{4}-/.test(day));
}

type DaysRead = Readonly<{ from: string; to: string; previousFrom?: string }>;

function daysOf(text: string, { today, firstDay, lastWave }: PeriodGround): DaysRead | undefined {
  const tomorrow = addDays(today, 1);
  if (text === '30d' || text === '90d') return { from: addDays(tomorrow, text === '30d' ? -30 : -90), to: tomorrow };
  if (text === '12m') return { from: yearBefore(tomorrow), to: tomorrow };
  if (text === 'all' || text === 'wave') {
    const start = text === 'all' ? firstDay : (lastWave ?? firstDay);
    const from = start !== undefined && start < today ? start : today;
    return { from, to: tomorrow, ...(text === 'all' && { previousFrom: from }) };
  }
  return calendarPeriod(text) ?? ownRange(text);
}

function calendarPeriod(text: string): DaysRead | undefined {
  const [, year, quarter, month, week] =
    /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4]\d|5[0-3]))?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1900) return undefined;
  if (week !== undefined) return isoWeek(Number(year), Number(week));
  if (quarter !== undefined) return months(Number(year), (Number(quarter) - 1) * 3, 3);
  if (month !== undefined) return months(Number(year), Number(month) - 1, 1);
  return months(Number(year), 0, 12);
}

function months(year: number, month: number, count: number): DaysRead {
  const first = (offset: number) => new Date(Date.UTC(year, month + offset, 1)).toISOString().slice(0, 10);
  return { from: first(0), to: first(count), previousFrom: first(-count) };
}

/** Week 1 is the one with 4 January in it, and weeks start on Monday. */
function isoWeek(year: number, week: number): DaysRead | undefined {
  const monday = mondayOfFirstWeek(year);
  const from = addDays(monday, (week - 1) * 7);
  return from < mondayOfFirstWeek(year + 1) ? { from, to: addDays(from, 7) } : undefined;
}

function mondayOfFirstWeek(year: number): string {
  const fourth = new Date(Date.UTC(year, 0, 4));
  return addDays(fourth.toISOString().slice(0, 10), -((fourth.getUTCDay() + 6) % 7));
}

function ownRange(text: string): DaysRead | undefined {
  const [from, last, ...more] = text.split('..');
  if (from === undefined || last === undefined || more.length > 0 || !isDay(from) || !isDay(last)) return undefined;
  return from <= last ? { from, to: addDays(last, 1) } : undefined;
}

function windowOf({ from, to, previousFrom }: DaysRead): Window {
  const days = daysBetween(from, to);
  const isYear = yearBefore(to) === from;
  const before = previousFrom ?? (isYear ? yearBefore(from) : addDays(from, -days));
  return {
    from,
    to,
    previousFrom: before,
    previousTo: from,
    lastYearFrom: yearBefore(from),
    lastYearTo: yearBefore(to),
    interval: days <= daysOfDays ? 'day' : days <= daysOfWeeks ? 'week' : 'month',
  };
}
