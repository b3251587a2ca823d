import type { Block } from './block.ts';

/** A prime, so small that a product of two remainders is still a whole number in JavaScript. */
export const modulus = 67_108_859;

/**
 * What a row counts for in a fingerprint: the values of its columns, each times a weight of its own, as a remainder, squared.
 * The square ties the values of a row together: two rows that exchange one value change the sum. The same in SQL: rowPrints.
 */
export function fingerprintOf({ count, columns }: Block): number {
  const weighted = new Float64Array(count);
  for (const [name, column] of columns) {
    const weight = weightOf(name);
    for (let row = 0; row < count; row += 1) weighted[row] = (weighted[row] ?? 0) + weight * (column[row] ?? 0);
  }
  let sum = 0;
  for (let row = 0; row < count; row += 1) {
    const rest = (weighted[row] ?? 0) % modulus;
    sum += (rest * rest) % modulus;
  }
  return sum;
}

/** From 1 to a million, by the name of the column (FNV-1a). */
export function weightOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return 1 + (hash % 1_000_000);
}
