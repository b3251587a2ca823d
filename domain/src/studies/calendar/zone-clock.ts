import { dayMs } from './day.ts';

/** The moments at which clocks of a zone show a time: two when an hour comes twice, else one. */
export type ClockInstants = Readonly<{ first: number; last: number }>;

export type ZoneClock = Readonly<{
  /** What clocks show at a moment, as if it were UTC; both in milliseconds. */
  localAt: (instant: number) => number;
  instantsAt: (local: number) => ClockInstants;
}>;

/**
 * The clock of an IANA zone, both ways, by the runtime's own table of zones.
 *
 * Use to turn "09:00 there" into a moment. When not to use: made anew for each customer; asking the runtime takes microseconds,
 * and a clock asks it once for each day. A time that the clock skips becomes the moment at which it skips; a day that a zone left out (Samoa, 30 December
 * 2011) begins and ends in the same moment.
 *
 * Source: ECMA-402, Intl.DateTimeFormat.
 *
 * @example
 * zoneClock('Europe/Oslo').instantsAt(Date.UTC(2026, 9, 25, 2, 30)); // an hour apart
 * @throws RangeError when the runtime does not know the zone.
 */
export function zoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US-u-nu-latn-ca-gregory', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const localAt = fromOffsets((instant) => {
    const shown: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) shown[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000);
  });
  return { localAt, instantsAt: (local) => instantsOf(local, localAt) };
}

/** A hundred years of days. */
const offsetsMost = 36_525;

/**
 * What clocks show, from how far they are ahead where a day begins and where it ends: a planner asks for thousands of customers. No
 * zone changes its clock and changes it back within a day.
 */
function fromOffsets(localAt: ZoneClock['localAt']): ZoneClock['localAt'] {
  const known = new Map<number, number>();
  const offsetOn = (day: number) => {
    let offset = known.get(day);
    if (offset === undefined) {
      if (known.size >= offsetsMost) known.clear();
      offset = localAt(day * dayMs) - day * dayMs;
      known.set(day, offset);
    }
    return offset;
  };
  return (instant) => {
    const day = Math.floor(instant / dayMs);
    const offset = offsetOn(day);
    return offset === offsetOn(day + 1) ? instant + offset : localAt(instant);
  };
}

/** A clock changes at most once within two days, so the offsets a day before and a day after are all that can hold. */
function instantsOf(local: number, localAt: (instant: number) => number): ClockInstants {
  const offsets = [local - dayMs, local + dayMs].map((near) => localAt(near) - near);
  const found = offsets.map((offset) => local - offset).filter((instant) => localAt(instant) === local);
  if (found.length > 0) return { first: Math.min(...found), last: Math.max(...found) };
  const skip = firstAtOrAfter(local, localAt);
  return { first: skip, last: skip };
}

/** The moment from which the clock shows this time or a later one, halving two days down to a millisecond. */
function firstAtOrAfter(local: number, localAt: (instant: number) => number): number {
  let [low, high] = [local - 2 * dayMs, local + 2 * dayMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (localAt(middle) >= local) high = middle;
    else low = middle;
  }
  return high;
}
