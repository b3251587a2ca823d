import type { Language } from '@voldaan/domain/language';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import { figureText, type WrittenMetric } from '@voldaan/domain/metrics/figure-text';
import { message } from '../../catalogue/message.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import type { EstimateView } from '../../metrics/schema.ts';
import type { ShownFigure } from './schema.ts';

/** A figure and its words: the one place where a report rounds. */
export function shownFigure(metric: WrittenMetric, estimate: Estimate, language: Language): ShownFigure {
  return wordedFigure(metric, showEstimate(estimate), language);
}

export function wordedFigure(metric: WrittenMetric, figure: EstimateView, language: Language): ShownFigure {
  const { estimate, low, high, display } = figure;
  const isShown = display === 'full' || display === 'muted';
  if (!isShown || estimate === null || low === null || high === null) return { figure, text: null };
  const words = {
    value: figureText(metric, estimate, language),
    low: figureText(metric, low, language),
    high: figureText(metric, high, language),
  };
  return { figure, text: { ...words, range: message(language, 'report.range', words) } };
}
