import { at } from './at.ts';
import { sum } from './sum.ts';

export type Adjustment = 'bonferroni' | 'holm' | 'hochberg' | 'benjamini-hochberg' | 'benjamini-yekutieli';

/**
 * P-values adjusted for having looked at many things at once.
 *
 * Use over all segments of one question in one report: Holm to say which are different (no false alarm among all of them
 * but with the level's chance), Benjamini-Hochberg for a long watch list (a share of false alarms is accepted). When not
 * to use: over questions nobody asked together. A missing p-value stays null and does not count.
 *
 * Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70; Y. Hochberg, Biometrika 75 (1988) 800-802;
 * Y. Benjamini & Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300; Y. Benjamini & D. Yekutieli,
 * Annals of Statistics 29 (2001) 1165-1188.
 *
 * @example
 * adjustPValues([0.01, null, 0.04], 'holm'); // [0.02, null, 0.04]       R: p.adjust(c(0.01, NA, 0.04), 'holm')
 * @throws RangeError when a p-value lies outside 0..1.
 */
export function adjustPValues(pValues: readonly (number | null)[], adjustment: Adjustment): readonly (number | null)[] {
  const known = pValues.flatMap((p, index) => (p === null ? [] : [{ p: checked(p), index }]));
  known.sort((left, right) => left.p - right.p);
  const m = known.length;
  const scaled = known.map(({ p }, place) => p * factorOf(adjustment, place + 1, m));
  const isStepDown = adjustment === 'bonferroni' || adjustment === 'holm';
  const monotone = isStepDown
    ? runningExtreme(scaled, Math.max)
    : runningExtreme(scaled.toReversed(), Math.min).toReversed();
  const adjusted: (number | null)[] = pValues.map(() => null);
  for (const [place, { index }] of known.entries()) adjusted[index] = Math.min(1, at(monotone, place));
  return adjusted;
}

/** What the p-value of this rank, smallest first, is multiplied by. */
function factorOf(adjustment: Adjustment, rank: number, m: number): number {
  switch (adjustment) {
    case 'bonferroni':
      return m;
    case 'holm':
    case 'hochberg':
      return m - rank + 1;
    case 'benjamini-hochberg':
      return m / rank;
    case 'benjamini-yekutieli':
      return (m / rank) * sum(Array.from({ length: m }, (_, index) => 1 / (index + 1)));
  }
}

function runningExtreme(values: readonly number[], extreme: (left: number, right: number) => number): number[] {
  let reached = values[0] ?? 0;
  return values.map((value) => {
    reached = extreme(reached, value);
    return reached;
  });
}

function checked(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a p-value lies between 0 and 1, not ${p}`);
  return p;
}
