import type { AdjustedComparison } from '@voldaan/domain/metrics/compare-pairs';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import { findTrait } from '../figures/count-figure.ts';
import type { Figure, FigureDays } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import { groupFigures } from '../figures/group-figures.ts';
import { openFigure } from '../figures/open-figure.ts';
import { firstTrait } from './first-trait.ts';
import type { SegmentQuery, SegmentsReply } from './schema.ts';

/** More groups than anybody reads; the rest can be found by a filter. */
const groupsMost = 500;

export async function makeSegments(
  db: WorkspaceTransaction,
  product: Product,
  caller: Caller,
  { by: wanted, adjustment, compare, ...query }: SegmentQuery,
): Promise<SegmentsReply> {
  const { language } = caller;
  const asked = { ...query, today: product.clock().toISOString().slice(0, 10), language };
  const open = (by: readonly string[]) => openFigure(db, product.columns, { ...asked, by });
  const first = await open(wanted === undefined ? [] : [wanted]);
  const empty = { adjustment, compare: compare ?? null, total: null, groups: [], hidden: 0 };
  if (first === undefined) return { ...empty, head: null, by: null };
  const by = wanted ?? firstTrait(first);
  if (by === undefined) return { ...empty, head: showHead(first, language), by: null };
  const figure = wanted === undefined ? ((await open([by])) ?? first) : first;
  const { name, label } = findTrait(figure, by);
  const { total, groups, hidden } = groupFigures(figure, by, { adjustment, earlier: daysBefore(figure, compare) });
  return {
    ...empty,
    head: showHead(figure, language),
    by: { name, label },
    total: showEstimate(total),
    groups: groups.slice(0, groupsMost).map((group) => ({
      value: group.value,
      label: group.label,
      estimate: showEstimate(group.estimate),
      comparison: showComparison(group.comparison),
      change: group.change === null ? null : showComparison(group.change),
      is_partial: group.isPartial,
    })),
    hidden,
  };
}

function daysBefore({ window }: Figure, compare: SegmentQuery['compare']): FigureDays | undefined {
  if (compare === undefined) return undefined;
  return compare === 'previous'
    ? { from: window.previousFrom, to: window.previousTo }
    : { from: window.lastYearFrom, to: window.lastYearTo };
}

function showComparison(comparison: AdjustedComparison): SegmentsReply['groups'][number]['comparison'] {
  const { verdict, difference, low, high, method, isBetter, pValue, adjustedPValue } = comparison;
  return {
    verdict,
    difference,
    low,
    high,
    method,
    is_better: isBetter,
    p_value: pValue,
    adjusted_p_value: adjustedPValue,
  };
}
