import type { Answers } from '@voldaan/domain/metrics/answers';
import { defaultLevel } from '@voldaan/domain/metrics/assemble-estimate';
import { type CalendarInterval, endOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Metric } from '@voldaan/domain/metrics/metric';
import { displayOf } from '../estimate-view.ts';
import type { TrendPoints } from './schema.ts';

/** The answers of one interval, by its first day. */
export type Bucket = Readonly<{ from: string; answers: Answers }>;

/** The estimate of each interval, as the columns that cross the wire. */
export function pointsOf(metric: Metric, buckets: readonly Bucket[], interval: CalendarInterval): TrendPoints {
  const points = noPoints();
  for (const { from, answers } of buckets) {
    const to = endOfInterval(from, interval);
    const figure = estimateMetric(metric, answers, { period: { from, to }, level: points.level });
    points.from.push(from);
    points.to.push(to);
    points.estimate.push(figure.estimate);
    points.low.push(figure.low);
    points.high.push(figure.high);
    points.n.push(figure.n);
    points.design_effect.push(figure.designEffect ?? null);
    points.reason.push(figure.reason);
    points.display.push(displayOf(figure.n));
    points.method.push(figure.method);
  }
  return points;
}

/** Columns without a point. */
export function noPoints(): TrendPoints {
  return {
    from: [],
    to: [],
    estimate: [],
    low: [],
    high: [],
    n: [],
    design_effect: [],
    reason: [],
    display: [],
    method: [],
    level: defaultLevel,
  };
}
