import { displayRule, privacyMinimumDefault } from '@voldaan/domain/metrics/display-rule';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import { metricOfRating } from '@voldaan/domain/metrics/metric-of-rating';
import { sum } from '@voldaan/domain/stats/sum';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import { showEstimate } from '../../metrics/estimate-view.ts';
import type { Product } from '../../product.ts';
import type { VisitMarks } from './schema.ts';
import { visitScale } from './visit-scale.ts';
import { countVisitMarks, countVisitsMade } from './visit-views.ts';

const yearMs = 365 * 86_400_000;

/**
 * The marks of the last twelve months that customers gave to somebody's face. They stand apart: people mark higher when the one
 * they mark sits beside them, so that a visit would lift every score it were counted in.
 */
export function showVisitMarks(product: Product, caller: Caller): Promise<VisitMarks> {
  const now = product.clock();
  const since = new Date(now.getTime() - yearMs);
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const scale = await visitScale(db);
    const counted = new Map((await countVisitMarks(db, { scale, since })).map(({ mark, count }) => [mark, count]));
    const scores = scoresOf(scales[scale]);
    const histogram = scores.map((score) => counted.get(score) ?? 0);
    const period = { from: since.toISOString(), to: now.toISOString() };
    const n = sum(histogram);
    const isShown = n >= privacyMinimumDefault;
    const shown = showEstimate(estimateMetric(metricOfRating({ scale, role: 'none' }), histogram, { period }));
    return {
      scale,
      estimate: isShown
        ? shown
        : { ...shown, estimate: null, low: null, high: null, display: displayRule(n, privacyMinimumDefault) },
      distribution: isShown ? scores.map((score, place) => ({ score, count: histogram[place] ?? 0 })) : [],
      visits: await countVisitsMade(db, since),
    };
  });
}
