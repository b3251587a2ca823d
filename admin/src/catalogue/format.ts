import { numberText, percentText, signedText } from '@voldaan/domain/metrics/figure-text';
import { unbrokenDay } from '@voldaan/domain/surveys/unbroken-day';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';

export type Format = Readonly<{
  locale: string;
  /** 7,8 and 1.030; the minus is a real one. */
  number: (value: number, digits?: number) => string;
  /** A number that somebody gave, 7 or 7,5 or 12,75: never rounded. */
  given: (value: number) => string;
  /** A difference always carries its sign: +0,4 or −0,6. */
  signed: (value: number, digits?: number) => string;
  /** 0.331 becomes 33 %. */
  percent: (share: number, digits?: number) => string;
  /** € 1.900, with cents only where there are some. */
  money: (amount: number, currency: string) => string;
  list: (words: readonly string[]) => string;
  /** 20 november 2026. */
  day: (moment: string) => string;
  /** Vrijdag 20 november 2026, as it opens a line. */
  longDay: (moment: string) => string;
  /** 20 nov 2026, 14:03. */
  moment: (moment: string) => string;
  /** Today 14:03, yesterday, do 19:04, 3 nov: as short as the reader can still place it. */
  recent: (moment: string, now: Date) => string;
  /** Today, yesterday, 3 nov: of what is kept by the day. */
  recentDay: (moment: string, now: Date) => string;
  /** nov. */
  month: (moment: string) => string;
  /** November 2026, with the capital where the language writes one. */
  monthYear: (moment: string) => string;
  shortDay: (moment: string) => string;
  /** 20 nov 2026. */
  shortDayYear: (moment: string) => string;
  time: (moment: string) => string;
}>;

const minusSign = '\u2212';
const dayMs = 86_400_000;
/** More than a question about an amount can ask for. */
const decimalsMax = 10;

/** Numbers and dates as the reader's language writes them. Digits are tabular by CSS, signs and spaces by this file. */
export function useFormat(): Format {
  const { locale } = useIntl();
  return useMemo(() => createFormat(locale), [locale]);
}

export function createFormat(locale: string): Format {
  const unrounded = new Intl.NumberFormat(locale, { maximumFractionDigits: decimalsMax });
  const inLocale = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, options);
    return (moment: string) => unbrokenDay(formatter.format(new Date(moment)));
  };
  const time = inLocale({ hour: '2-digit', minute: '2-digit' });
  const weekday = inLocale({ weekday: 'short' });
  const longDay = inLocale({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const shortDay = inLocale({ day: 'numeric', month: 'short' });
  const shortDayYear = inLocale({ day: 'numeric', month: 'short', year: 'numeric' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const dayOfYear = (moment: string, daysAgo: number) => (daysAgo < 300 ? shortDay(moment) : shortDayYear(moment));
  const list = new Intl.ListFormat(locale);
  return {
    locale,
    number: (value, digits) => numberText(value, locale, digits),
    given: (value) => withMinus(unrounded.format(value)),
    signed: (value, digits) => signedText(value, locale, digits),
    percent: (share, digits) => percentText(share, locale, digits),
    money: (amount, currency) =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
        maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      }).format(amount),
    list: (words) => list.format(words),
    day: inLocale({ day: 'numeric', month: 'long', year: 'numeric' }),
    longDay: (moment) => capitalised(longDay(moment), locale),
    moment: (moment) => `${shortDayYear(moment)}, ${time(moment)}`,
    recent: (moment, now) => {
      const daysAgo = daysBetween(moment, now);
      if (daysAgo <= 0) return time(moment);
      if (daysAgo === 1) return `${relative.format(-1, 'day')} ${time(moment)}`;
      if (daysAgo < 7) return `${weekday(moment)} ${time(moment)}`;
      return dayOfYear(moment, daysAgo);
    },
    recentDay: (moment, now) => {
      // The day of who keeps it may have begun where the reader's has not.
      const daysAgo = Math.max(daysBetween(moment, now), 0);
      return daysAgo < 2 ? relative.format(-daysAgo, 'day') : dayOfYear(moment, daysAgo);
    },
    month: inLocale({ month: 'short' }),
    monthYear: inLocale({ month: 'long', year: 'numeric' }),
    shortDay,
    shortDayYear,
    time,
  };
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function withMinus(text: string): string {
  return text.replace('-', minusSign);
}

function daysBetween(moment: string, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(new Date(moment))) / dayMs);
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
