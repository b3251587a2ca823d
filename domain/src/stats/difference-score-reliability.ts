/** One side of a difference score: its spread and its own reliability (alpha). */
export type DifferencePart = { readonly standardDeviation: number; readonly reliability: number };

/**
 * Reliability of a difference score such as perception minus expectation.
 *
 * Use beside every gap: the better the two sides correlate, the more of their difference is noise, and a gap of two
 * reliable scores can be unreliable. When not to use: where one direct question ("better or worse than expected") was
 * asked; that is the remedy.
 *
 * Source: Peter, Churchill & Brown 1993, Journal of Consumer Research 19, 655-662.
 *
 * @returns null when the difference does not vary
 * @example
 * differenceScoreReliability(
 *   { standardDeviation: 1, reliability: 0.8 }, { standardDeviation: 1, reliability: 0.8 }, 0.6,
 * ); // 0.5
 * @throws RangeError when a standard deviation is negative or the correlation lies outside -1..1.
 */
export function differenceScoreReliability(
  first: DifferencePart,
  second: DifferencePart,
  correlation: number,
): number | null {
  if (!(first.standardDeviation >= 0 && second.standardDeviation >= 0)) {
    throw new RangeError('a standard deviation is not negative');
  }
  if (!(Math.abs(correlation) <= 1)) throw new RangeError(`a correlation lies between -1 and 1, not ${correlation}`);
  const shared = 2 * correlation * first.standardDeviation * second.standardDeviation;
  const firstVariance = first.standardDeviation ** 2;
  const secondVariance = second.standardDeviation ** 2;
  const observed = firstVariance + secondVariance - shared;
  // What is left after taking equal sides apart is rounding, not spread.
  if (observed <= 1e-14 * (firstVariance + secondVariance)) return null;
  return (firstVariance * first.reliability + secondVariance * second.reliability - shared) / observed;
}
