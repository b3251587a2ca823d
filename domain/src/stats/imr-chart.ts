import { at } from './at.ts';
import { countScores } from './count-scores.ts';
import { meanRangePerSigma } from './mean-range-per-sigma.ts';
import { moments } from './moments.ts';
import type { Reason } from './reason.ts';

export type ImrChart = {
  readonly centre: number | null;
  readonly meanRange: number | null;
  readonly sigma: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly rangeUpper: number | null;
  /** Indices of the values beyond the limits. */
  readonly outside: readonly number[];
  /** Indices of the later value of each range above its limit. */
  readonly rangeOutside: readonly number[];
  readonly reason: Reason | null;
};

const sigmasWide = 3;

/** Spread of the distance of two normal values, in standard deviations (d3 for two). */
const rangeSpread = Math.sqrt(2 - 4 / Math.PI);

/**
 * Individuals and moving range chart: whether one number per period moves more than it usually does.
 *
 * Use for a score, a duration or a count per period when there is nothing finer. When not to use: for shares (p-chart.ts),
 * for periods of several values (xbar-s-chart.ts), or for a series with a season.
 *
 * A missing period is passed over: ranges run between successive values that are there. Values that are all the same have
 * limits of zero width and give no signal.
 *
 * Source: Montgomery, Introduction to Statistical Quality Control, 6.4; σ = mean moving range / d2.
 *
 * @example
 * imrChart([7.2, 7.4, 7.1, 7.3]).upper; // 7.8704
 * @throws RangeError when a value is not a finite number. Reasons: no_answers, one_answer, no_variation.
 */
export function imrChart(values: readonly (number | null)[]): ImrChart {
  const given = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const { mean, reason } = moments(countScores(given.map(({ value }) => value)));
  const ranges = given.slice(1).map(({ value, index }, earlier) => ({
    range: Math.abs(value - at(given, earlier).value),
    index,
  }));
  if (mean === null || ranges.length === 0) return { ...unknown, centre: mean, reason };
  const meanRange = ranges.reduce((total, { range }) => total + range, 0) / ranges.length;
  const sigma = meanRange / meanRangePerSigma;
  const lower = mean - sigmasWide * sigma;
  const upper = mean + sigmasWide * sigma;
  const rangeUpper = meanRange * (1 + (sigmasWide * rangeSpread) / meanRangePerSigma);
  return {
    centre: mean,
    meanRange,
    sigma,
    lower,
    upper,
    rangeUpper,
    outside: given.filter(({ value }) => value < lower || value > upper).map(({ index }) => index),
    rangeOutside: ranges.filter(({ range }) => range > rangeUpper).map(({ index }) => index),
    reason,
  };
}

const unknown = {
  meanRange: null,
  sigma: null,
  lower: null,
  upper: null,
  rangeUpper: null,
  outside: [],
  rangeOutside: [],
};
