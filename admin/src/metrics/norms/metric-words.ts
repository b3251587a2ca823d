import { metricBounds } from '@voldaan/domain/metrics/metric-bounds';
import { type BenchmarkMetric, benchmarkMetrics } from '@voldaan/domain/metrics/norms/benchmark';
import { useMemo } from 'react';
import { type Format, useFormat } from '../../catalogue/format.ts';
import { type ScoreWords, scoreWords } from '../score-words.ts';

/** How scores of a metric are written, whoever measured them. */
export function useMetricWords(metric: BenchmarkMetric): ScoreWords {
  const format = useFormat();
  return useMemo(() => metricWords(metric, format), [metric, format]);
}

function metricWords(name: BenchmarkMetric, format: Format): ScoreWords {
  const metric = benchmarkMetrics[name];
  if (metric.kind === 'nps') return scoreWords('nps', format);
  if (metric.kind === 'share') return scoreWords('csat', format);
  return { ...scoreWords(name === 'expectation' ? 'expectation' : 'grade', format), bounds: metricBounds(metric) };
}

/** The names of the metrics, in the order of the list. */
export const benchmarkMetricNames: readonly BenchmarkMetric[] = [
  'nps',
  'npsEuropean',
  'gradeWhole',
  'grade',
  'gradeSatisfied',
  'csat',
  'csatMean',
  'csatOfSeven',
  'ces',
  'cesMean',
  'stars',
  'expectation',
];
