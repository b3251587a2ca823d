import { permanentNumber } from './permanent-number.ts';

/**
 * A simple random sample without replacement: every set of so many customers is equally likely to be the one.
 *
 * Use with a seed that is stored beside the study, so that the draw can be made again and shown to an auditor; the order in
 * which the customers are given does not matter. When not to use: when a small group must be able to speak for itself
 * (draw-sample.ts).
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 2; drawn by permanent random numbers (permanent-number.ts).
 *
 * @example
 * simpleRandom(['a', 'b', 'c'], 2, 'study-7');
 * @throws RangeError when the size is not a whole number from 0 on, or an id is there twice.
 */
export function simpleRandom(ids: readonly string[], size: number, seed: string): readonly string[] {
  if (!(Number.isInteger(size) && size >= 0)) throw new RangeError(`no sample of ${size} customers`);
  if (new Set(ids).size !== ids.length) throw new RangeError('a customer is in the frame twice');
  const numbered = ids.map((id) => ({ id, number: permanentNumber(seed, id) }));
  // Two of a billion customers with one number go by their ids: the order must not depend on the input's.
  numbered.sort((one, other) => one.number - other.number || (one.id < other.id ? -1 : 1));
  return numbered.slice(0, size).map(({ id }) => id);
}
