import { compareMeansPaired, type Pair, type PairedMeansComparison } from './compare-means-paired.ts';

/**
 * Change of the Net Promoter Score among respondents who answered twice, in points: after minus before.
 *
 * Use for a panel or the same customers a year apart: each respondent counts as -1, 0 or 1 both times. When not to use: for
 * different respondents (nps-difference.ts).
 *
 * Source: Student 1908 on the differences of the codes.
 *
 * @example
 * npsDifferencePaired([[9, 6], [7, 7], [10, 8]], { breaks: [6, 8], level: 0.95 }); // difference 100
 * @throws RangeError when the level is impossible. Reasons: no_answers, one_answer, no_variation (nobody changed: p null).
 */
export function npsDifferencePaired(
  pairs: readonly Pair[],
  options: { readonly breaks: readonly [number, number]; readonly level: number },
): PairedMeansComparison {
  const [detractorMax, passiveMax] = options.breaks;
  const points = (score: number) => (score > passiveMax ? 100 : score <= detractorMax ? -100 : 0);
  return compareMeansPaired(
    pairs.map(([after, before]) => [points(after), points(before)]),
    { level: options.level },
  );
}
