import type { AxisRange } from './axis.ts';
import { differenceText, figureText, type WrittenMetric } from './figure-text.ts';
import { metricBounds } from './metric-bounds.ts';

/** How the values of a metric are written, and where its axis may run. */
export type ScoreWords = AxisRange &
  Readonly<{
    /** The score itself: 7,8 or 34 or 82 %. */
    figure: (value: number) => string;
    /** What one score is more or less than another, always with its sign. */
    difference: (value: number) => string;
  }>;

/** The smallest step that is worth a grid line. */
const steps = { nps: 10, share: 0.1, mean: 0.5 } as const;

/**
 * How the values of a metric are written in a language and stand on an axis, whoever shows them: screen, report, picture.
 *
 * Use wherever a score is shown. When not to use: for files of figures, which keep what was computed.
 *
 * @example
 * metricWords(standardMetrics.grade, 'nl').figure(7.849); // '7,8'
 * @throws nothing.
 */
export function metricWords(metric: WrittenMetric, locale: string): ScoreWords {
  return {
    figure: (value) => figureText(metric, value, locale),
    difference: (value) => differenceText(metric, value, locale),
    bounds: metricBounds(metric),
    step: steps[metric.kind],
  };
}
