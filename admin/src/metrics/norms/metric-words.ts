import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import { type BenchmarkMetric, benchmarkMetrics } from '@voldaan/domain/metrics/norms/benchmark';
import { useFormat } from '../../catalogue/format.ts';

/** How scores of a metric are written, whoever measured them. */
export function useMetricWords(metric: BenchmarkMetric): ScoreWords {
  const { locale } = useFormat();
  return metricWords(benchmarkMetrics[metric], locale);
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
