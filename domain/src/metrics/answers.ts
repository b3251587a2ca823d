import type { Histogram } from './histogram.ts';

/**
 * What a count has to know of customers who answered more than once: how many ordered pairs of two answers of the same customer there
 * are, by the two scores; and how many answers were not the first of their customer.
 */
export type CustomerPairs = Readonly<{
  /** Element first * levels + second, the lowest score first. */
  counts: ArrayLike<number>;
  /** So many fewer customers than answers there are. */
  further: number;
}>;

/** Counts of every score, and which of them go together because one customer gave them. */
export type Answers = Readonly<{
  histogram: Histogram;
  /** Undefined when nobody answered twice. */
  pairs: CustomerPairs | undefined;
  /** Where too few were looked at to know what their customers have in common: whom they are taken to be like. */
  like?: Answers;
}>;

/** What a metric is judged by: answers, or their histogram alone where each is of another customer. */
export type Counted = Histogram | Answers;

/**
 * Counts of every score, of answers or of their histogram.
 *
 * @example
 * histogramOf({ histogram: [2, 6], pairs: undefined }); // [2, 6]
 * @throws nothing.
 */
export function histogramOf(counted: Counted): Histogram {
  return 'histogram' in counted ? counted.histogram : counted;
}
