import { shownEstimate } from '../../ui/estimate.tsx';
import type { Driver, Drivers } from './drivers-requests.ts';

/** A driver with its words and its number: the one with most influence is the first. */
export type NamedDriver = Driver & Readonly<{ name: string; number: number; scale: Scale }>;

type Scale = Readonly<{ minimum: number; maximum: number; isHigherBetter: boolean }>;

export function namedDrivers(data: Drivers): readonly NamedDriver[] {
  const items = new Map(data.head?.items.map((item) => [item.key, item]));
  return data.drivers
    .toSorted((one, other) => (other.share.estimate ?? 0) - (one.share.estimate ?? 0))
    .map((driver, place) => {
      const item = items.get(driver.key);
      return {
        ...driver,
        number: place + 1,
        name: nameOf(data, driver.key),
        scale: {
          minimum: item?.scale.minimum ?? 0,
          maximum: item?.scale.maximum ?? 1,
          isHigherBetter: item?.metric.direction !== 'lower is better',
        },
      };
    });
}

/** An item by its words; of two with the same words, as rows of batteries have, also by its scale. */
export function nameOf({ head, offered }: Drivers, key: string): string {
  const item = head?.items.find((one) => one.key === key);
  if (item === undefined) return key;
  const alike = head?.items.filter((one) => one.label === item.label && offered.includes(one.key)) ?? [];
  const { minimum, maximum } = item.scale;
  return alike.length > 1 ? `${item.label} (${minimum}–${maximum})`.replaceAll('-', '\u2212') : item.label;
}

/** Of which it is certain that they weigh much and lag behind. */
export function toImprove(drivers: readonly NamedDriver[]): readonly NamedDriver[] {
  return drivers.filter((one) => one.is_decided && one.quadrant === 'concentrate_here');
}

/** In so many resamples the first, a driver may be called it. */
const topShareLeast = 0.95;

export function surelyFirst(drivers: readonly NamedDriver[]): NamedDriver | undefined {
  return drivers.find(({ top_share }) => top_share !== null && top_share >= topShareLeast);
}

/** A score where the map has it: in points, or as a share of its own scale; scales of which the low end is good turned round. */
export function onMap({ scale }: Pick<NamedDriver, 'scale'>, unit: 'score' | 'share', score: number): number {
  const { minimum, maximum, isHigherBetter } = scale;
  const good = isHigherBetter ? score : minimum + maximum - score;
  return unit === 'score' ? good : (good - minimum) / (maximum - minimum);
}

/** Its score where the map has it, from low to high; undefined when too few gave one. */
export function scoreOnMap(
  driver: NamedDriver,
  unit: 'score' | 'share',
): Readonly<{ estimate: number; low: number; high: number }> | undefined {
  const shown = shownEstimate(driver.score);
  if (shown === undefined) return undefined;
  const [low = 0, high = 0] = [shown.low, shown.high]
    .map((end) => onMap(driver, unit, end))
    .toSorted((one, other) => one - other);
  return { estimate: onMap(driver, unit, shown.estimate), low, high };
}
