import { addDays } from '@voldaan/domain/metrics/calendar-day';
import { type CalendarInterval, endOfInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { steadySide } from '@voldaan/domain/reports/steady-side';
import { message } from '../../catalogue/message.ts';
import { countByTime, intervalOf } from '../../metrics/figures/count-figure.ts';
import type { Figure } from '../../metrics/figures/figure.ts';
import { calendarWords, shortWords } from './period-words.ts';
import type { ReportGround } from './report-ground.ts';
import type { ReportPage } from './schema.ts';
import { shownFigure } from './shown-figure.ts';

type Trend = NonNullable<ReportPage['trend']>;

/** A year is what a reader needs to see a season; the report's own period is its end. */
const monthsShown = 12;

/** The last twelve months up to the end of the report's period; null while they hold no score at all. */
export function trendPart(ground: ReportGround, metricName: string): Trend | null {
  const { figure, language } = ground;
  const interval = trendInterval(figure);
  const points = pointsOf(figure, interval, language);
  const worded = points.flatMap(({ label, score }) =>
    score.text === null ? [] : [{ label, value: score.text.value }],
  );
  const [first, last] = [worded[0], worded.at(-1)];
  if (first === undefined || last === undefined) return null;
  const metric = metricName.charAt(0).toLocaleUpperCase(language) + metricName.slice(1);
  return {
    heading: trendHeading(ground, points),
    note: message(language, 'report.trend.note', { metric, interval }),
    label: message(language, 'report.trend.label', {
      ...{ metric, interval },
      first: `${first.value} (${first.label})`,
      last: `${last.value} (${last.label})`,
    }),
    points,
  };
}

/** Months, or the quarters or years in which small groups are told apart. */
export function trendInterval(figure: Figure): CalendarInterval {
  return intervalOf(figure, 'month');
}

function pointsOf(figure: Figure, interval: CalendarInterval, language: ReportGround['language']): Trend['points'] {
  const days = trendDays(figure, interval);
  const { byTime: counted } = countByTime(figure, interval, days);
  const starts = startsOf(days, interval);
  const firstCounted = starts.findIndex((start) => counted.has(start));
  return starts.slice(Math.max(0, firstCounted)).map((from) => {
    const to = endOfInterval(from, interval);
    const counts = counted.get(from) ?? Array.from({ length: figure.item.levels }, () => 0);
    const estimate = estimateMetric(figure.metric, counts, { period: { from, to } });
    return {
      from,
      to,
      label: shortWords({ from, to }, language),
      score: shownFigure(figure.metric, estimate, language),
    };
  });
}

/** Whole intervals from twelve months before the one in which the period ends; the last one may still be going on. */
function trendDays({ window }: Figure, interval: CalendarInterval): Readonly<{ from: string; to: string }> {
  const last = new Date(`${startOfInterval(addDays(window.to, -1), 'month')}T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() - (monthsShown - 1));
  return { from: startOfInterval(last.toISOString().slice(0, 10), interval), to: window.to };
}

function startsOf({ from, to }: Readonly<{ from: string; to: string }>, interval: CalendarInterval): readonly string[] {
  const starts: string[] = [];
  for (
    let start = startOfInterval(from, interval);
    start < to && starts.length < 60;
    start = endOfInterval(start, interval)
  )
    starts.push(start);
  return starts;
}

/** No more than the newest months show: on which side of the norm, and since when. A month without answers says nothing. */
function trendHeading({ norm, language }: ReportGround, points: Trend['points']): string {
  const told = points.filter(({ score }) => score.figure.n > 0);
  const newest = told.at(-1);
  if (norm === null || newest === undefined) return message(language, 'report.trend.plain');
  const bands = told.map(({ score: { text, figure } }) =>
    text === null || figure.low === null || figure.high === null ? null : { low: figure.low, high: figure.high },
  );
  const steady = steadySide(bands, norm);
  const since = steady && told[steady.since];
  if (steady !== undefined && since !== undefined)
    return message(language, `report.trend.${steady.side}`, { since: calendarWords(since, language) ?? since.from });
  const band = bands.at(-1);
  if (band === null || band === undefined) return message(language, 'report.trend.plain');
  const side = band.low >= norm ? 'above' : band.high < norm ? 'below' : 'touches';
  return message(language, `report.trend.newest-${side}`, { month: calendarWords(newest, language) ?? newest.from });
}
