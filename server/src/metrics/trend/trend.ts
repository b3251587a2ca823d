import type { Answers } from '@voldaan/domain/metrics/answers';
import { type CalendarInterval, endOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { scoreMinimum } from '@voldaan/domain/metrics/display-rule';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Item } from '@voldaan/domain/metrics/item';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { controlChart } from '@voldaan/domain/metrics/trend/control-chart';
import { trendTest } from '@voldaan/domain/stats/trend-test';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { compareFigure } from '../compare-figure.ts';
import { showEstimate } from '../estimate-view.ts';
import { countByTime, intervalOf } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import { openFigure } from '../figures/open-figure.ts';
import { readFigures } from '../figures/read-figures.ts';
import { normOfFigure } from '../norms/norm-of-figure.ts';
import { showVerdict } from '../norms/show-verdict.ts';
import { eventsWithin } from './chart-event-views.ts';
import { findBreaks } from './find-breaks.ts';
import type { TrendPoints, TrendQuery, TrendReply } from './schema.ts';
import { type Bucket, noPoints, pointsOf } from './trend-points.ts';
import { versionDays } from './trend-views.ts';
import { watchFigure } from './watch-figure.ts';

/** A score over time: the line with its band, its norm, what happened meanwhile, and when asked the careful view of the same. */
export function makeTrend(product: Product, caller: Caller, query: TrendQuery): Promise<TrendReply> {
  const { language } = caller;
  const today = product.clock().toISOString().slice(0, 10);
  return readFigures(product, caller, async (db) => {
    const figure = await openFigure(db, product.columns, { ...query, today, language });
    if (figure === undefined) return emptyTrend;
    const wanted = query.interval ?? figure.window.interval;
    const interval = intervalOf(figure, wanted);
    const { window, metric } = figure;
    const norm = await normOfFigure(db, figure);
    const { buckets, total } = bucketsOf(figure, interval, figure.item);
    const points = pointsOf(metric, buckets, interval);
    const published = await versionDays(db, figure.workspace, figure.survey.id);
    const options = { period: { from: window.from, to: window.to } };
    return {
      head: showHead(figure, language),
      interval,
      points,
      breaks: findBreaks(figure, published).map(({ item, day, isSameScale }) => ({
        day,
        before: showHead({ ...figure, item }, language).item.label,
        is_same_scale: isSameScale,
        points: isSameScale ? pointsBefore(figure, wanted, item) : noPoints(),
      })),
      norm_line: [...norm.line],
      norm: showVerdict(figure, total, norm.value),
      total: showEstimate(estimateMetric(metric, total, options)),
      ...compareFigure(figure, total),
      slope: slopeOf(points),
      events: await eventsWithin(db, figure.workspace, {
        surveyId: figure.survey.id,
        from: window.from,
        to: window.to,
      }),
      control: query.control === 'true' ? controlOf(metric, buckets) : null,
      watch: await watchFigure({ figure, norm: norm.today, today }),
    };
  });
}

/** Every interval from the first with answers to the last, the empty ones too; and all of them. */
function bucketsOf(
  figure: Figure,
  interval: CalendarInterval,
  item: Item,
): Readonly<{ buckets: readonly Bucket[]; total: Answers }> {
  const { byTime, total } = countByTime(figure, interval, figure.window, item);
  const days = [...byTime.keys()];
  const [first] = days;
  const last = days.at(-1);
  const buckets: Bucket[] = [];
  if (first === undefined || last === undefined) return { buckets, total };
  const empty = { histogram: new Array<number>(item.levels).fill(0), pairs: undefined };
  for (let from = first; from <= last; from = endOfInterval(from, interval))
    buckets.push({ from, answers: byTime.get(from) ?? empty });
  return { buckets, total };
}

/** Of another item, whose groups may be told apart by coarser units. */
function pointsBefore(figure: Figure, wanted: CalendarInterval, item: Item): TrendPoints {
  const interval = intervalOf(figure, wanted, item);
  return pointsOf(item.metric, bucketsOf(figure, interval, item).buckets, interval);
}

const slopeLevel = 0.95;
const slopePointsMinimum = 6;

function slopeOf(points: TrendPoints): TrendReply['slope'] {
  const values = points.estimate.map((estimate, place) => ((points.n[place] ?? 0) < scoreMinimum ? null : estimate));
  const n = values.filter((value) => value !== null).length;
  const method = 'newey-west, sen';
  if (n < slopePointsMinimum) return { verdict: 'too few', step: null, low: null, high: null, n, method };
  const times = values.map((_, time) => time);
  const { neweyWestPValue, senSlope, senInterval } = trendTest({ times, values }, { lag: 1, level: slopeLevel });
  const isShown = neweyWestPValue !== null && neweyWestPValue < 1 - slopeLevel && senSlope !== null && senSlope !== 0;
  return {
    verdict: isShown ? (senSlope > 0 ? 'rising' : 'falling') : 'no trend shown',
    step: senSlope,
    low: senInterval?.[0] ?? null,
    high: senInterval?.[1] ?? null,
    n,
    method,
  };
}

function controlOf(metric: Metric, buckets: readonly Bucket[]): TrendReply['control'] {
  const chart = controlChart(
    metric,
    buckets.map(({ answers }) => answers.histogram),
  );
  const days = buckets.map(({ from }) => from);
  return {
    method: chart.method,
    centre: chart.centre,
    laney_sigma: chart.laneySigma,
    reason: chart.reason,
    points: {
      from: days,
      lower: chart.points.map(({ lower }) => lower),
      upper: chart.points.map(({ upper }) => upper),
      ewma: chart.points.map(({ ewma }) => ewma),
      ewma_lower: chart.points.map(({ ewmaLower }) => ewmaLower),
      ewma_upper: chart.points.map(({ ewmaUpper }) => ewmaUpper),
    },
    signals: chart.signals.map(({ index, kind, side }) => ({ from: days[index] ?? '', kind, side })),
  };
}

const emptyTrend: TrendReply = {
  head: null,
  interval: 'month',
  points: noPoints(),
  breaks: [],
  norm_line: [],
  norm: null,
  total: null,
  previous: null,
  comparison: null,
  last_year: null,
  last_year_comparison: null,
  slope: null,
  events: [],
  control: null,
  watch: null,
};
