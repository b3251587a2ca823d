import { at } from '../../stats/at.ts';
import type { RowMask } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';
import type { LoyaltyItem } from './loyalty-items.ts';
import type { LoyaltyCell } from './loyalty-matrix.ts';

export type LoyaltyItemsFound = Readonly<{ satisfaction: LoyaltyItem; intention: LoyaltyItem; freedom: LoyaltyItem }>;

/**
 * Counts the eight combinations of satisfied, meaning to stay and free to switch, among responses that have all three.
 *
 * Use for the matrix of loyalty; counts of several segments add up by concatenation. When not to use: for two items
 * (countPairs), which is faster.
 *
 * @example
 * loyaltyMatrix(segments.flatMap((segment) => countLoyalty(segment, items, mask)), period);
 * @throws nothing: of a segment in which one of them was never asked there are none.
 */
export function countLoyalty(
  segment: Segment,
  items: LoyaltyItemsFound,
  mask: RowMask | undefined,
): readonly LoyaltyCell[] {
  const parts = [items.satisfaction, items.intention, items.freedom].map(({ item, from }) => {
    const steps = segment.scores.get(item.key)?.steps;
    // A stored score counts steps of the scale; in a column the lowest is 1.
    const threshold = Math.round(from / item.metric.scale.step) - item.lowest + 1;
    return steps && { steps, threshold };
  });
  const [satisfaction, intention, freedom] = parts;
  if (satisfaction === undefined || intention === undefined || freedom === undefined) return [];
  const counts = new Uint32Array(8);
  for (let row = 0; row < segment.count; row += 1) {
    if (mask !== undefined && at(mask, row) === 0) continue;
    const [liked, meant, free] = [at(satisfaction.steps, row), at(intention.steps, row), at(freedom.steps, row)];
    if (liked === 0 || meant === 0 || free === 0) continue;
    const cell =
      Number(liked >= satisfaction.threshold) * 4 +
      Number(meant >= intention.threshold) * 2 +
      Number(free >= freedom.threshold);
    counts[cell] = at(counts, cell) + 1;
  }
  return [...counts].map((count, cell) => ({
    isSatisfied: (cell & 4) > 0,
    staysOn: (cell & 2) > 0,
    isFree: (cell & 1) > 0,
    count,
  }));
}
