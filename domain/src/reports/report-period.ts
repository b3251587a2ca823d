import { addDays, daysBetween } from '../metrics/calendar-day.ts';
import { endOfInterval, startOfInterval } from '../metrics/calendar-interval.ts';

/** How often a report goes out by itself. */
export const reportRhythms = ['week', 'month', 'quarter'] as const;
export type ReportRhythm = (typeof reportRhythms)[number];

/** Periods of a report that move with the calendar, beside those that every figure knows (metrics/read-period.ts). */
export const movingPeriods = ['last-week', 'last-month', 'last-quarter'] as const;
export type MovingPeriod = (typeof movingPeriods)[number];

/** A week, month or quarter that is over, and the first day on which it can be reported on. */
export type WholePeriod = Readonly<{ from: string; to: string; text: string }>;

/**
 * The last week, month or quarter that is over on a day. What is half over is never reported on: a first of the month would
 * be judged by one day.
 *
 * @example
 * lastWhole('month', '2026-11-22'); // { from: '2026-10-01', to: '2026-11-01', text: '2026-10' }
 * @throws nothing.
 */
export function lastWhole(rhythm: ReportRhythm, today: string): WholePeriod {
  const to = startOfInterval(today, rhythm);
  const from = startOfInterval(addDays(to, -1), rhythm);
  return { from, to, text: textOf(rhythm, from) };
}

/** The first day after today on which another period is over. */
export function nextReportDay(rhythm: ReportRhythm, today: string): string {
  return endOfInterval(startOfInterval(today, rhythm), rhythm);
}

/** The period of a report as every figure reads it. */
export function periodOfReport(period: string, today: string): string {
  const rhythm = rhythmOf(period);
  return rhythm === undefined ? period : lastWhole(rhythm, today).text;
}

function rhythmOf(period: string): ReportRhythm | undefined {
  return reportRhythms.find((rhythm) => period === `last-${rhythm}`);
}

function textOf(rhythm: ReportRhythm, from: string): string {
  const year = from.slice(0, 4);
  if (rhythm === 'month') return from.slice(0, 7);
  if (rhythm === 'quarter') return `${year}-Q${quarterOf(from)}`;
  const [weekYear, week] = weekOf(from);
  return `${weekYear}-W${String(week).padStart(2, '0')}`;
}

export function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** ISO 8601: a week belongs to the year of its Thursday. */
export function weekOf(monday: string): readonly [year: string, week: number] {
  const year = addDays(monday, 3).slice(0, 4);
  return [year, daysBetween(startOfInterval(`${year}-01-04`, 'week'), monday) / 7 + 1];
}
