import type { RespondentMean } from './nonresponse-bounds.ts';

/**
 * Nonresponse what-if: the mean of everybody asked if the silent are so much less satisfied.
 *
 * Use to ask "how much worse must the silent be before our conclusion falls?"; late answerers give a hint of the size.
 * When not to use: as a correction; the shift is an assumption and is shown as one.
 *
 * Source: r ȳ + (1 - r)(ȳ - δ); Armstrong & Overton 1977, Journal of Marketing Research 14, 396-402, for late answerers.
 *
 * @param shift how much lower the silent would score; negative when they would score higher
 * @example
 * nonresponseWhatIf({ mean: 8, responseRate: 0.25 }, 1); // 7.25
 * @throws RangeError when the rate lies outside 0..1.
 */
export function nonresponseWhatIf({ mean, responseRate }: RespondentMean, shift: number): number {
  if (!(responseRate >= 0 && responseRate <= 1))
    throw new RangeError(`a rate lies between 0 and 1, not ${responseRate}`);
  return mean - (1 - responseRate) * shift;
}
