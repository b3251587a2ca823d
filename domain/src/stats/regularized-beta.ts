import { binomialKernel } from './binomial-kernel.ts';

const tiny = 1e-300;
const precision = 1e-16;
/** The fraction needs about the square root of the larger parameter; a million steps serve parameters up to 10^11. */
const stepsMax = 1_000_000;

/**
 * Regularised incomplete beta I_x(a, b), with y = 1 - x given separately.
 *
 * Use inside beta, t, F and binomial probabilities: swap (a, x) with (b, y) for the upper tail, which then keeps its
 * digits below 1e-16. When not to use: outside the distributions; they name their arguments.
 *
 * Source: Press, Teukolsky, Vetterling & Flannery, Numerical Recipes, 3rd ed. 2007, section 6.4 (modified Lentz); the
 * front factor is Loader's kernel, which stays exact for large a and b.
 *
 * @example
 * regularizedBeta(2, 3, 0.4, 0.6); // 0.5248
 * @throws RangeError when a or b is not positive, Error when the fraction does not settle.
 */
export function regularizedBeta(a: number, b: number, x: number, y: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`beta parameters must be positive, not ${a} and ${b}`);
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x < (a + 1) / (a + b + 2)) return front(a, b, x, y) * fraction(a, b, x);
  return 1 - front(b, a, y, x) * fraction(b, a, y);
}

/** x^a y^b / (a B(a, b)). */
function front(a: number, b: number, x: number, y: number): number {
  return (binomialKernel(a, b, x, y) * b) / (a + b);
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= stepsMax; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < precision * 3) return value;
  }
  throw new Error(`incomplete beta did not settle for a=${a}, b=${b}, x=${x}`);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
