/** The periods that a reader can choose from; each is compared with the one of the same length before it. */
export type PeriodChoice = '30d' | '90d' | '12m' | 'all';

/** Days as ISO dates, half-open: from <= day < to. */
export type ReportingPeriod = {
  readonly from: string;
  readonly to: string;
  /** Where the period before it starts; equal to `from` when all of time was asked. */
  readonly previousFrom: string;
  readonly interval: 'week' | 'month';
};

const dayMs = 86_400_000;
/** A trend of more than a quarter in weeks has more points than a reader can tell apart. */
const weeksDaysMax = 100;

/**
 * The days that a choice of period means, today included.
 *
 * Use to ask for figures. When not to use: for a promise with a deadline, which counts business hours.
 *
 * @example
 * reportingPeriod('30d', '2026-11-21', undefined); // { from: '2026-10-23', to: '2026-11-22', previousFrom: '2026-09-23', interval: 'week' }
 * @throws RangeError when a day is not an ISO date.
 */
export function reportingPeriod(choice: PeriodChoice, today: string, firstDay: string | undefined): ReportingPeriod {
  const to = addDays(today, 1);
  if (choice === 'all') {
    const from = firstDay !== undefined && firstDay < today ? firstDay : today;
    return { from, to, previousFrom: from, interval: daysBetween(from, to) > weeksDaysMax ? 'month' : 'week' };
  }
  const from = choice === '12m' ? yearBefore(to) : addDays(to, choice === '30d' ? -30 : -90);
  const previousFrom = choice === '12m' ? yearBefore(from) : addDays(from, -daysBetween(from, to));
  return { from, to, previousFrom, interval: choice === '12m' ? 'month' : 'week' };
}

function addDays(day: string, days: number): string {
  return isoDay(timeOf(day) + days * dayMs);
}

/** The same day of the year before; 29 February becomes 1 March. */
function yearBefore(day: string): string {
  const date = new Date(timeOf(day));
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return isoDay(date.getTime());
}

function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / dayMs);
}

function timeOf(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) throw new RangeError(`a day is written as 2026-11-21, not as ${day}`);
  return time;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Where the week or month that starts on this day ends: the next Monday or first of the month, excluded. */
export function endOfInterval(start: string, interval: 'week' | 'month'): string {
  if (interval === 'week') return addDays(start, 7);
  const date = new Date(timeOf(start));
  date.setUTCMonth(date.getUTCMonth() + 1, 1);
  return isoDay(date.getTime());
}
