/**
 * Reason: why a number is not there.
 *
 * Rule of the whole room: what cannot be estimated is `null`, never 0, NaN or Infinity, and a machine-readable reason
 * stands beside it. Every result object therefore carries `reason: Reason | null`:
 *
 * - `null` means every field of the result has its number;
 * - otherwise at least one field is `null`, and `reason` names the first cause. Fields that can be known stay filled:
 *   one answer has a mean (and a Wilson interval), but no standard deviation.
 *
 * A function that returns one number returns `number | null` when the reason is plain from its documentation.
 * `reason` is for the screen and the log ("too few answers for this level"), so it is a closed list and is translated
 * where it is shown. Impossible arguments (a negative count, a level of 1.5, columns of different length) are bugs of the
 * caller and throw a RangeError; data that happen to be poor never throw.
 *
 * When not to use: not for a privacy threshold or "too few to show"; those are display rules in metrics/display-rule.ts.
 *
 * @example
 * sampleVariance([4]); // null: one answer has no spread; a summary of it says reason: 'one_answer'
 */
export type Reason =
  /** Not one valid answer. */
  | 'no_answers'
  /** One valid answer (or one pair, cluster, respondent): a value, but no spread. */
  | 'one_answer'
  /** All answers are the same, so a test or a correlation has nothing to work with. */
  | 'no_variation'
  /** The sample cannot reach the level asked for, e.g. a 95 % median interval of 4 answers. */
  | 'too_few_for_level'
  /** Fewer observations than the method needs, e.g. fewer rows than coefficients or under two periods of a season. */
  | 'too_few_rows'
  /** Columns that are exact combinations of each other. */
  | 'singular'
  /** A predictor that separates the outcomes perfectly, so that no finite estimate exists. */
  | 'separation'
  /** A population category without one respondent. */
  | 'empty_category'
  /** Population margins whose totals differ. */
  | 'margins_differ'
  /** A category among the respondents that the population margin does not know. */
  | 'unknown_category'
  /** An iteration that did not settle within its limit. */
  | 'not_converged'
  /** Bounds that no set of weights can satisfy. */
  | 'impossible_bounds'
  /** More answers than members of the population. */
  | 'sample_exceeds_population'
  /** A stratum with one primary sampling unit: its variance cannot be estimated. */
  | 'one_cluster'
  /** The two sides compared are identical, so there is no difference to size a study for. */
  | 'no_difference'
  /** More drivers than the exact method can walk through; an approximation stands beside it. */
  | 'too_many_drivers';
