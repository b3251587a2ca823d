import { useMemo } from 'react';
import { type Format, useFormat } from '../catalogue/format.ts';
import { type MetricRole, type ScoreWords, scoreWords } from './score-words.ts';

/** As much of an item as its words depend on. */
type WordedItem = Readonly<{
  role: MetricRole | 'none';
  scale: Readonly<{ minimum: number; maximum: number }>;
}>;

/** How scores of one item are written: by its role where it has one, else by its scale. */
export function useItemWords(item: WordedItem | undefined): ScoreWords {
  const format = useFormat();
  return useMemo(() => itemWords(item, format), [item, format]);
}

export function itemWords(item: WordedItem | undefined, format: Format): ScoreWords {
  if (item === undefined) return scoreWords('grade', format);
  const { role, scale } = item;
  if (role !== 'none' && role !== 'stars') return scoreWords(role, format);
  return { ...scoreWords('grade', format), bounds: [scale.minimum, scale.maximum] };
}
