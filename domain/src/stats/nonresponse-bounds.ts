import type { Interval } from './interval.ts';

export type RespondentMean = {
  /** Mean (or share) among those who answered. */
  readonly mean: number;
  /** Its interval, to bound chance and silence together; leave out to bound silence alone. */
  readonly interval?: Interval;
  /** Share of those asked who answered, 0..1. */
  readonly responseRate: number;
};

/**
 * Nonresponse bounds: what the mean of everybody asked can be, whatever the silent would have said.
 *
 * Use beside a finite-population interval, which takes answerers to be like the rest; these bounds take nothing. When not
 * to use: to say what is likely; at 25 % response they are wide, and that is the message (nonresponse-what-if.ts).
 *
 * Source: Manski 1989, Journal of Human Resources 24, 343-360: r ȳ + (1 - r) · [lowest, highest].
 *
 * @param scale lowest and highest possible answer
 * @example
 * nonresponseBounds({ mean: 8, responseRate: 0.25 }, [1, 10]); // [2.75, 9.5]
 * @throws RangeError when the rate lies outside 0..1, the scale is not ascending or the mean lies outside it.
 */
export function nonresponseBounds({ mean, interval, responseRate }: RespondentMean, scale: Interval): Interval {
  const [lowest, highest] = scale;
  if (!(responseRate >= 0 && responseRate <= 1))
    throw new RangeError(`a rate lies between 0 and 1, not ${responseRate}`);
  if (!(lowest < highest)) throw new RangeError(`a scale ascends, not from ${lowest} to ${highest}`);
  if (!(mean >= lowest && mean <= highest)) throw new RangeError(`the mean ${mean} lies outside the scale`);
  const [low, high] = interval ?? [mean, mean];
  const silent = 1 - responseRate;
  return [responseRate * low + silent * lowest, responseRate * high + silent * highest];
}
