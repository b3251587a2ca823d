/** Terms of the Stirling series, B(2k) / (2k(2k-1)), for k = 1, 2, ... */
const stirlingSeries = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;

/** From here on the seven terms are exact to the last digit of a double. */
const seriesFrom = 16;

/**
 * Error of Stirling's formula: ln Γ(x+1) - [(x+½) ln x - x + ½ ln 2π].
 *
 * Use as the building block of densities and log-gamma: differences of log-gammas of large numbers lose digits, sums of
 * Stirling errors do not. When not to use: for ln Γ itself, see log-gamma.ts.
 *
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000. Below 16 the exact recursion
 * δ(x) = δ(x+1) + (x+½) ln(1+1/x) - 1 climbs to where the series holds.
 *
 * @example
 * stirlingError(1); // 0.0810614667953273
 * @throws RangeError when x is not positive.
 */
export function stirlingError(x: number): number {
  if (!(x > 0)) throw new RangeError(`stirlingError needs a positive number, not ${x}`);
  let climbed = 0;
  let base = x;
  while (base < seriesFrom) {
    climbed += (base + 0.5) * Math.log1p(1 / base) - 1;
    base += 1;
  }
  const inverseSquare = 1 / (base * base);
  let series = 0;
  for (const term of stirlingSeries.toReversed()) series = series * inverseSquare + term;
  return climbed + series / base;
}
