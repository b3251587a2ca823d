/** Months are known by their first day, in days since 1 January 1970. */
export const dayMs = 86_400_000;

export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / dayMs;
}

/** `2026-10-31` */
export function textOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The first day of the month that a day lies in. */
export function monthOf(day: number): number {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / dayMs;
}

export function monthAfter(month: number): number {
  return monthOf(month + 31);
}

/** The months from that of one day to that of another, which counts too. */
export function monthsBetween(first: number, last: number): readonly number[] {
  const months: number[] = [];
  for (let month = monthOf(first); month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** `2026-10`, as files are named. */
export function monthName(month: number): string {
  return new Date(month * dayMs).toISOString().slice(0, 7);
}
