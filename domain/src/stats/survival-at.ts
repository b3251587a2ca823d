import type { SurvivalStep } from './kaplan-meier.ts';

export type SurvivalPoint = Pick<SurvivalStep, 'survival' | 'standardError' | 'interval' | 'atRisk'>;

/**
 * The survival curve at a given time: the last step at or before it.
 *
 * Use for "after a year". When not to use: beyond the last time anybody was seen; the curve is carried on flat there and
 * nobody is at risk, which must be shown.
 *
 * Source: R's summary(survfit, times, extend = TRUE).
 *
 * @param n customers at the start
 * @example
 * survivalAt(steps, 12, 42); // { survival: 0.5, atRisk: 21, … }
 */
export function survivalAt(steps: readonly SurvivalStep[], time: number, n: number): SurvivalPoint {
  const reached = steps.findLast((step) => step.time <= time);
  const atRisk = steps.find((step) => step.time >= time)?.atRisk ?? 0;
  if (reached === undefined) return { survival: 1, standardError: 0, interval: null, atRisk: n };
  return { survival: reached.survival, standardError: reached.standardError, interval: reached.interval, atRisk };
}
