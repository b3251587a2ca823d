/**
 * d2 for two values: the mean distance of two draws from a normal distribution, in standard deviations.
 *
 * Use to turn a mean moving range into a standard deviation. When not to use: the rounded 1.128 of the tables, which is
 * wrong in the fifth digit.
 *
 * Source: E|X - Y| = 2/√π; Montgomery, Introduction to Statistical Quality Control, appendix VI.
 *
 * @example
 * meanRangePerSigma; // 1.1283791670955126
 */
export const meanRangePerSigma = 2 / Math.sqrt(Math.PI);
