import { deviancePart } from './deviance-part.ts';
import { stirlingError } from './stirling-error.ts';

const tiny = 1e-300;
const precision = 3e-16;
const stepsMax = 1_000_000;

/**
 * Regularised incomplete gamma: the lower part P(a, x) and the upper part Q(a, x) = 1 - P.
 *
 * Use inside the chi-square and normal distributions. Both parts are returned, the smaller one computed directly, so
 * that a p-value of 1e-200 keeps its digits. When not to use: outside the distributions; they name their arguments.
 *
 * Source: Press, Teukolsky, Vetterling & Flannery, Numerical Recipes, 3rd ed. 2007, section 6.2; front factor by Loader.
 *
 * @example
 * regularizedGamma(1, 2); // { lower: 1 - e^-2, upper: e^-2 }
 * @throws RangeError when a is not positive, Error when the expansion does not settle.
 */
export function regularizedGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (!(a > 0)) throw new RangeError(`the gamma shape must be positive, not ${a}`);
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = front(a, x) * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front(a, x) * a * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}

/** x^a e^-x / Γ(a+1). */
function front(a: number, x: number): number {
  return Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(2 * Math.PI * a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= stepsMax; k += 1) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * precision) return sum;
  }
  throw new Error(`incomplete gamma did not settle for a=${a}, x=${x}`);
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k <= stepsMax; k += 1) {
    const factor = -k * (k - a);
    b += 2;
    d = 1 / awayFromZero(factor * d + b);
    c = awayFromZero(b + factor / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < precision) return value;
  }
  throw new Error(`incomplete gamma did not settle for a=${a}, x=${x}`);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
