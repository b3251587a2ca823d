import { normalTail } from './normal-tail.ts';

const centreNumerator = [
  2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
  1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608,
] as const;
const centreDenominator = [
  5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4, 2.1213794301586595867e4,
  5.3941960214247511077e3, 6.871870074920579083e2, 4.2313330701600911252e1, 1,
] as const;
const middleNumerator = [
  7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
] as const;
const middleDenominator = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
  6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1,
] as const;
const farNumerator = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.6532189526576123093e-2,
  2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
] as const;
const farDenominator = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  1.48753612908506148525e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1,
] as const;

/**
 * Quantile of the standard normal distribution: the z below which a share p lies.
 *
 * Use for the z of an interval: normalQuantile(0.5 + level / 2). When not to use: with an estimated standard deviation
 * of few answers; see t-quantile.ts.
 *
 * Source: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484, with one Newton step on our own tail.
 *
 * @example
 * normalQuantile(0.975); // 1.959963984540054     R: qnorm(0.975)
 * @throws RangeError when p is not a probability. p = 0 and 1 give -Infinity and Infinity.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const fromCentre = p - 0.5;
  if (Math.abs(fromCentre) <= 0.425) {
    const r = 0.180625 - fromCentre * fromCentre;
    return (fromCentre * polynomial(centreNumerator, r)) / polynomial(centreDenominator, r);
  }
  const tail = fromCentre < 0 ? p : 1 - p;
  const z = polished(tailQuantile(tail), tail);
  return fromCentre < 0 ? -z : z;
}

function tailQuantile(tail: number): number {
  const r = Math.sqrt(-Math.log(tail));
  if (r <= 5) return polynomial(middleNumerator, r - 1.6) / polynomial(middleDenominator, r - 1.6);
  return polynomial(farNumerator, r - 5) / polynomial(farDenominator, r - 5);
}

/** One Newton step on the logarithm of the tail; it repairs the last digits of the rational approximation. */
function polished(z: number, tail: number): number {
  const reached = normalTail(z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (reached === 0 || density === 0) return z;
  return z + (Math.log(reached / tail) * reached) / density;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
