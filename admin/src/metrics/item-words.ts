import type { FigureHead } from '@voldaan/server/metrics/figures/figure-head';
import { useMemo } from 'react';
import { type Format, useFormat } from '../catalogue/format.ts';
import { type ScoreWords, scoreWords } from './score-words.ts';

/** How scores of one item are written: by its role where it has one, else by its scale. */
export function useItemWords(item: FigureHead['item'] | undefined): ScoreWords {
  const format = useFormat();
  return useMemo(() => itemWords(item, format), [item, format]);
}

export function itemWords(item: FigureHead['item'] | undefined, format: Format): ScoreWords {
  if (item === undefined) return scoreWords('grade', format);
  const { role, scale } = item;
  if (role !== 'none' && role !== 'stars') return scoreWords(role, format);
  return { ...scoreWords('grade', format), bounds: [scale.minimum, scale.maximum] };
}
