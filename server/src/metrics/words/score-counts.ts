import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Figure } from '../figures/figure.ts';
import type { ScoreCount } from './word-views.ts';

export function countOf(counts: readonly ScoreCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** Stored steps as counts of the item's scale; texts without a score are in none. */
export function histogramOf({ item }: Pick<Figure, 'item'>, counts: readonly ScoreCount[]): Histogram {
  const histogram = new Array<number>(item.levels).fill(0);
  for (const { score, count } of counts) {
    const place = score === null ? -1 : score - item.lowest;
    if (place >= 0 && place < item.levels) histogram[place] = (histogram[place] ?? 0) + count;
  }
  return histogram;
}
