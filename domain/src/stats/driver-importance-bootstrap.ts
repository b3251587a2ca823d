import { at } from './at.ts';
import { checkLevel } from './check-level.ts';
import { completeRows } from './complete-rows.ts';
import { correlationMatrix } from './correlation-matrix.ts';
import { countScores } from './count-scores.ts';
import { dependentColumns } from './dependent-columns.ts';
import type { DriverData } from './driver-importance.ts';
import type { Interval } from './interval.ts';
import { lmg, lmgDriversMax } from './lmg.ts';
import { moments } from './moments.ts';
import { pickRows } from './pick-rows.ts';
import { quantile } from './quantile.ts';
import type { Reason } from './reason.ts';
import { relativeWeights } from './relative-weights.ts';

export type DriverStability = {
  readonly lmgInterval: Interval | null;
  readonly lmgStandardError: number | null;
  readonly relativeWeightInterval: Interval | null;
  /** Share of the resamples in which this driver explains most: near 1 the ranking can be told, near ½ it cannot. */
  readonly topShare: number;
};

export type DriverImportanceBootstrap = {
  readonly resamplesUsed: number;
  /** Resamples in which a driver did not vary or was a combination of others. */
  readonly resamplesDropped: number;
  readonly drivers: readonly DriverStability[] | null;
  readonly reason: Reason | null;
};

type Replicate = { readonly lmg: readonly number[] | null; readonly relativeWeights: readonly number[] };

/**
 * Bootstrap of driver importance: how far LMG and relative weights would move with other respondents.
 *
 * Use beside every ranking of drivers. The resamples are given, as lists of row indices into the data, so the result
 * depends on no random generator; an iterable that makes them one by one keeps memory flat. When not to use: with under
 * some 100 rows, where resamples repeat the same few people.
 *
 * A resample costs one pass over the rows for its correlations; the rest works on the small matrix. A tie for the top goes
 * to the driver that comes first. Above `lmgDriversMax` drivers the top is judged by relative weight.
 *
 * Source: Grömping 2006; Tonidandel, LeBreton & Johnson 2009, Psychological Methods 14, 387-399; percentile interval of
 * Efron & Tibshirani 1993, ch. 13, with type-7 quantiles.
 *
 * @example
 * driverImportanceBootstrap(data, resamples, 0.9).drivers?.[0]?.topShare; // 1: always the top driver
 * @throws RangeError when an index lies outside the rows or the level is impossible. Reasons: no_answers, one_answer
 * (one usable resample), singular (none), too_many_drivers.
 */
export function driverImportanceBootstrap(
  { drivers, outcome }: DriverData,
  resamples: Iterable<ArrayLike<number>>,
  level: number,
): DriverImportanceBootstrap {
  checkLevel(level);
  const rows = completeRows([...drivers, outcome]);
  const columns = [...drivers, outcome].map((column) => Float64Array.from(pickRows(column, rows)));
  const placeOfRow = new Map(rows.map((row, place) => [row, place]));
  const replicates: Replicate[] = [];
  let resamplesDropped = 0;
  for (const resample of resamples) {
    const replicate = importanceOf(columns, countRows(resample, placeOfRow, outcome.length));
    if (replicate === null) resamplesDropped++;
    else replicates.push(replicate);
  }
  const counted = { resamplesUsed: replicates.length, resamplesDropped };
  if (replicates.length === 0) {
    return { ...counted, drivers: null, reason: rows.length === 0 ? 'no_answers' : 'singular' };
  }
  const tops = replicates.map(({ lmg: shares, relativeWeights: weights }) => indexOfLargest(shares ?? weights));
  return {
    ...counted,
    drivers: drivers.map((_, driver) => ({
      ...describeStability(replicates, driver, level),
      topShare: tops.filter((top) => top === driver).length / tops.length,
    })),
    reason: drivers.length > lmgDriversMax ? 'too_many_drivers' : replicates.length === 1 ? 'one_answer' : null,
  };
}

/** How often each complete row occurs in the resample; a row with a missing value drops out of it. */
function countRows(resample: ArrayLike<number>, placeOfRow: ReadonlyMap<number, number>, rows: number): Float64Array {
  const counts = new Float64Array(placeOfRow.size);
  for (let draw = 0; draw < resample.length; draw++) {
    const row = at(resample, draw);
    if (!(Number.isInteger(row) && row >= 0 && row < rows)) throw new RangeError(`there is no row ${row} in ${rows}`);
    const place = placeOfRow.get(row);
    if (place !== undefined) counts[place] = at(counts, place) + 1;
  }
  return counts;
}

function importanceOf(columns: readonly Float64Array[], counts: Float64Array): Replicate | null {
  const correlations = correlationMatrix(columns, counts);
  const drivers = columns.length - 1;
  const complete = counts.reduce((total, count) => total + count, 0);
  if (correlations === null || complete <= drivers + 1) return null;
  const among = correlations.subMatrix(0, drivers - 1, 0, drivers - 1);
  if (dependentColumns(among).length > 0) return null;
  const withOutcome = correlations.getRow(drivers).slice(0, drivers);
  return {
    lmg: drivers > lmgDriversMax ? null : lmg(among, withOutcome),
    relativeWeights: relativeWeights(among, withOutcome),
  };
}

function describeStability(
  replicates: readonly Replicate[],
  driver: number,
  level: number,
): Omit<DriverStability, 'topShare'> {
  const shares = replicates.flatMap((replicate) => (replicate.lmg === null ? [] : [at(replicate.lmg, driver)]));
  const weights = replicates.map((replicate) => at(replicate.relativeWeights, driver));
  const { variance } = moments(countScores(shares));
  return {
    lmgInterval: percentileInterval(shares, level),
    lmgStandardError: variance === null ? null : Math.sqrt(variance),
    relativeWeightInterval: percentileInterval(weights, level),
  };
}

function percentileInterval(values: readonly number[], level: number): Interval | null {
  const sorted = countScores(values);
  const low = quantile(sorted, (1 - level) / 2);
  const high = quantile(sorted, (1 + level) / 2);
  return low === null || high === null ? null : [low, high];
}

function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > at(values, best) ? index : best), 0);
}
