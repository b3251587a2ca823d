import { at } from './at.ts';
import { type LoessSettings, loessAt } from './loess-at.ts';
import { loessSmooth } from './loess-smooth.ts';
import type { Reason } from './reason.ts';

export type StlSettings = {
  readonly period: number;
  readonly seasonal: LoessSettings;
  readonly trend: LoessSettings;
  readonly lowpass: LoessSettings;
  readonly innerIterations: number;
  /** Passes that give outlying months less weight; 0 for none. */
  readonly robustIterations: number;
};

export type StlSeason = {
  readonly seasonal: readonly number[] | null;
  readonly trend: readonly number[] | null;
  readonly remainder: readonly number[] | null;
  /** The series without its season. */
  readonly adjusted: readonly number[] | null;
  readonly reason: Reason | null;
};

/**
 * STL: season and trend by Loess, where the season may change slowly over the years.
 *
 * Use on three years of months or more. When not to use: with gaps in the series, or on two periods or fewer. With robust
 * passes programs differ in the second digit (R and statsmodels do), so none is the default.
 *
 * Windows below three become three and even ones the next odd number, as in the published program; every place is smoothed
 * (a jump of one).
 *
 * Source: Cleveland, Cleveland, McRae & Terpenning 1990. R: stl(s.jump = 1, t.jump = 1, l.jump = 1).
 *
 * @example
 * stlSeason(monthly, { period: 12, seasonal: { window: 7, degree: 1 }, … }).trend;
 * @throws RangeError when the period is not a whole number of at least 2. Reasons: no_answers, too_few_rows (two periods or
 * fewer, or a gap).
 */
export function stlSeason(values: readonly (number | null)[], settings: StlSettings): StlSeason {
  const { period } = settings;
  if (!(Number.isInteger(period) && period >= 2)) throw new RangeError(`a period is 2 or more, not ${period}`);
  const given = values.filter((value) => value !== null);
  if (given.length < values.length || given.length <= 2 * period) {
    return {
      seasonal: null,
      trend: null,
      remainder: null,
      adjusted: null,
      reason: given.length === 0 ? 'no_answers' : 'too_few_rows',
    };
  }
  const series = Float64Array.from(given);
  let seasonal = new Float64Array(series.length);
  let trend = new Float64Array(series.length);
  let robustness: Float64Array | undefined;
  for (let pass = 0; pass <= settings.robustIterations; pass++) {
    for (let inner = 0; inner < settings.innerIterations; inner++) {
      seasonal = seasonOf(less(series, trend), settings, robustness);
      trend = Float64Array.from(loessSmooth(less(series, seasonal), tidy(settings.trend), robustness));
    }
    if (pass < settings.robustIterations) robustness = bisquareWeights(less(series, plus(seasonal, trend)));
  }
  return {
    seasonal: [...seasonal],
    trend: [...trend],
    remainder: [...less(less(series, seasonal), trend)],
    adjusted: [...less(series, seasonal)],
    reason: null,
  };
}

/** Seasonal part of a series without its trend: smoothed per place in the period, minus what of it is slow. */
function seasonOf(
  detrended: Float64Array,
  settings: StlSettings,
  robustness?: Float64Array,
): Float64Array<ArrayBuffer> {
  const { period } = settings;
  const cycles = new Float64Array(detrended.length + 2 * period);
  for (let place = 0; place < period; place++) {
    const ownWeights = robustness && everyNth(robustness, place, period);
    const smoothed = extendedSmooth(everyNth(detrended, place, period), tidy(settings.seasonal), ownWeights);
    for (const [cycle, value] of smoothed.entries()) cycles[cycle * period + place] = value;
  }
  const slow = loessSmooth(runningMean(runningMean(runningMean(cycles, period), period), 3), tidy(settings.lowpass));
  return Float64Array.from(slow, (value, index) => at(cycles, index + period) - value);
}

/** Loess of one place's values over the years, carried on by one year at either end. */
function extendedSmooth(values: Float64Array, settings: LoessSettings, robustness?: Float64Array): readonly number[] {
  const smoothed = loessSmooth(values, settings, robustness);
  const last = values.length - 1;
  const reach = Math.min(settings.window, values.length);
  const before = loessAt(values, -1, { ...settings, first: 0, last: reach - 1 }, robustness);
  const after = loessAt(values, last + 1, { ...settings, first: last + 1 - reach, last }, robustness);
  return [before ?? at(smoothed, 0), ...smoothed, after ?? at(smoothed, last)];
}

function tidy({ window, degree }: LoessSettings): LoessSettings {
  const least = Math.max(3, window);
  return { window: least % 2 === 0 ? least + 1 : least, degree };
}

function everyNth(values: Float64Array, first: number, step: number): Float64Array {
  return values.filter((_, index) => index % step === first);
}

function runningMean(values: Float64Array, length: number): Float64Array {
  const means = new Float64Array(values.length - length + 1);
  let total = 0;
  for (const [index, value] of values.entries()) {
    total += value - (index >= length ? at(values, index - length) : 0);
    if (index >= length - 1) means[index - length + 1] = total / length;
  }
  return means;
}

/** Full weight at no remainder, none from six median remainders on. */
function bisquareWeights(remainder: Float64Array): Float64Array {
  const sizes = remainder.map(Math.abs).toSorted();
  const middle = sizes.length / 2;
  const limit = 3 * (at(sizes, Math.floor(middle - 0.5)) + at(sizes, Math.floor(middle)));
  return remainder.map((value) => {
    const size = Math.abs(value);
    if (size <= 0.001 * limit) return 1;
    return size <= 0.999 * limit ? (1 - (size / limit) ** 2) ** 2 : 0;
  });
}

function less(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value - at(right, index));
}

function plus(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, index) => value + at(right, index));
}
