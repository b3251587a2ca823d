import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { compareFigure } from '../compare-figure.ts';
import { showEstimate } from '../estimate-view.ts';
import { countAnswers } from '../figures/count-figure.ts';
import { showSubject } from '../figures/figure-head.ts';
import { openFigure } from '../figures/open-figure.ts';
import { readFigures } from '../figures/read-figures.ts';
import { normOfFigure } from '../norms/norm-of-figure.ts';
import { showVerdict } from '../norms/show-verdict.ts';
import type { ScoreQuery, ScoreReply } from './schema.ts';

/** The score alone, for screens and programs of the company's own: what it is, whether it is good, and whether it moved. */
export function makeScore(product: Product, caller: Caller, query: ScoreQuery): Promise<ScoreReply> {
  const { language } = caller;
  const today = product.clock().toISOString().slice(0, 10);
  return readFigures(product, caller, async (db) => {
    const figure = await openFigure(db, product.columns, { ...query, today, language });
    if (figure === undefined) return emptyScore;
    const { window, metric } = figure;
    const total = countAnswers(figure);
    const norm = await normOfFigure(db, figure);
    return {
      head: showSubject(figure, language),
      score: showEstimate(estimateMetric(metric, total, { period: { from: window.from, to: window.to } })),
      norm: showVerdict(figure, total, norm.value),
      ...compareFigure(figure, total),
    };
  });
}

const emptyScore: ScoreReply = {
  head: null,
  score: null,
  norm: null,
  previous: null,
  comparison: null,
  last_year: null,
  last_year_comparison: null,
};
