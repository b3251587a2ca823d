import type { WorkCalendar } from './work-calendar.ts';

/** A stretch of time as it is promised to a customer. */
export type Term =
  | Readonly<{ unit: 'work_hours'; count: number }>
  | Readonly<{ unit: 'work_days'; count: number }>
  | Readonly<{ unit: 'weeks'; count: number }>;

/**
 * The moment at which a promise is broken: the first at which the term is over.
 *
 * Use for every deadline of a case. When not to use: for delays that nobody was promised.
 *
 * Working hours are counted by the clock of the firm's working days. Of working days the day on which it began does not
 * count, and the last is over when work is. Weeks end with the same day of the week, at midnight; when nobody works on that
 * day, with the next on which somebody does.
 *
 * Source: the day of beginning is left out and a term ends not on a day off, as in the Algemene termijnenwet (NL), article 1,
 * and domstolloven (NO), sections 148 and 149.
 *
 * @example
 * termEnd(new Date('2026-04-24T10:00:00+02:00'), { unit: 'work_days', count: 1 }, dutchCalendar);
 * // Tuesday 28 April 17:00: Monday is King's day
 * @throws RangeError for a count that is not a whole number from 0 on.
 */
export function termEnd(start: Date, term: Term, calendar: WorkCalendar): Date {
  if (!(Number.isInteger(term.count) && term.count >= 0)) throw new RangeError(`no term of ${term.count}`);
  switch (term.unit) {
    case 'work_hours':
      return new Date(afterWorkHours(start.getTime(), term.count * 3_600_000, calendar));
    case 'work_days':
      return new Date(afterWorkDays(calendar.dayOf(start.getTime()), term.count, calendar));
    case 'weeks': {
      const last = calendar.dayOf(start.getTime()) + 7 * term.count;
      const day = calendar.isWorkDay(last) ? last : calendar.nextWorkDay(last);
      return new Date(calendar.startOf(day + 1));
    }
  }
}

/**
 * The working time between two moments, in milliseconds; 0 when the second is not later.
 *
 * Use for how long a customer has been waiting by the firm's own clock, and for what is left of a term.
 *
 * @example
 * workTime(new Date('2026-11-20T16:00:00+01:00'), new Date('2026-11-23T10:00:00+01:00'), calendar); // two hours
 * @throws nothing.
 */
export function workTime(start: Date, end: Date, calendar: WorkCalendar): number {
  const [from, to] = [start.getTime(), end.getTime()];
  let sum = 0;
  const last = calendar.dayOf(to);
  for (let day = calendar.dayOf(from); day <= last; day += 1) {
    const work = calendar.workOn(day);
    if (work !== undefined) sum += Math.max(0, Math.min(work.ends, to) - Math.max(work.begins, from));
  }
  return sum;
}

/**
 * The moment at which so much working time (milliseconds) has passed.
 *
 * Use for a part of a term: when three quarters of it are over. When not to use: for terms themselves (termEnd).
 *
 * @example
 * afterWorkTime(new Date('2026-11-20T16:00:00+01:00'), 7_200_000, calendar); // Monday at ten
 * @throws RangeError as WorkCalendar.nextWorkDay.
 */
export function afterWorkTime(start: Date, milliseconds: number, calendar: WorkCalendar): Date {
  return new Date(afterWorkHours(start.getTime(), milliseconds, calendar));
}

/**
 * This moment when the firm is at work then, else the first after it at which it is.
 *
 * Use for news that nobody has to be woken for.
 *
 * @example
 * workMoment(new Date('2026-11-20T17:00:00+01:00'), calendar); // Monday at nine
 * @throws RangeError as WorkCalendar.nextWorkDay.
 */
export function workMoment(at: Date, calendar: WorkCalendar): Date {
  const day = calendar.dayOf(at.getTime());
  const today = calendar.workOn(day);
  if (today !== undefined && at.getTime() < today.ends) return new Date(Math.max(today.begins, at.getTime()));
  return new Date(calendar.workOn(calendar.nextWorkDay(day))?.begins ?? at);
}

function afterWorkHours(start: number, wanted: number, calendar: WorkCalendar): number {
  let left = wanted;
  for (let day = calendar.dayOf(start) - 1; ; ) {
    day = calendar.nextWorkDay(day);
    const work = calendar.workOn(day);
    if (work === undefined) continue;
    const begins = Math.max(work.begins, start);
    if (begins >= work.ends) continue;
    if (left <= work.ends - begins) return begins + left;
    left -= work.ends - begins;
  }
}

function afterWorkDays(start: number, count: number, calendar: WorkCalendar): number {
  let day = calendar.isWorkDay(start) || count > 0 ? start : calendar.nextWorkDay(start);
  for (let left = count; left > 0; left -= 1) day = calendar.nextWorkDay(day);
  return calendar.workOn(day)?.ends ?? calendar.startOf(day + 1);
}
