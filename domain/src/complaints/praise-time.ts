import { dayMs } from '../studies/calendar/day.ts';
import { zoneClock } from '../studies/calendar/zone-clock.ts';

/** When the kind words of a week go round; Monday is 1, the hour is one of the zone. */
export type PraiseTime = Readonly<{ weekday: number; hour: number; zone: string }>;

/**
 * The first moment after `now` at which clocks of the zone show this hour on this weekday. An hour that comes twice counts the
 * first time; one that is skipped is when it is skipped.
 *
 * @example
 * nextPraise({ weekday: 5, hour: 15, zone: 'Europe/Oslo' }, now);
 * @throws RangeError for a zone that nobody knows.
 */
export function nextPraise({ weekday, hour, zone }: PraiseTime, now: Date): Date {
  const clock = zoneClock(zone);
  const local = clock.localAt(now.getTime());
  const today = Math.floor(local / dayMs) * dayMs;
  // The first of January 1970 was a Thursday.
  const weekdayToday = (Math.floor(local / dayMs) + 3) % 7;
  const ahead = (weekday - 1 - weekdayToday + 7) % 7;
  for (const weeks of [0, 1, 2]) {
    const at = clock.instantsAt(today + (ahead + weeks * 7) * dayMs + hour * 3_600_000).first;
    if (at > now.getTime()) return new Date(at);
  }
  throw new RangeError(`no weekday ${weekday} follows ${now.toISOString()}`);
}
