import type { CustomerPairs } from '../answers.ts';

/** What customers who wrote more than once have in common, over all of them. */
export type WriterSums = Readonly<{
  /** Texts that were not the first of their customer. */
  further: number;
  /** Ordered pairs of two texts of the same customer. */
  pairs: number;
  /** Of those the ones that both say it. */
  both: number;
  /** The ones of which the first says it, and the second does not. */
  mixed: number;
}>;

/**
 * Pairs of texts of the same customer by whether they say something; undefined when nobody wrote twice.
 *
 * Use for the design effect of a share of texts. When not to use: for their scores (customer-pairs.ts).
 *
 * @example
 * // Of one customer's three texts two say it.
 * mentionPairs({ further: 2, pairs: 6, both: 2, mixed: 2 }); // { counts: [0, 2, 2, 2], further: 2 }
 * @throws nothing.
 */
export function mentionPairs({ further, pairs, both, mixed }: WriterSums): CustomerPairs | undefined {
  return further === 0 ? undefined : { counts: [pairs - both - 2 * mixed, mixed, mixed, both], further };
}

/**
 * The sums of each thing that texts may say, from the texts of each customer who wrote more than once. One customer in `share` was looked
 * at, and stands for so many.
 *
 * Use where rows were read. When not to use: where SQL has the sums.
 *
 * @example
 * sumWriters([[['price', 'wait'], ['wait']]])('price'); // { further: 1, pairs: 2, both: 0, mixed: 1 }
 * @throws nothing.
 */
export function sumWriters<Said>(writers: Iterable<readonly Iterable<Said>[]>, share = 1): (said: Said) => WriterSums {
  const sums = new Map<Said, { both: number; mixed: number }>();
  let further = 0;
  let pairs = 0;
  for (const texts of writers) {
    further += Math.max(0, texts.length - 1) * share;
    pairs += texts.length * (texts.length - 1) * share;
    const times = new Map<Said, number>();
    for (const text of texts) for (const said of new Set(text)) times.set(said, (times.get(said) ?? 0) + 1);
    for (const [said, own] of times) {
      const sum = sums.get(said) ?? { both: 0, mixed: 0 };
      sums.set(said, sum);
      sum.both += own * (own - 1) * share;
      sum.mixed += own * (texts.length - own) * share;
    }
  }
  return (said) => ({ further, pairs, ...(sums.get(said) ?? { both: 0, mixed: 0 }) });
}
