import type { Language } from '@voldaan/domain/language';
import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { endOfInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { message } from '../../catalogue/message.ts';

type Days = Readonly<{ from: string; to: string }>;

/** A month, quarter, week or year by its name; undefined for other days. */
export function calendarWords({ from, to }: Days, language: Language): string | undefined {
  const year = from.slice(0, 4);
  const isWhole = (interval: 'month' | 'quarter' | 'week') =>
    startOfInterval(from, interval) === from && endOfInterval(from, interval) === to;
  if (isWhole('month')) return inLanguage(language, { month: 'long', year: 'numeric' }, from);
  if (isWhole('quarter')) {
    const quarter = String(Math.ceil(Number(from.slice(5, 7)) / 3));
    return message(language, 'report.period.quarter', { quarter, year });
  }
  if (isWhole('week')) return message(language, 'report.period.week', weekOf(from));
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

/** nov, and in January its year. */
export function monthWords(day: string, language: Language): string {
  return inLanguage(language, { month: 'short' }, day).replace(/\.$/, '');
}

/** October 2026. */
export function longMonthWords(day: string, language: Language): string {
  return inLanguage(language, { month: 'long', year: 'numeric' }, day);
}

function inLanguage(language: Language, options: Intl.DateTimeFormatOptions, day: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function weekOf(monday: string): Readonly<{ week: string; year: string }> {
  const year = addDays(monday, 3).slice(0, 4);
  const first = startOfInterval(`${year}-01-04`, 'week');
  return { week: String(Math.round((Date.parse(monday) - Date.parse(first)) / 604_800_000) + 1), year };
}
