import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import { deviationBias } from './deviation-bias.ts';
import { moments } from './moments.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type XbarSPoint = {
  readonly n: number;
  readonly mean: number | null;
  readonly meanLower: number | null;
  readonly meanUpper: number | null;
  /** Null for a group of one, which has no spread but keeps its place on the chart of means. */
  readonly deviation: number | null;
  readonly deviationCentre: number | null;
  readonly deviationLower: number | null;
  readonly deviationUpper: number | null;
};

export type XbarSChart = {
  readonly centre: number | null;
  readonly sigma: number | null;
  readonly points: readonly XbarSPoint[];
  readonly outside: readonly number[];
  readonly deviationOutside: readonly number[];
  readonly reason: Reason | null;
};

const sigmasWide = 3;

/** A mean this near to its limit (in units of its own size) is on it: grades of 7.1 must not signal by rounding. */
const roundingSlack = 16 * Number.EPSILON;

/**
 * X-bar and S chart: whether group means, and the spread within groups, move more than usual.
 *
 * Use for a handful of answers per shift, branch or day. When not to use: for groups of hundreds of answers; there the
 * limits hug the centre and everything signals (p-chart.ts with Laney's limits shows the remedy).
 *
 * Source: Burr 1969, Journal of Quality Technology 1, 163-167 (unequal groups); Montgomery 6.3; σ = mean of s/c4.
 *
 * @example
 * xbarSChart([[7, 8, 6], [7, 9], [8]]).points[2]; // on the chart of means, no spread
 * @throws RangeError when a value is not a finite number. Reasons: no_answers, one_answer (no group of two or more),
 * no_variation.
 */
export function xbarSChart(groups: readonly (readonly (number | null)[])[]): XbarSChart {
  const given = groups.map((group) => group.filter((value) => value !== null));
  const summaries = given.map((group) => moments(countScores(group)));
  const overall = moments(countScores(given.flat()));
  const scaled = summaries.flatMap(({ n, variance }) =>
    variance === null ? [] : [Math.sqrt(variance) / deviationBias(n)],
  );
  const sigma = scaled.length === 0 ? null : sum(scaled) / scaled.length;
  const centre = overall.mean;
  const points = summaries.map(({ n, mean, variance }) => ({
    n,
    mean,
    ...meanLimits(centre, sigma, n),
    deviation: variance === null ? null : Math.sqrt(variance),
    ...deviationLimits(sigma, n),
  }));
  const slack = roundingSlack * Math.abs(centre ?? 0);
  const indices = [...points.keys()];
  return {
    centre,
    sigma,
    points,
    outside: indices.filter((index) => {
      const { mean, meanLower, meanUpper } = at(points, index);
      return isOutside(mean, meanLower, meanUpper, slack);
    }),
    deviationOutside: indices.filter((index) => {
      const { deviation, deviationLower, deviationUpper } = at(points, index);
      return isOutside(deviation, deviationLower, deviationUpper, 0);
    }),
    reason: centre === null ? 'no_answers' : sigma === null ? 'one_answer' : overall.reason,
  };
}

function meanLimits(
  centre: number | null,
  sigma: number | null,
  n: number,
): Pick<XbarSPoint, 'meanLower' | 'meanUpper'> {
  if (centre === null || sigma === null || n === 0) return { meanLower: null, meanUpper: null };
  const half = (sigmasWide * sigma) / Math.sqrt(n);
  return { meanLower: centre - half, meanUpper: centre + half };
}

function deviationLimits(
  sigma: number | null,
  n: number,
): Pick<XbarSPoint, 'deviationCentre' | 'deviationLower' | 'deviationUpper'> {
  if (sigma === null || n < 2) return { deviationCentre: null, deviationLower: null, deviationUpper: null };
  const bias = deviationBias(n);
  const half = sigmasWide * sigma * Math.sqrt(1 - bias * bias);
  return {
    deviationCentre: bias * sigma,
    deviationLower: Math.max(0, bias * sigma - half),
    deviationUpper: bias * sigma + half,
  };
}

function isOutside(value: number | null, lower: number | null, upper: number | null, slack: number): boolean {
  return value !== null && lower !== null && upper !== null && (value < lower - slack || value > upper + slack);
}
