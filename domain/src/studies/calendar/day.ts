/** A day of the calendar as people write it, `2026-05-17`; it has no zone. */
export type Day = string;

export const dayMs = 86_400_000;

/** Days since 1 January 1970: a number to count with, where a day's text is one to show. Months are counted from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

export function dayText(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday, as in Date; 1 January 1970 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}
