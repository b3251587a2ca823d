import { addDays, daysBetween, yearBefore } from './calendar-day.ts';

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
