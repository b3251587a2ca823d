import type { Answers } from '@voldaan/domain/metrics/answers';
import { countPairs, matchComplete } from '@voldaan/domain/metrics/columns/count-columns';
import { gapHistogram } from '@voldaan/domain/metrics/columns/gap-column';
import type { RowMask } from '@voldaan/domain/metrics/columns/match-rows';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Item } from '@voldaan/domain/metrics/item';
import { sum } from '@voldaan/domain/stats/sum';
import { countCustomers, withoutCustomers } from './count-customers.ts';
import { isApart } from './count-figure.ts';
import type { Figure } from './figure.ts';

/** Two items of one scale, of which the second is taken away from the first. */
export type GapItems = Readonly<{ experienced: Item; expected: Item }>;
export type GapCount = Readonly<{ experienced: Answers; expected: Answers; gap: Answers }>;

/** Counts of both scores, and of their difference, among the responses of a figure that have both. */
export function countGap(figure: Figure, items: GapItems): GapCount {
  const { window: days } = figure;
  const counting = countGaps(figure, items, false);
  const joint = emptyJoint(items);
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const mask = figure.match(segment, days, { item: items.expected });
    addJoint(joint, segment, items, mask);
    counting.add(segment, mask);
  }
  return counting.all(joint);
}

export function emptyJoint({ expected, experienced }: GapItems): number[][] {
  return Array.from({ length: expected.levels }, () => new Array<number>(experienced.levels).fill(0));
}

/** Element [expected][experienced]. */
export function addJoint(joint: number[][], segment: Segment, items: GapItems, mask: RowMask | undefined): void {
  const pairs = countPairs(segment, [items.expected.key, items.experienced.key], mask) ?? [];
  for (const [step, row] of pairs.entries()) {
    const own = joint[step];
    if (own === undefined) continue;
    for (const [other, count] of row.entries()) own[other] = (own[other] ?? 0) + count;
  }
}

/** Tells which pairs of scores are of the same customers, while their segments are counted. */
export function countGaps(figure: Figure, items: GapItems, isGrouped: boolean) {
  const { expected, experienced } = items;
  const asked = { days: figure.window, isGrouped };
  const counts = {
    expected: countCustomers(figure, { ...asked, item: expected }),
    experienced: countCustomers(figure, { ...asked, item: experienced }),
    gap: countCustomers(figure, { ...asked, item: experienced, less: expected }),
  };
  const isAsked = counts.gap !== withoutCustomers;
  return {
    add: (segment: Segment, mask: RowMask | undefined, groupsOf?: () => (row: number) => number): void => {
      if (!isAsked) return;
      const both = matchComplete(segment, [expected.key, experienced.key], mask);
      for (const customers of Object.values(counts)) customers.add(segment, both, groupsOf);
    },
    all: (joint: readonly Histogram[]): GapCount => ({
      expected: counts.expected.all(joint.map(sum)),
      experienced: counts.experienced.all(columnSums(joint)),
      gap: counts.gap.all(gapHistogram(joint)),
    }),
    byGroup: () => {
      const [ofExpected, ofExperienced, ofGap] = [
        counts.expected.byGroup(),
        counts.experienced.byGroup(),
        counts.gap.byGroup(),
      ];
      return (group: number, joint: readonly Histogram[]): GapCount => ({
        expected: ofExpected(group, joint.map(sum)),
        experienced: ofExperienced(group, columnSums(joint)),
        gap: ofGap(group, gapHistogram(joint)),
      });
    },
  };
}

function columnSums(joint: readonly Histogram[]): Histogram {
  return joint.map((_, step) => sum(joint.map((row) => row[step] ?? 0)));
}
