import { dayMs, weekdayOf } from '../studies/calendar/day.ts';
import type { ZoneClock } from '../studies/calendar/zone-clock.ts';
import type { AlertRhythm, QuietHours } from './alert-rule.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** When what was gathered over a day or a week is told: as people start to work. */
const gatheredHour = 8;
const monday = 1;
/** A weekend and two nights at most stand in the way; it bounds the search. */
const stepsMost = 12;

/**
 * When an alert goes out: not before it came, not in quiet hours, and with a rhythm at its next beat. Whatever comes in
 * quiet hours comes after them, together; nothing is dropped.
 *
 * Use for mail and messages to other programs. When not to use: for the list in the app, which disturbs nobody.
 *
 * @example
 * deliverAt(saturday, { rhythm: 'at_once', quiet: { from: '19:00', until: '07:00', weekends: true } }, zoneClock('Europe/Amsterdam'));
 * // Monday 07:00 in Amsterdam
 * @throws RangeError for hours that are none.
 */
export function deliverAt(
  came: Date,
  { rhythm, quiet }: Readonly<{ rhythm: AlertRhythm; quiet: QuietHours | null }>,
  clock: ZoneClock,
): Date {
  let local = nextBeat(clock.localAt(came.getTime()), rhythm);
  if (quiet === null) return instantOf(local, came, clock);
  const hours = { from: minutesOf(quiet.from), until: minutesOf(quiet.until), weekends: quiet.weekends };
  for (let step = 0; step < stepsMost; step += 1) {
    const later = afterQuiet(local, hours);
    if (later === local) break;
    local = later;
  }
  return instantOf(local, came, clock);
}

/** Of an hour that comes twice the first that is not over yet. */
function instantOf(local: number, came: Date, clock: ZoneClock): Date {
  const { first, last } = clock.instantsAt(local);
  return new Date(Math.max(came.getTime(), first >= came.getTime() ? first : last));
}

function nextBeat(local: number, rhythm: AlertRhythm): number {
  switch (rhythm) {
    case 'at_once':
      return local;
    case 'hourly':
      return Math.ceil(local / hourMs) * hourMs;
    case 'daily':
      return nextDayAt(local, gatheredHour);
    case 'weekly':
      return nextWeekdayAt(local, { weekday: monday, hour: gatheredHour });
  }
}

function nextDayAt(local: number, hour: number): number {
  const today = Math.floor(local / dayMs) * dayMs + hour * hourMs;
  return today >= local ? today : today + dayMs;
}

function nextWeekdayAt(local: number, { weekday, hour }: Readonly<{ weekday: number; hour: number }>): number {
  let at = nextDayAt(local, hour);
  while (weekdayOf(Math.floor(at / dayMs)) !== weekday) at += dayMs;
  return at;
}

type Hours = Readonly<{ from: number; until: number; weekends: boolean }>;

/** The same moment when it is not quiet; else a later one, which may be quiet for another reason. */
function afterQuiet(local: number, { from, until, weekends }: Hours): number {
  const day = Math.floor(local / dayMs);
  const weekday = weekdayOf(day);
  if (weekends && (weekday === 0 || weekday === 6)) return (day + 1) * dayMs;
  const minute = (local - day * dayMs) / minuteMs;
  if (from < until) return minute >= from && minute < until ? day * dayMs + until * minuteMs : local;
  if (minute < until) return day * dayMs + until * minuteMs;
  return minute >= from ? (day + 1) * dayMs + until * minuteMs : local;
}

/** When the digest of a week goes next: strictly after this moment. */
export function nextDigest(now: Date, wish: Readonly<{ weekday: number; hour: number }>, clock: ZoneClock): Date {
  const local = nextWeekdayAt(clock.localAt(now.getTime()) + 1, wish);
  const at = instantOf(local, now, clock);
  return at > now ? at : instantOf(local + 7 * dayMs, now, clock);
}

function minutesOf(text: string): number {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (found === null) throw new RangeError(`${text} is no hour of the day`);
  return Number(found[1]) * 60 + Number(found[2]);
}
