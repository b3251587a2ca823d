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

/** Grades 1 to 10 as customers give them: piled up at 7 and 8, with a tail to the left. */
export const gradeShares = [
  [0.01, 0.01, 0.02, 0.03, 0.06, 0.12, 0.27, 0.3, 0.13, 0.05],
  [0.02, 0.01, 0.01, 0.02, 0.03, 0.06, 0.15, 0.3, 0.25, 0.15],
] as const;
