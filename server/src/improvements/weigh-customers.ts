import {
  type Cell,
  type CellWeight,
  type CustomersTogether,
  effectCells,
} from '@voldaan/domain/improvements/action-effect';
import { addRepeats, repeatedSteps } from '@voldaan/domain/metrics/columns/count-repeats';
import { columnOf } from '@voldaan/domain/metrics/columns/match-rows';
import { weighRepeats } from '@voldaan/domain/metrics/columns/weigh-repeats';
import { metricValues } from '@voldaan/domain/metrics/metric-values';
import { at } from '@voldaan/domain/stats/at';
import { findTrait, isApart } from '../metrics/figures/count-figure.ts';
import type { Figure, FigureDays } from '../metrics/figures/figure.ts';
import type { ActionRow } from './views.ts';

/** Answers of no cell of the effect. */
const elsewhere = effectCells.length;

/**
 * What answers of the same customers weigh together in the effect of an action: undefined where nobody answered twice.
 *
 * @param stretches whole months or longer, so that a segment lies in one of them
 */
export function weighCustomers(
  figure: Figure,
  { trait, treated, comparison }: Pick<ActionRow, 'trait' | 'treated' | 'comparison'>,
  stretches: readonly (FigureDays & Readonly<{ period: number }>)[],
): ((weightOf: CellWeight) => CustomersTogether) | undefined {
  const repeats = figure.columns.repeats();
  if (repeats.ends.length === 0) return undefined;
  const { item, metric } = figure;
  const steps = repeatedSteps(repeats, { levels: item.levels, isGrouped: true });
  const sides = new Map<number, Readonly<Record<'before' | 'after', Cell>>>();
  for (const { code, value } of findTrait(figure, trait).values) {
    if (comparison.includes(value)) sides.set(code, { before: 0, after: 1 });
    if (treated.includes(value)) sides.set(code, { before: 2, after: 3 });
  }
  for (const segment of figure.columns.segments) {
    const own = repeats.of.get(segment);
    const stretch = stretches.find((days) => !isApart(segment, days));
    if (own === undefined || stretch === undefined) continue;
    const { codes } = columnOf(segment, trait);
    const side = stretch.period < 0 ? 'before' : 'after';
    addRepeats(steps, {
      own,
      column: segment.scores.get(item.key),
      mask: figure.match(segment, stretch, { item, by: [trait] }),
      groupOf: (row) => sides.get(codes[row] ?? 0)?.[side] ?? elsewhere,
    });
  }
  const values = metricValues(metric);
  return (weightOf) => {
    const weights = Float64Array.from({ length: (elsewhere + 1) * item.levels }, (_, place) => {
      const cell = effectCells[Math.floor(place / item.levels)];
      return cell === undefined ? 0 : weightOf(cell, at(values, place % item.levels));
    });
    const { covariance, further, customers } = weighRepeats(steps, weights);
    return { covariance, further: effectCells.map((cell) => at(further, cell)), onBoth: countOnBoth(customers) };
  };
}

/** Customers who are in a cell before and in one after, by the sets of cells that they are in. */
function countOnBoth(customers: Float64Array): number {
  const [before, after] = [(1 << 0) | (1 << 2), (1 << 1) | (1 << 3)];
  return customers.reduce(
    (sum, count, cells) => sum + ((cells & before) !== 0 && (cells & after) !== 0 ? count : 0),
    0,
  );
}
