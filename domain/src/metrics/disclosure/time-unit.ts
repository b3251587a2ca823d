/** What groups are told apart in time by: each lies whole in one of the next. Weeks do not lie in months. */
export type TimeUnit = 'day' | 'month' | 'quarter' | 'year';

export const timeUnits: readonly TimeUnit[] = ['day', 'month', 'quarter', 'year'];

const dayMs = 86_400_000;

/** The first day of the unit in which a day lies, both in days since 1 January 1970. */
export function startOfUnit(day: number, unit: TimeUnit): number {
  if (unit === 'day') return day;
  const date = new Date(day * dayMs);
  const month = unit === 'month' ? date.getUTCMonth() : unit === 'quarter' ? quarterOf(date) : 0;
  return Date.UTC(date.getUTCFullYear(), month, 1) / dayMs;
}

/** The first day that no longer lies in the unit that starts on this day. */
export function endOfUnit(start: number, unit: TimeUnit): number {
  if (unit === 'day') return start + 1;
  const date = new Date(start * dayMs);
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / dayMs;
}

/** The coarser of some units. */
export function coarsestUnit(units: readonly TimeUnit[]): TimeUnit {
  return timeUnits[Math.max(0, ...units.map((unit) => timeUnits.indexOf(unit)))] ?? 'day';
}

function quarterOf(date: Date): number {
  return date.getUTCMonth() - (date.getUTCMonth() % 3);
}
