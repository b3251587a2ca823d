export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Of what was measured side by side in each round: the ratio of every round, and of those the median. */
export function medianRatio(ours: readonly number[], others: readonly number[]): number {
  return median(ours.map((value, round) => value / (others[round] ?? Number.NaN)));
}

/** How far the largest lies above the smallest. */
export function spread(values: readonly number[]): number {
  return Math.max(...values) / Math.min(...values);
}

export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
