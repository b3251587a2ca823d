import { at } from './at.ts';
import type { Reason } from './reason.ts';

export type CodeMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export type KrippendorffAlpha = {
  readonly alpha: number | null;
  /** Codes in units that at least two coders coded. */
  readonly pairable: number;
  readonly reason: Reason | null;
};

/** A code as given, or null where the coder left the unit out. */
export type Code = number | string | null;

/**
 * Krippendorff's alpha: agreement of any number of coders, on any kind of code, with gaps.
 *
 * Use by default for coding comments: .8 and above carries conclusions, .667 tentative ones. When not to use: when only
 * one code ever occurs; agreement is then untested, and alpha is null instead of 1.
 *
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability: coincidences within units, 1 - observed over
 * expected disagreement.
 *
 * @param ratings one row per coder, one column per unit; codes are numbers unless the metric is nominal
 * @example
 * krippendorffAlpha([[1, 2, 3], [1, 2, 4]], 'nominal').alpha; // 0.615
 * @throws RangeError when rows differ in length, or a code is text and the metric is not nominal. Reasons: no_answers (no
 * unit with two codes), no_variation.
 */
export function krippendorffAlpha(ratings: readonly (readonly Code[])[], metric: CodeMetric): KrippendorffAlpha {
  const units = pairableUnits(ratings);
  const pairable = units.reduce((total, unit) => total + unit.length, 0);
  if (pairable === 0) return { alpha: null, pairable, reason: 'no_answers' };
  const given = units.flat();
  const codes = sortedCodes(given, metric);
  if (codes.length === 1) return { alpha: null, pairable, reason: 'no_variation' };
  const totals = codes.map((code) => given.filter((one) => one === code).length);
  const distance = squaredDistances(codes, totals, metric);
  let observed = 0;
  for (const unit of units) {
    const counts = codes.map((code) => unit.filter((one) => one === code).length);
    observed += disagreement(counts, distance) / (unit.length - 1);
  }
  const expected = disagreement(totals, distance) / (pairable - 1);
  if (!(expected > 0 && Number.isFinite(expected))) return { alpha: null, pairable, reason: 'no_variation' };
  return { alpha: 1 - observed / expected, pairable, reason: null };
}

/** The codes of each unit that two coders or more coded. */
function pairableUnits(ratings: readonly (readonly Code[])[]): readonly (readonly (number | string)[])[] {
  const [first] = ratings;
  if (first === undefined) return [];
  if (ratings.some((row) => row.length !== first.length))
    throw new RangeError('every coder has a place for every unit');
  const units = first.map((_, unit) => ratings.map((row) => at(row, unit)).filter((code) => code !== null));
  return units.filter((unit) => unit.length >= 2);
}

function sortedCodes(given: readonly (number | string)[], metric: CodeMetric): readonly (number | string)[] {
  if (metric !== 'nominal' && given.some((code) => typeof code !== 'number')) {
    throw new RangeError(`a metric of ${metric} needs codes that are numbers`);
  }
  const codes = [...new Set(given)];
  return metric === 'nominal' ? codes : codes.sort((left, right) => Number(left) - Number(right));
}

/** Sum of squared distances over all ordered pairs of different codes. */
function disagreement(counts: readonly number[], distance: readonly (readonly number[])[]): number {
  let total = 0;
  for (const [i, left] of counts.entries()) {
    if (left === 0) continue;
    for (const [j, right] of counts.entries()) total += left * right * at(at(distance, i), j);
  }
  return total;
}

function squaredDistances(
  codes: readonly (number | string)[],
  totals: readonly number[],
  metric: CodeMetric,
): readonly (readonly number[])[] {
  // Ordinal: how many codes were given from one to the other, both ends counting half.
  let reached = 0;
  const places = totals.map((total) => {
    reached += total;
    return reached - total / 2;
  });
  const positions = metric === 'ordinal' ? places : codes.map(Number);
  return codes.map((_, i) =>
    codes.map((__, j) => {
      if (i === j) return 0;
      if (metric === 'nominal') return 1;
      const gap = at(positions, i) - at(positions, j);
      return metric === 'ratio' ? (gap / (at(positions, i) + at(positions, j))) ** 2 : gap * gap;
    }),
  );
}
