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

/** Answers of customers who answered a survey more than once, in an order in which those of one customer lie side by side. */
export type CustomerSteps = Readonly<{
  /** Of each customer, the place after the last: the same list wherever it is the same order. */
  ends: Uint32Array;
  /** One customer in so many was looked at. */
  share: number;
  /** By place: the place on the scale, from 1; 0 for an answer that is not counted. */
  steps: Uint8Array;
}>;

/** Counts of every score, and which of them go together because one customer gave them. */
export type Answers = Readonly<{
  histogram: Histogram;
  /** Undefined when nobody answered twice. */
  pairs: CustomerPairs | undefined;
  /** Whose they are, where customers answered more than once: some may be on both sides of a comparison. */
  whose?: CustomerSteps | undefined;
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
