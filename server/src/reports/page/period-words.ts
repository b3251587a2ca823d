import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { endOfInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { quarterOf, weekOf } from '@voldaan/domain/reports/report-period';
import { localeOf } from '@voldaan/domain/surveys/language-tag';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { message } from '../../catalogue/message.ts';

type Days = Readonly<{ from: string; to: string }>;

/** A month, quarter, week or year by its name; undefined for other days. */
export function calendarWords({ from, to }: Days, language: Language): string | undefined {
  const year = from.slice(0, 4);
  const isWhole = (interval: 'month' | 'quarter' | 'week') =>
    startOfInterval(from, interval) === from && endOfInterval(from, interval) === to;
  if (isWhole('month')) return inLanguage(language, { month: 'long', year: 'numeric' }, from);
  if (isWhole('quarter')) return message(language, 'report.period.quarter', { quarter: String(quarterOf(from)), year });
  if (isWhole('week')) {
    const [weekYear, week] = weekOf(from);
    return message(language, 'report.period.week', { week: String(week), year: weekYear });
  }
  return from === `${year}-01-01` && to === `${Number(year) + 1}-01-01` ? year : undefined;
}

/** The days of a report in words. */
export function periodWords(days: Days, language: Language): string {
  const words = { from: dayWords(days.from, language), last: dayWords(addDays(days.to, -1), language) };
  return calendarWords(days, language) ?? message(language, 'report.period.days', words);
}

/** 22 november 2026. */
export function dayWords(day: string, language: Language): string {
  return inLanguage(language, { day: 'numeric', month: 'long', year: 'numeric' }, day);
}

/** As it stands under a chart: nov, 2026-Q4 or 2026. */
export function shortWords({ from, to }: Days, language: Language): string {
  const year = from.slice(0, 4);
  if (endOfInterval(from, 'month') === to) return inLanguage(language, { month: 'short' }, from).replace(/\.$/, '');
  return endOfInterval(from, 'quarter') === to ? `${year}-Q${quarterOf(from)}` : year;
}

function inLanguage(language: Language, options: Intl.DateTimeFormatOptions, day: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' });
  return unbrokenDay(format.format(new Date(`${day}T00:00:00Z`)));
}
