import { type Day, dayMs, dayText } from '../studies/calendar/day.ts';
import { zoneClock } from '../studies/calendar/zone-clock.ts';

/** The days of a company, as its own clocks show them. */
export type ZoneDays = Readonly<{
  /** The day that it is there, counted from 1 January 1970. */
  dayOf: (at: Date) => number;
  /** The first moment of a day. */
  startOf: (day: number) => Date;
  /** The last moment that belongs to a day: what is promised for a day may be done until then. */
  endOf: (day: number) => Date;
  /** The moment at which clocks show a time of that day, `14:30`; of two the first, of a skipped one the next. */
  timeOn: (day: Day, time: string) => Date;
  /** The day as people write it, `2026-05-17`. */
  textOf: (at: Date) => Day;
  /** The time that clocks there show, `14:30`. */
  clockOf: (at: Date) => string;
}>;

/**
 * Days and times of the clock in a zone.
 *
 * Use wherever a day decides: whether somebody is due, whether a promise is late. When not to use: for working hours
 * (complaints/clock/work-calendar.ts).
 *
 * Source: studies/calendar/zone-clock.ts.
 *
 * @example
 * zoneDays('Europe/Amsterdam').endOf(dayNumber(2026, 3, 29)); // 2026-03-29T21:59:59.999Z: that night has an hour less
 * @throws RangeError when the runtime does not know the zone; timeOn also for what is no day or no time.
 */
export function zoneDays(zone: string): ZoneDays {
  const clock = zoneClock(zone);
  const dayOf = (at: Date) => Math.floor(clock.localAt(at.getTime()) / dayMs);
  const startOf = (day: number) => new Date(clock.instantsAt(day * dayMs).first);
  return {
    dayOf,
    startOf,
    endOf: (day) => new Date(startOf(day + 1).getTime() - 1),
    timeOn: (day, time) => new Date(clock.instantsAt(localOf(day, time)).first),
    textOf: (at) => dayText(dayOf(at)),
    clockOf: (at) => new Date(clock.localAt(at.getTime())).toISOString().slice(11, 16),
  };
}

/** What clocks show, as if it were UTC. */
function localOf(day: Day, time: string): number {
  const local = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(local)) throw new RangeError(`no day and time: ${day} ${time}`);
  return local;
}

/** The number of a day that is written out, `2026-05-17`. */
export function dayNumberOf(day: Day): number {
  return localOf(day, '00:00') / dayMs;
}
