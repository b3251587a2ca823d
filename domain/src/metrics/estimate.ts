import type { Reason } from '../stats/reason.ts';
import type { Period } from './period.ts';

/** How the interval was made; docs/statistics.md explains each under the same name. */
export type IntervalMethod =
  /** Score interval of the NPS (Tango 1998). */
  | 'score'
  /** Wilson score interval of a share (1927). */
  | 'wilson'
  /** Student's t interval of a mean (1908). */
  | 't'
  /** All answers alike: how far the mean could be off, from the Wilson bound of the share that answers differently. */
  | 'alike-bound'
  /** Linearised variance of a weighted sample (Binder 1983). */
  | 'linearised'
  /** Intraclass correlation of groups, with its interval from F (Searle 1971). */
  | 'one-way-anova'
  /** Share still there, with the log-log interval (Kaplan & Meier 1958). */
  | 'kaplan-meier'
  /** What groups differ by beyond chance, by the noncentral chi-square (Sankaran 1963). */
  | 'noncentral-chi-square'
  /** Percentiles of what chance would have made of it (Efron 1979). */
  | 'bootstrap'
  /** Whatever those who did not answer would have said (Manski 1989). */
  | 'bounds'
  /** Exact interval of a count among so many (Garwood 1936). */
  | 'garwood'
  /** Median of a time, with the limits at which the curve reaches one half (Brookmeyer & Crowley 1982). */
  | 'brookmeyer-crowley'
  /** Change beyond that of matched customers, both sides with their error (Abadie & Imbens 2006). */
  | 'matched'
  /** Slope with errors that need no equal spread (MacKinnon & White 1985). */
  | 'hc3';

/**
 * A figure the product may show: never a bare score. Value, interval, number of answers, method and period travel
 * together, so that a number without them does not type-check.
 *
 * The unit is that of the metric: points for NPS, a share 0..1, a score on the metric's scale.
 */
export type Estimate = {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Valid answers. */
  readonly n: number;
  /** Customers in the frame, when known. The interval was corrected for it only when isPopulationCorrected says so. */
  readonly population?: number;
  readonly isPopulationCorrected?: boolean;
  /** How much wider the same customers answering twice, or weights, make the variance; 1 or absent for plain answers. */
  readonly designEffect?: number;
  readonly level: number;
  readonly method: IntervalMethod;
  readonly period: Period;
  /** Why estimate, low or high is missing, or that all answers were alike; null when nothing is the matter. */
  readonly reason: Reason | null;
};
