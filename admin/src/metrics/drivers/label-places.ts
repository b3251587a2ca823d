/** A dot on the map: across in percent of its width, down in pixels. */
export type MapDot = Readonly<{ key: string; across: number; down: number }>;

const lineHeight = 16;
/** Beside each other, and not across each other, when their dots are so many percent apart. */
const widthOfName = 30;
/** Baselines of a name from the middle of its dot: above it, below it, and further off where others are close. */
const offsets = Array.from({ length: 6 }, (_, step) => [-12 - 20 * step, 22 + 20 * step]).flat();

/**
 * How many pixels below its dot the baseline of each name goes, so that no two names stand across each other; the higher a dot, the
 * sooner it chooses.
 */
export function labelPlaces(dots: readonly MapDot[]): ReadonlyMap<string, number> {
  const placed: { across: number; baseline: number }[] = [];
  const places = new Map<string, number>();
  for (const { key, across, down } of dots.toSorted((one, other) => one.down - other.down)) {
    const isFree = (offset: number) =>
      placed.every(
        (other) =>
          Math.abs(other.baseline - (down + offset)) >= lineHeight || Math.abs(other.across - across) >= widthOfName,
      );
    const offset = offsets.find(isFree) ?? -12;
    places.set(key, offset);
    placed.push({ across, baseline: down + offset });
  }
  return places;
}
