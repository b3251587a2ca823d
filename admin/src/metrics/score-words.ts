import { roleMetrics } from '@voldaan/domain/metrics/metric-of-rating';
import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import { type Format, useFormat } from '../catalogue/format.ts';

export type { ScoreWords } from '@voldaan/domain/metrics/metric-words';

export type MetricRole = 'nps' | 'csat' | 'grade' | 'ces' | 'stars' | 'expectation';

export function useScoreWords(role: MetricRole): ScoreWords {
  return scoreWords(role, useFormat());
}

/** How the scores of a role are written, where no rating says on which scale it was asked. */
export function scoreWords(role: MetricRole, { locale }: Pick<Format, 'locale'>): ScoreWords {
  return metricWords(roleMetrics[role], locale);
}
