import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { sum } from '@voldaan/domain/stats/sum';
import type { GroupCount } from './count-figure.ts';

/** A group that has answers and may be shown. */
export type ShownGroup = GroupCount & Readonly<{ histogram: Histogram }>;

export function shownGroups(counted: readonly GroupCount[]): readonly ShownGroup[] {
  return counted.flatMap((group) =>
    group.histogram !== null && sum(group.histogram) > 0 ? [{ ...group, histogram: group.histogram }] : [],
  );
}

/** How many groups have answers and may not be shown. */
export function countHidden(counted: readonly GroupCount[]): number {
  return counted.filter(({ histogram }) => histogram === null).length;
}

/** As many groups as anybody reads, those with the most answers, in their own order; and how many there are beyond. */
export function largestGroups(
  shown: readonly ShownGroup[],
  most: number,
): Readonly<{ largest: readonly ShownGroup[]; beyond: number }> {
  const codes = new Set(
    shown
      .toSorted((one, other) => sum(other.histogram) - sum(one.histogram))
      .slice(0, most)
      .map(({ code }) => code),
  );
  const largest = shown.filter(({ code }) => codes.has(code));
  return { largest, beyond: shown.length - largest.length };
}
