import { comparabilityKey } from '@voldaan/domain/metrics/comparability-key';
import type { Item } from '@voldaan/domain/metrics/item';
import type { Figure } from '../figures/figure.ts';

export type ComparabilityBreak = Readonly<{
  /** The rating as it was asked before. */
  item: Item;
  /** The first day on which it was asked as it is now. */
  day: string;
  isSameScale: boolean;
}>;

/**
 * Where the line of an item begins because it was asked otherwise before: the same question, or another that did the same
 * work in the survey (its recommendation, its grade), which newer versions ask no more.
 */
export function findBreaks(
  { item, items, metric, window }: Figure,
  published: ReadonlyMap<string, string>,
): readonly ComparabilityBreak[] {
  const day = firstDayOf(item, published);
  if (day === undefined || day >= window.to) return [];
  return items
    .filter((other) => other.key !== item.key && !isAskedWith(other, item) && isSameWork(other, item))
    .filter((other) => (firstDayOf(other, published) ?? day) < day)
    .map((other) => ({
      item: other,
      day,
      isSameScale: comparabilityKey(other.metric) === comparabilityKey(metric),
    }));
}

function firstDayOf({ slots }: Item, published: ReadonlyMap<string, string>): string | undefined {
  return [...slots.keys()].flatMap((version) => published.get(version) ?? []).toSorted()[0];
}

/** Two ratings of one version are two questions, not one that was changed. */
function isAskedWith(other: Item, item: Item): boolean {
  return [...other.slots.keys()].some((version) => item.slots.has(version));
}

function isSameWork({ question: other }: Item, { question }: Item): boolean {
  if (other.id === question.id) return true;
  return question.role !== 'none' && other.role === question.role && other.attribute === question.attribute;
}
