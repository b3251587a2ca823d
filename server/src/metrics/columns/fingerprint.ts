import { sharedBy } from '@voldaan/domain/metrics/columns/repeats';
import type { Block } from './block.ts';

/** A prime, so small that a product of two remainders is still a whole number in JavaScript. */
export const modulus = 67_108_859;

/**
 * What a row counts for in a fingerprint: the values of its columns, each times a weight of its own, as a remainder, squared.
 * The square ties the values of a row together: two rows that exchange one value change the sum. The same in SQL: rowPrints.
 */
export function fingerprintOf(block: Block, share: number): Fingerprint {
  const weighted = weightedRows(block);
  const weight = weightOf('customer');
  const { rows, ids } = sharedBy(block.customers, share);
  return {
    print: weighted.reduce((sum, one) => sum + squared(one), 0),
    customers: rows.reduce((sum, row, entry) => sum + squared((weighted[row] ?? 0) + weight * (ids[entry] ?? 0)), 0),
  };
}

/** Of the rows; and of their customers, each tied to its row, of a share of them that the block knows. */
type Fingerprint = Readonly<{ print: number; customers: number }>;

function squared(weighted: number): number {
  const rest = weighted % modulus;
  return (rest * rest) % modulus;
}

function weightedRows({ count, columns }: Block): Float64Array {
  const weighted = new Float64Array(count);
  for (const [name, column] of columns) {
    const weight = weightOf(name);
    for (let row = 0; row < count; row += 1) weighted[row] = (weighted[row] ?? 0) + weight * (column[row] ?? 0);
  }
  return weighted;
}

/** From 1 to a million, by the name of the column (FNV-1a). */
export function weightOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return 1 + (hash % 1_000_000);
}
