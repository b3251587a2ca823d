import { at } from '../../stats/at.ts';
import { countScores } from '../../stats/count-scores.ts';
import type { Interval } from '../../stats/interval.ts';
import { lmgDriversMax } from '../../stats/lmg.ts';
import { quantile } from '../../stats/quantile.ts';
import { seededRandom } from '../../stats/seeded-random.ts';
import { type CrossProducts, pairsOf } from './cross-products.ts';
import { type FoundDriver, type FoundDrivers, findDrivers } from './find-drivers.ts';

export type ResampledDriver = Readonly<{
  share: Interval | null;
  coefficient: Interval | null;
  /** Part of the resamples in which this driver explains most: near 1 it may be called the first, near ½ not. */
  topShare: number;
}>;

export type ResampledDrivers = Readonly<{
  resamples: number;
  /** Resamples in which a driver did not vary or was a combination of others. */
  dropped: number;
  groups: number;
  rSquared: Interval | null;
  drivers: readonly ResampledDriver[] | null;
}>;

/** Enough for the ends of a 95 % interval; of LMG with many drivers each one takes milliseconds. */
export function resamplesFor(drivers: number): number {
  return drivers > 10 && drivers <= lmgDriversMax ? 400 : 1000;
}

/**
 * How far driver importance would move with other respondents, by resampling groups of responses.
 *
 * Use beside every ranking of drivers. Groups are drawn with replacement, as many as there are, and their sums of products
 * added up, so a resample costs the same for a thousand responses as for ten million. Up to `groupsMost` responses every group
 * is one response and this is the plain bootstrap (driver-importance-bootstrap.ts), which a test shows; beyond, it is a
 * bootstrap of random groups. Groups that keep each customer together (customer-products.ts) make it a bootstrap of customers. When
 * not to use: with under some 100 responses, or fewer than some 30 customers.
 *
 * Source: Efron & Tibshirani 1993, ch. 13 (percentiles, type 7); K. M. Wolter, Introduction to Variance Estimation, 2nd ed.
 * 2007, ch. 2 (random groups); Grömping 2006.
 *
 * @example
 * resampleDrivers(products, { units, level: 0.95, seed: 1 }).drivers?.[0]?.share; // [0.24, 0.37]
 * @throws RangeError when the level is impossible.
 */
export function resampleDrivers(
  { groups, sums, items }: Pick<CrossProducts, 'groups' | 'sums' | 'items'>,
  asked: Readonly<{ units: readonly number[]; level: number; seed: number; resamples?: number }>,
): ResampledDrivers {
  const random = seededRandom(asked.seed);
  const resamples = asked.resamples ?? resamplesFor(items.length - 1);
  const pairs = pairsOf(items.length);
  const found: Found[] = [];
  for (let made = 0; made < resamples && groups > 0; made += 1) {
    const drawn = new Float64Array(pairs);
    for (let draw = 0; draw < groups; draw += 1) {
      const start = Math.floor(random() * groups) * pairs;
      for (let pair = 0; pair < pairs; pair += 1) drawn[pair] = (drawn[pair] ?? 0) + (sums[start + pair] ?? 0);
    }
    const one = findDrivers(drawn, asked.units);
    if (isFound(one)) found.push(one);
  }
  const tops = found.map(({ drivers }) => placeOfLargest(drivers.map(({ share }) => share ?? 0)));
  const intervalOf = (value: (one: Found) => number | null) => percentiles(found, value, asked.level);
  return {
    resamples: found.length,
    dropped: resamples - found.length,
    groups,
    rSquared: intervalOf(({ rSquared }) => rSquared),
    drivers:
      found.length < 2
        ? null
        : asked.units.slice(0, -1).map((_, driver) => ({
            share: intervalOf(({ drivers }) => at(drivers, driver).share),
            coefficient: intervalOf(({ drivers }) => at(drivers, driver).coefficient),
            topShare: tops.filter((top) => top === driver).length / tops.length,
          })),
  };
}

type Found = FoundDrivers & { readonly drivers: readonly FoundDriver[] };

function isFound(one: FoundDrivers): one is Found {
  return one.drivers !== null;
}

function percentiles(found: readonly Found[], value: (one: Found) => number | null, level: number): Interval | null {
  const sorted = countScores(found.map(value).filter((one) => one !== null));
  const low = quantile(sorted, (1 - level) / 2);
  const high = quantile(sorted, (1 + level) / 2);
  return low === null || high === null ? null : [low, high];
}

/** The first of equals. */
function placeOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, place) => (value > at(values, best) ? place : best), 0);
}
