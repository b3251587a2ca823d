import type { Period } from './period.ts';

export type EstimateOptions = {
  readonly period: Period;
  /** Confidence level, 0.95 unless said otherwise. */
  readonly level?: number;
  /** Customers in the frame. Known is not the same as sampled: see isRandomSample. */
  readonly population?: number;
  /**
   * Narrow the interval for a finite population. Only right when the answerers are like the rest: a census with 25 %
   * response is not a random sample, so this is a statement somebody makes, never a default.
   */
  readonly isRandomSample?: boolean;
  /** Variance inflation from clusters or weights; answers then count as n / designEffect. */
  readonly designEffect?: number;
};
