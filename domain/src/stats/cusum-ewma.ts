import type { Reason } from './reason.ts';

export type CusumEwmaSettings = {
  readonly target: number;
  readonly sigma: number;
  /** Slack of the CUSUM in sigmas: half the shift worth finding. */
  readonly slack: number;
  /** Decision limit of the CUSUM in sigmas. */
  readonly decision: number;
  /** Weight of the newest value in the EWMA, above 0 up to 1. */
  readonly weight: number;
  /** Width of the EWMA limits in sigmas. */
  readonly width: number;
};

export type CusumEwmaPoint = {
  readonly cusumPlus: number;
  readonly cusumMinus: number;
  readonly ewma: number;
  readonly ewmaLower: number;
  readonly ewmaUpper: number;
};

export type CusumEwma = {
  /** One per value; null where the value is missing, and the sums wait. Null as a whole without a usable sigma. */
  readonly points: readonly (CusumEwmaPoint | null)[] | null;
  readonly cusumSignals: readonly number[] | null;
  readonly ewmaSignals: readonly number[] | null;
  readonly reason: Reason | null;
};

/**
 * CUSUM and EWMA: small shifts that last, which a single point outside the limits would find too late.
 *
 * Use against a target, with the sigma of a quiet period. When not to use: for one-off outliers (imr-chart.ts), or with a
 * sigma from the very data that shifted.
 *
 * Source: Page 1954, Biometrika 41, 100-115; Roberts 1959, Technometrics 1, 239-250; exact EWMA limits that widen from the
 * start. Montgomery table 9.1 is reproduced.
 *
 * @example
 * cusumEwma([9.45, 7.99], { target: 10, sigma: 1, slack: 0.5, decision: 5, weight: 0.1, width: 2.7 });
 * // cusumMinus 0.05, then 1.56
 * @throws RangeError when the weight lies outside (0, 1] or slack, decision or width is negative. Reasons: no_variation
 * (sigma is not positive), no_answers.
 */
export function cusumEwma(values: readonly (number | null)[], settings: CusumEwmaSettings): CusumEwma {
  const { target, sigma, slack, decision, weight, width } = settings;
  if (!(weight > 0 && weight <= 1))
    throw new RangeError(`the weight of the newest value is above 0 up to 1, not ${weight}`);
  if (!(slack >= 0 && decision >= 0 && width >= 0)) throw new RangeError('slack, decision and width are not negative');
  if (!(sigma > 0)) return { points: null, cusumSignals: null, ewmaSignals: null, reason: 'no_variation' };
  const points: (CusumEwmaPoint | null)[] = [];
  const cusumSignals: number[] = [];
  const ewmaSignals: number[] = [];
  let cusumPlus = 0;
  let cusumMinus = 0;
  let ewma = target;
  let seen = 0;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      points.push(null);
      continue;
    }
    seen += 1;
    const z = (value - target) / sigma;
    cusumPlus = Math.max(0, z - slack + cusumPlus);
    cusumMinus = Math.max(0, -z - slack + cusumMinus);
    ewma = weight * value + (1 - weight) * ewma;
    const half = width * sigma * Math.sqrt((weight / (2 - weight)) * (1 - (1 - weight) ** (2 * seen)));
    points.push({ cusumPlus, cusumMinus, ewma, ewmaLower: target - half, ewmaUpper: target + half });
    if (cusumPlus > decision || cusumMinus > decision) cusumSignals.push(index);
    if (ewma > target + half || ewma < target - half) ewmaSignals.push(index);
  }
  return { points, cusumSignals, ewmaSignals, reason: seen === 0 ? 'no_answers' : null };
}
