/**
 * The same day so many months later at the same hour, in UTC; the last day of the month where it has no such day.
 *
 * Use for cadences. When not to use: by adding up month after month, for 31 January would become the 28th for ever.
 *
 * @example
 * monthsAfter(new Date('2026-01-31T08:00:00Z'), 1); // 2026-02-28T08:00:00Z
 * @throws nothing.
 */
export function monthsAfter(start: Date, months: number): Date {
  const first = new Date(start);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const daysInMonth = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), daysInMonth));
  return first;
}

/** How many whole periods of so many months have begun since the start: 0 in the first, below 0 before it. */
export function periodAt(now: Date, start: Date, months: number): number {
  const years = now.getUTCFullYear() - start.getUTCFullYear();
  const guess = Math.floor((years * 12 + now.getUTCMonth() - start.getUTCMonth()) / months);
  return monthsAfter(start, guess * months) > now ? guess - 1 : guess;
}
