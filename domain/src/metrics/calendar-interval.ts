import { addDays } from './calendar-day.ts';

/** A stretch of the calendar that a trend is drawn by; weeks start on Monday. */
export type CalendarInterval = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The first day of the interval in which a day lies. */
export function startOfInterval(day: string, interval: CalendarInterval): string {
  switch (interval) {
    case 'day':
      return day;
    case 'week':
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter': {
      const month = Number(day.slice(5, 7)) - 1;
      return `${day.slice(0, 5)}${String(month - (month % 3) + 1).padStart(2, '0')}-01`;
    }
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
  }
}

/** Where the interval that starts on this day ends: the first day that is no longer in it. */
export function endOfInterval(start: string, interval: CalendarInterval): string {
  switch (interval) {
    case 'day':
      return addDays(start, 1);
    case 'week':
      return addDays(start, 7);
    case 'month':
    case 'quarter':
    case 'year': {
      const date = new Date(`${start}T00:00:00Z`);
      date.setUTCMonth(date.getUTCMonth() + { month: 1, quarter: 3, year: 12 }[interval], 1);
      return date.toISOString().slice(0, 10);
    }
  }
}

const intervals: readonly CalendarInterval[] = ['day', 'week', 'month', 'quarter', 'year'];

/** The coarser of two intervals. */
export function atLeastInterval(interval: CalendarInterval, other: CalendarInterval): CalendarInterval {
  return intervals.indexOf(other) > intervals.indexOf(interval) ? other : interval;
}
