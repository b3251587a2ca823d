import { dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import { type CalendarInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { countByGroup, countItem, countPairs } from '@voldaan/domain/metrics/columns/count-columns';
import type { Segment } from '@voldaan/domain/metrics/columns/segment';
import { disclosureMinimum, shownValues } from '@voldaan/domain/metrics/disclosure/shown-values';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import type { Item } from '@voldaan/domain/metrics/item';
import { Refusal } from '@voldaan/domain/refusal';
import type { Figure, FigureDays, FigureTrait, FigureTraitValue } from './figure.ts';

/** A group with its counts; null for one that may not be shown. */
export type GroupCount = FigureTraitValue & Readonly<{ histogram: Histogram | null }>;

/** Counts of every score, lowest first, over the window or other days. */
export function countTotal(figure: Figure, days: FigureDays = figure.window, item: Item = figure.item): Histogram {
  const total = new Array<number>(item.levels).fill(0);
  if (!figure.isDisclosed) return total;
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    add(total, countItem(segment, item.key, figure.match(segment, days)));
  }
  return total;
}

/** Counts by the values of a trait, in their own order; groups that might be told by subtraction are null. */
export function countByTrait(
  figure: Figure,
  trait: string,
  days: FigureDays = figure.window,
  item: Item = figure.item,
): readonly GroupCount[] {
  const { values } = findTrait(figure, trait);
  const totals = values.map(() => new Array<number>(item.levels).fill(0));
  if (figure.isDisclosed) {
    for (const segment of figure.columns.segments) {
      if (isApart(segment, days)) continue;
      const groups = countByGroup(segment, item.key, trait, figure.match(segment, days)) ?? [];
      for (const [code, histogram] of groups.entries()) add(totals[code], histogram);
    }
  }
  const shown = shownValues(totals.map(sumOf), disclosureMinimum);
  return values.map((value, place) => ({
    ...value,
    histogram: shown[place] === true ? (totals[place] ?? null) : null,
  }));
}

/** Counts by day, week, month or quarter: first day of each that has answers, in order. */
export function countByTime(
  figure: Figure,
  interval: CalendarInterval,
  days: FigureDays = figure.window,
  item: Item = figure.item,
): ReadonlyMap<string, Histogram> {
  const buckets = new Map<string, number[]>();
  if (!figure.isDisclosed) return buckets;
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const byDay = countByGroup(segment, item.key, 'day', figure.match(segment, days)) ?? [];
    for (const [day, histogram] of byDay.entries()) {
      if (sumOf(histogram) === 0) continue;
      const start = startOfInterval(dayOfNumber(segment.firstDay + day), interval);
      const bucket = buckets.get(start) ?? new Array<number>(item.levels).fill(0);
      buckets.set(start, bucket);
      add(bucket, histogram);
    }
  }
  return buckets;
}

/** Counts of every pair of scores of two items, among responses that have both: element [a][b]. */
export function countPair(
  figure: Figure,
  [first, second]: readonly [Item, Item],
  days: FigureDays = figure.window,
): readonly Histogram[] {
  const total = Array.from({ length: first.levels }, () => new Array<number>(second.levels).fill(0));
  if (!figure.isDisclosed) return total;
  for (const segment of figure.columns.segments) {
    if (isApart(segment, days)) continue;
    const pairs = countPairs(segment, [first.key, second.key], figure.match(segment, days)) ?? [];
    for (const [step, histogram] of pairs.entries()) add(total[step], histogram);
  }
  return total;
}

/** @throws Refusal unknown_trait */
export function findTrait(figure: Pick<Figure, 'traits'>, name: string): FigureTrait {
  const trait = figure.traits.find((known) => known.name === name);
  if (trait === undefined) throw new Refusal('unknown_trait', { values: { trait: name.slice(0, 80) } });
  return trait;
}

function isApart(segment: Segment, { from, to }: FigureDays): boolean {
  return dayOfNumber(segment.firstDay) >= to || dayOfNumber(segment.firstDay + 31) <= from;
}

function add(total: number[] | undefined, counts: Histogram | undefined): void {
  if (total === undefined || counts === undefined) return;
  for (const [score, count] of counts.entries()) total[score] = (total[score] ?? 0) + count;
}

function sumOf(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}
