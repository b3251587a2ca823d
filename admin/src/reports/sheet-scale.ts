import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import type { ReportPageView, ShownFigureView } from './report-requests.ts';

/** The scale of a report's metric, in the report's language. */
export function scaleOfPage({ metric, language }: ReportPageView): ScoreWords {
  const { kind, minimum: min, maximum: max } = metric;
  return metricWords({ kind, scale: { min, max } }, language);
}

/** The part of a figure that may be drawn. */
export function drawable({ figure, text }: ShownFigureView) {
  const { estimate, low, high } = figure;
  return text === null || estimate === null || low === null || high === null ? null : { estimate, low, high };
}

export function normOfPage({ norm }: ReportPageView) {
  return norm === null ? null : { value: norm.value, label: norm.name };
}
