import { at } from './at.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type SeasonType = 'additive' | 'multiplicative';

export type ClassicalSeason = {
  /** Centred moving average; null at both ends. */
  readonly trend: readonly (number | null)[] | null;
  /** One number per place in the period: points added (mean 0), or a factor (mean 1). */
  readonly figure: readonly number[] | null;
  /** The series without its season. */
  readonly adjusted: readonly (number | null)[] | null;
  readonly reason: Reason | null;
};

/**
 * Classical seasonal decomposition by moving averages.
 *
 * Use to read a monthly score without its holidays and quarter ends. When not to use: with under two full periods, or when
 * the season itself changes over the years (stl-season.ts).
 *
 * An even period takes the average of period + 1 values, the outer two at half weight. Gaps stay gaps.
 *
 * Source: Kendall & Stuart 1983, The Advanced Theory of Statistics 3, 410-414. R: decompose.
 *
 * @example
 * classicalSeason([7, 8, 7.2, 8.2, 7.4, 8.4], { period: 2, type: 'additive' }).figure; // [-0.45, 0.45]
 * @throws RangeError when the period is not a whole number of at least 2. Reasons: no_answers, too_few_rows (under two
 * periods, or a place in the period never seen), impossible_bounds (a multiplicative season of values that reach 0).
 */
export function classicalSeason(
  values: readonly (number | null)[],
  { period, type }: { readonly period: number; readonly type: SeasonType },
): ClassicalSeason {
  if (!(Number.isInteger(period) && period >= 2)) throw new RangeError(`a period is 2 or more, not ${period}`);
  const given = values.filter((value) => value !== null);
  if (given.length < 2 * period) return { ...unknown, reason: given.length === 0 ? 'no_answers' : 'too_few_rows' };
  const trend = values.map((_, index) => movingAverage(values, index, period));
  const isMultiplicative = type === 'multiplicative';
  if (isMultiplicative && trend.includes(0)) return { ...unknown, reason: 'impossible_bounds' };
  const figure = seasonFigure(values, trend, { period, type });
  if (figure === null) return { ...unknown, reason: 'too_few_rows' };
  const adjusted = values.map((value, index) => {
    const season = at(figure, index % period);
    if (value === null) return null;
    return isMultiplicative ? value / season : value - season;
  });
  const isUsable = adjusted.every((value) => value === null || Number.isFinite(value));
  return isUsable ? { trend, figure, adjusted, reason: null } : { ...unknown, reason: 'impossible_bounds' };
}

const unknown = { trend: null, figure: null, adjusted: null };

function movingAverage(values: readonly (number | null)[], centre: number, period: number): number | null {
  const reach = Math.floor(period / 2);
  if (centre < reach || centre + reach >= values.length) return null;
  const window = values.slice(centre - reach, centre + reach + 1).filter((value) => value !== null);
  if (window.length < 2 * reach + 1) return null;
  const isEven = period % 2 === 0;
  return (
    sum(window.map((value, place) => (isEven && (place === 0 || place === 2 * reach) ? value / 2 : value))) / period
  );
}

/** Mean departure from the trend per place in the period, brought to an overall mean of 0 or 1. */
function seasonFigure(
  values: readonly (number | null)[],
  trend: readonly (number | null)[],
  { period, type }: { readonly period: number; readonly type: SeasonType },
): readonly number[] | null {
  const departures = Array.from({ length: period }, (): number[] => []);
  for (const [index, value] of values.entries()) {
    const level = at(trend, index);
    if (value === null || level === null) continue;
    at(departures, index % period).push(type === 'multiplicative' ? value / level : value - level);
  }
  if (departures.some((list) => list.length === 0)) return null;
  const means = departures.map((list) => sum(list) / list.length);
  const overall = sum(means) / period;
  return means.map((mean) => (type === 'multiplicative' ? mean / overall : mean - overall));
}
