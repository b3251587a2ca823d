/** Where the two sides are closer than this, the direct formula subtracts nearly equal numbers. */
const closeRatio = 0.1;
const termsMax = 1000;

/**
 * Deviance part: x ln(x/m) + m - x, without cancellation when x is near m.
 *
 * Use as the building block of binomial, beta, Poisson and gamma densities. When not to use: as a test statistic; the
 * deviance of a model is twice a sum of these.
 *
 * Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000 ("bd0").
 *
 * @example
 * deviancePart(5, 5); // 0
 * @throws nothing; both arguments must be positive, which the densities see to.
 */
export function deviancePart(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= closeRatio * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let total = difference * ratio;
  let power = 2 * x * ratio;
  for (let k = 1; k < termsMax; k += 1) {
    power *= ratio * ratio;
    const next = total + power / (2 * k + 1);
    if (next === total) return next;
    total = next;
  }
  return total;
}
