import type { Answers } from '@voldaan/domain/metrics/answers';
import { dayNumber } from '@voldaan/domain/metrics/calendar-day';
import { matchComplete } from '@voldaan/domain/metrics/columns/count-columns';
import { addRepeats, countCustomerPairs, repeatedSteps } from '@voldaan/domain/metrics/columns/count-repeats';
import { type CrossProducts, crossProducts, totalProducts } from '@voldaan/domain/metrics/drivers/cross-products';
import { crossProductsByCustomer } from '@voldaan/domain/metrics/drivers/customer-products';
import { driverItems, driversMost } from '@voldaan/domain/metrics/drivers/driver-items';
import type { Item } from '@voldaan/domain/metrics/item';
import { Refusal } from '@voldaan/domain/refusal';
import { countAnswers } from '../figures/count-figure.ts';
import type { Figure } from '../figures/figure.ts';

/** The items of a figure that may explain its own, and those that are asked to. */
export type ChosenDrivers = Readonly<{ figure: Figure; drivers: readonly Item[]; offered: readonly Item[] }>;

/** What of a figure drivers are found from. */
export type CountedDrivers = ChosenDrivers &
  Readonly<{
    /** Sums of products of all answers together; the outcome is the last item. */
    total: Float64Array;
    outcome: Answers;
    /** Answers of chosen groups that were not the first of their customer, among those that have all scores. */
    further: number;
    /** Points of the scale in one stored step, of each driver and of the outcome. */
    units: readonly number[];
  }>;

/** @throws Refusal unknown_item, drivers_too_many */
export function chooseDrivers(figure: Figure, asked: string): ChosenDrivers {
  const { offered, chosen } = driverItems(figure.items, figure.item);
  return { figure, offered, drivers: asked === '' ? chosen : readDrivers(offered, asked) };
}

/**
 * Counts an outcome, and in one pass everything that it and its drivers have in common.
 *
 * @throws Refusal unknown_item, drivers_too_many
 */
export function countDrivers(figure: Figure, asked: string): CountedDrivers {
  const chosen = chooseDrivers(figure, asked);
  const items = itemsOf(chosen);
  const keys = items.map(({ key }) => key);
  const parts = partsOf(figure);
  return {
    ...chosen,
    total: totalProducts(crossProducts(keys, parts)),
    outcome: countAnswers(figure),
    further: figure.where.length === 0 ? 0 : furtherOf(figure, keys, parts),
    units: items.map(({ metric }) => metric.scale.step),
  };
}

/** The same sums in groups that keep each customer's answers together, which is the dearer way to count: for resamples alone. */
export function productsByCustomer(chosen: ChosenDrivers): CrossProducts {
  const keys = itemsOf(chosen).map(({ key }) => key);
  return crossProductsByCustomer(keys, partsOf(chosen.figure), chosen.figure.columns.repeats());
}

function itemsOf({ drivers, figure }: ChosenDrivers): readonly Item[] {
  return [...drivers, figure.item];
}

function readDrivers(offered: readonly Item[], asked: string): readonly Item[] {
  const keys = [...new Set(asked.split(',').filter((key) => key !== ''))];
  if (keys.length > driversMost)
    throw new Refusal('drivers_too_many', { pointer: '/drivers', values: { most: driversMost } });
  return keys.map((key) => {
    const item = offered.find((one) => one.key === key);
    if (item === undefined)
      throw new Refusal('unknown_item', { pointer: '/drivers', values: { item: key.slice(0, 80) } });
    return item;
  });
}

function furtherOf({ columns, item }: Figure, keys: readonly string[], parts: ReturnType<typeof partsOf>): number {
  const repeats = columns.repeats();
  if (repeats.ends.length === 0) return 0;
  const steps = repeatedSteps(repeats, { levels: item.levels, isGrouped: false });
  for (const { segment, mask } of parts)
    addRepeats(steps, {
      own: repeats.of.get(segment),
      column: segment.scores.get(item.key),
      mask: matchComplete(segment, keys, mask),
    });
  return countCustomerPairs(steps)?.further ?? 0;
}

function partsOf({ columns, window, match, isDisclosed }: Figure) {
  if (!isDisclosed) return [];
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)];
  return columns.segments
    .filter(({ firstDay }) => firstDay < to && firstDay + 31 > from)
    .map((segment) => ({ segment, mask: match(segment, window) }));
}
