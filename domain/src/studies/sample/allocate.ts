import { at } from '../../stats/at.ts';

/** A group of the frame: how many are in it, and how far apart their answers lie (standard deviation), if that is known. */
export type Stratum = Readonly<{ id: string; size: number; deviation?: number }>;

export type Allocation = 'proportional' | 'neyman';

/**
 * How many of a sample come from each stratum, by largest remainder, so that they add up exactly.
 *
 * `proportional` gives each its share of the population; `neyman` gives more to where answers differ more, which makes the
 * interval of the total narrowest. No stratum gives more than it has, and what is over goes to the others by the same rule.
 * Each gets at least one when there is one for each: an empty stratum has no estimate at all.
 *
 * When not to use: Neyman with deviations guessed from a handful of answers; then proportional loses little. A stratum
 * without a deviation counts as the mean of those known.
 *
 * Source: J. Neyman, J. Royal Statistical Society 97, 1934; W. G. Cochran, Sampling Techniques, 3rd ed. 1977, sections 5.5-5.8.
 *
 * @example
 * allocate([{ id: 'north', size: 300 }, { id: 'south', size: 100 }], 40, 'proportional'); // { north: 30, south: 10 }
 * @throws RangeError when a size, deviation or the total is impossible, or a stratum is there twice.
 */
export function allocate(
  strata: readonly Stratum[],
  total: number,
  allocation: Allocation,
): Readonly<Record<string, number>> {
  check(strata, total);
  const asked = strata.filter(({ size }) => size > 0);
  const weights = new Map(asked.map((stratum, place) => [stratum, at(weightsOf(asked, allocation), place)]));
  const wanted = Math.min(
    total,
    asked.reduce((sum, { size }) => sum + size, 0),
  );
  const least = asked.length <= wanted ? 1 : 0;
  const counts = rounded(sharesWithin(asked, weights, { wanted, least }));
  return Object.fromEntries(strata.map((stratum) => [stratum.id, counts.get(stratum) ?? 0]));
}

type Shares = ReadonlyMap<Stratum, number>;

type Bounds = Readonly<{ wanted: number; least: number }>;

/** Shares that add up to what is wanted, none beyond its stratum. Each round fills one stratum more, or is the last. */
function sharesWithin(strata: readonly Stratum[], weights: Shares, { wanted, least }: Bounds): Shares {
  let full: readonly Stratum[] = [];
  for (let round = 0; round <= strata.length; round += 1) {
    const open = strata.filter((stratum) => !full.includes(stratum));
    const left = wanted - full.reduce((sum, { size }) => sum + size, 0);
    const shares = sharesFrom(open, weights, { wanted: left, least });
    const over = open.filter((stratum) => (shares.get(stratum) ?? 0) > stratum.size);
    if (over.length === 0) return new Map([...shares, ...full.map((stratum) => [stratum, stratum.size] as const)]);
    full = [...full, ...over];
  }
  throw new RangeError('strata could not be filled');
}

/** Shares by weight, after those that would come out below the least have got it. */
function sharesFrom(strata: readonly Stratum[], weights: Shares, { wanted, least }: Bounds): Shares {
  let small: readonly Stratum[] = [];
  for (let round = 0; round <= strata.length; round += 1) {
    const open = strata.filter((stratum) => !small.includes(stratum));
    const left = wanted - small.length * least;
    const sum = open.reduce((all, stratum) => all + (weights.get(stratum) ?? 0), 0);
    const share = (stratum: Stratum) => (sum > 0 ? (left * (weights.get(stratum) ?? 0)) / sum : left / open.length);
    const below = open.filter((stratum) => share(stratum) < least);
    if (below.length === 0) {
      return new Map(strata.map((stratum) => [stratum, small.includes(stratum) ? least : share(stratum)]));
    }
    small = [...small, ...below];
  }
  throw new RangeError('strata could not be given their least');
}

/** Largest remainder (Hamilton): all rounded down, and what is left over one by one to the largest fractions. */
function rounded(shares: Shares): Shares {
  // A share of 29.999999999 is one of 30 that was divided and multiplied.
  const down = new Map([...shares].map(([stratum, share]) => [stratum, Math.floor(share + 1e-9)]));
  const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);
  const over = Math.round(sum(shares.values()) - sum(down.values()));
  const fraction = (stratum: Stratum) => (shares.get(stratum) ?? 0) - (down.get(stratum) ?? 0);
  const first = [...shares.keys()].toSorted(
    (one, other) => fraction(other) - fraction(one) || (one.id < other.id ? -1 : 1),
  );
  for (const stratum of first.slice(0, over)) down.set(stratum, (down.get(stratum) ?? 0) + 1);
  return down;
}

function check(strata: readonly Stratum[], total: number): void {
  if (!(Number.isInteger(total) && total >= 0)) throw new RangeError(`no sample of ${total} customers`);
  if (new Set(strata.map(({ id }) => id)).size !== strata.length) throw new RangeError('a stratum is there twice');
  for (const { id, size, deviation = 0 } of strata) {
    if (!(Number.isInteger(size) && size >= 0)) throw new RangeError(`stratum ${id} has no ${size} customers`);
    if (!(deviation >= 0 && Number.isFinite(deviation))) throw new RangeError(`no deviation of ${deviation} in ${id}`);
  }
}

/** When nobody's answers differ as far as is known, sizes are all there is to go by. */
function weightsOf(strata: readonly Stratum[], allocation: Allocation): readonly number[] {
  const known = strata.flatMap(({ deviation }) => (deviation === undefined ? [] : [deviation]));
  const mean = known.reduce((sum, deviation) => sum + deviation, 0) / known.length;
  if (allocation === 'proportional' || !(mean > 0)) return strata.map(({ size }) => size);
  return strata.map(({ size, deviation }) => size * (deviation ?? mean));
}
