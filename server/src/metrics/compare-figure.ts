import type { Answers } from '@voldaan/domain/metrics/answers';
import { compareMetric } from '@voldaan/domain/metrics/compare-metric';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { sum } from '@voldaan/domain/stats/sum';
import type { z } from 'zod';
import { showEstimate } from './estimate-view.ts';
import { countAnswers } from './figures/count-figure.ts';
import type { Figure, FigureDays } from './figures/figure.ts';
import type { comparisonSchema, estimateSchema } from './schema.ts';

type EstimateReply = z.output<typeof estimateSchema>;
type ComparisonReply = z.output<typeof comparisonSchema>;

export type ComparedFigure = Readonly<{
  previous: EstimateReply | null;
  comparison: ComparisonReply | null;
  last_year: EstimateReply | null;
  last_year_comparison: ComparisonReply | null;
}>;

/** A figure against the period before, and against the same days a year ago; null where there is nothing to compare. */
export function compareFigure(figure: Figure, total: Answers): ComparedFigure {
  const { window } = figure;
  const previous = against(figure, total, { from: window.previousFrom, to: window.previousTo });
  const lastYear = against(figure, total, { from: window.lastYearFrom, to: window.lastYearTo });
  return {
    previous: previous.estimate,
    comparison: previous.comparison,
    last_year: lastYear.estimate,
    last_year_comparison: lastYear.comparison,
  };
}

type Against = Readonly<{ estimate: EstimateReply | null; comparison: ComparisonReply | null }>;

function against(figure: Figure, total: Answers, days: FigureDays): Against {
  const earlier = days.from < days.to ? countAnswers(figure, days) : undefined;
  if (earlier === undefined || sum(earlier.histogram) === 0) return { estimate: null, comparison: null };
  const { verdict, difference, low, high, method } = compareMetric(figure.metric, total, earlier);
  return {
    estimate: showEstimate(estimateMetric(figure.metric, earlier, { period: { from: days.from, to: days.to } })),
    comparison: { verdict, difference, low, high, method },
  };
}
