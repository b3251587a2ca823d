import { at } from '../../domain/src/stats/at.ts';

/** Counts of n answers drawn with these shares, which sum to 1. */
export function drawCounts(n: number, shares: readonly number[], random: () => number): readonly number[] {
  const counts = shares.map(() => 0);
  for (let answer = 0; answer < n; answer += 1) {
    const index = drawIndex(shares, random);
    counts[index] = at(counts, index) + 1;
  }
  return counts;
}

/** One index drawn with these shares. */
export function drawIndex(shares: readonly number[], random: () => number): number {
  let left = random();
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.length - 1;
}
