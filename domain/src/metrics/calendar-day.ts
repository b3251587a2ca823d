const dayMs = 86_400_000;

/** Whether a text is a day of the calendar, as `2026-11-21`, from 1900 to 2200. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The day so many days later, or earlier.
 *
 * @throws RangeError when the day is not an ISO date.
 */
export function addDays(day: string, days: number): string {
  return isoDay(timeOf(day) + days * dayMs);
}

/** The same day of the year before; 29 February becomes 1 March. */
export function yearBefore(day: string): string {
  const date = new Date(timeOf(day));
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return isoDay(date.getTime());
}

/** Days from one day to another, the second excluded. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs);
}

/** Days since 1 January 1970, as columns count them. */
export function dayNumber(day: string): number {
  return timeOf(day) / dayMs;
}

/** The day of such a number. */
export function dayOfNumber(number: number): string {
  return isoDay(number * dayMs);
}

/** Days of fifty years: a trend asks for each of its own a dozen times, and a date is dear to read and to write. */
const keptMost = 20_000;
const times = new Map<string, number>();
const texts = new Map<number, string>();

function timeOf(day: string): number {
  const known = times.get(day);
  if (known !== undefined) return known;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`a day is written as 2026-11-21, not as ${day}`);
  if (times.size >= keptMost) times.clear();
  times.set(day, time);
  return time;
}

function isoDay(time: number): string {
  const known = texts.get(time);
  if (known !== undefined) return known;
  const text = new Date(time).toISOString().slice(0, 10);
  if (texts.size >= keptMost) texts.clear();
  texts.set(time, text);
  return text;
}
