import { at } from './at.ts';
import { normalTail } from './normal-tail.ts';
import { pooledScores } from './pooled-scores.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { sum } from './sum.ts';

export type RanksComparison = {
  /** Pairs in which the first group scores higher, ties counted half. */
  readonly u: number | null;
  readonly z: number | null;
  readonly pValue: number | null;
  readonly continuityPValue: number | null;
  /** Chance that a random first answer is higher than a random second one, ties counted half. */
  readonly probabilityOfSuperiority: number | null;
  readonly cliffsDelta: number | null;
  readonly reason: Reason | null;
};

/**
 * Whether answers of one group tend to be higher than those of another (Mann-Whitney), with ties.
 *
 * Use for ordered answers whose distances mean little; report the probability of superiority. When not to use: as a test
 * of medians, which it is not, or for the same respondents twice.
 *
 * Source: H. B. Mann & D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50-60; tie correction as in R's
 * wilcox.test(exact = FALSE).
 *
 * @example
 * compareRanks(countScores([5, 4, 4]), countScores([1, 3, 2])); // u 9, probabilityOfSuperiority 1
 * @throws nothing. Reasons: no_answers; no_variation (all answers the same: z and p null).
 */
export function compareRanks(first: ScoreCounts, second: ScoreCounts): RanksComparison {
  const firstN = sum(first.counts);
  const secondN = sum(second.counts);
  if (firstN === 0 || secondN === 0) return unknown;
  const scores = pooledScores([first, second]);
  const rankSum = sum(scores.map(({ counts, midRank }) => at(counts, 0) * midRank));
  const u = rankSum - (firstN * (firstN + 1)) / 2;
  const pairs = firstN * secondN;
  const n = firstN + secondN;
  const ties = sum(scores.map(({ total }) => total ** 3 - total));
  const variance = (pairs / 12) * (n + 1 - ties / (n * (n - 1)));
  const effect = { u, probabilityOfSuperiority: u / pairs, cliffsDelta: (2 * u) / pairs - 1 };
  if (scores.length < 2) return { ...unknown, ...effect, reason: 'no_variation' };
  const off = u - pairs / 2;
  const z = off / Math.sqrt(variance);
  const corrected = (off - Math.sign(off) * 0.5) / Math.sqrt(variance);
  return {
    ...effect,
    z,
    pValue: 2 * normalTail(Math.abs(z)),
    continuityPValue: Math.min(1, 2 * Math.min(normalTail(corrected), normalTail(-corrected))),
    reason: null,
  };
}

const unknown: RanksComparison = {
  u: null,
  z: null,
  pValue: null,
  continuityPValue: null,
  probabilityOfSuperiority: null,
  cliffsDelta: null,
  reason: 'no_answers',
};
