import { at } from '../../stats/at.ts';
import { columnOf } from '../columns/match-rows.ts';
import type { Segment } from '../columns/segment.ts';

/** How the codes of some traits become one number and back: the code of each times its weight. */
export type CellKey = Readonly<{
  traits: readonly string[];
  radixes: readonly number[];
  weights: readonly number[];
  size: number;
}>;

/**
 * The key of cells by these traits. Dictionaries grow while answers arrive, so room is left up to the next power of two: what
 * is known of older segments stays valid.
 *
 * @throws RangeError when the traits have more combinations than a number can tell apart.
 */
export function cellKey(segments: readonly Segment[], traits: readonly string[]): CellKey {
  const radixes = traits.map((trait) => 2 ** bitsOf(segments, trait));
  const weights = radixes.map((_, place) => radixes.slice(place + 1).reduce((product, radix) => product * radix, 1));
  const size = radixes.reduce((product, radix) => product * radix, 1);
  if (size > Number.MAX_SAFE_INTEGER) throw new RangeError(`${traits.join(', ')} have too many combinations`);
  return { traits, radixes, weights, size };
}

/** How many bits every code of a trait fits in. */
export function bitsOf(segments: readonly Segment[], trait: string): number {
  return Math.ceil(Math.log2(Math.max(2, ...segments.map((segment) => columnOf(segment, trait).size))));
}

export function codesOfKey({ radixes, weights }: CellKey, key: number): readonly number[] {
  return radixes.map((radix, place) => Math.floor(key / at(weights, place)) % radix);
}
