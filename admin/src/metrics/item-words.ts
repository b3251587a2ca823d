import { metricWords, type ScoreWords } from '@voldaan/domain/metrics/metric-words';
import { useFormat } from '../catalogue/format.ts';
import type { FigureItem } from './overview-requests.ts';
import { scoreWords } from './score-words.ts';

/** How scores of one item are written: by its metric, on the scale on which it was asked. */
export function useItemWords(item: Pick<FigureItem, 'metric' | 'scale'> | undefined): ScoreWords {
  const format = useFormat();
  if (item === undefined) return scoreWords('grade', format);
  const { minimum: min, maximum: max } = item.scale;
  return metricWords({ kind: item.metric.kind, scale: { min, max } }, format.locale);
}
