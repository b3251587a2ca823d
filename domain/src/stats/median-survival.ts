import { at } from './at.ts';
import type { SurvivalStep } from './kaplan-meier.ts';

/** Products of shares miss one half by rounding. */
const halfTolerance = 1.5e-8;

export type MedianSurvival = {
  readonly median: number | null;
  /** Times at which the lower and the upper limit of the curve first reach one half. */
  readonly low: number | null;
  readonly high: number | null;
};

/**
 * Median survival time: when half of the customers have left, with its limits.
 *
 * Use when it is reached. When not to use: to compare groups of which one keeps more than half; it is null there, and a
 * share at a fixed time says more.
 *
 * When the curve lies on exactly one half for a while, the median is the middle of that while.
 *
 * Source: Brookmeyer & Crowley 1982, Biometrics 38, 29-41. R: quantile.survfit.
 *
 * @example
 * medianSurvival(kaplanMeier(lifetimes, 0.95)).median; // 394.5
 */
export function medianSurvival(steps: readonly SurvivalStep[]): MedianSurvival {
  return {
    median: firstHalf(steps, ({ survival }) => survival),
    low: firstHalf(steps, ({ interval }) => interval?.[0] ?? null),
    high: firstHalf(steps, ({ interval }) => interval?.[1] ?? null),
  };
}

function firstHalf(steps: readonly SurvivalStep[], read: (step: SurvivalStep) => number | null): number | null {
  const first = steps.findIndex((step) => (read(step) ?? 1) <= 0.5 + halfTolerance);
  if (first < 0) return null;
  const start = at(steps, first);
  const height = read(start) ?? 1;
  if (height < 0.5 - halfTolerance) return start.time;
  // On one half: the while ends at the next event, or with the last customer seen.
  const end = steps.slice(first + 1).find(({ events }) => events > 0) ?? at(steps, steps.length - 1);
  return (start.time + end.time) / 2;
}
