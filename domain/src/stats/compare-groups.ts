import { at } from './at.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import { fTail } from './f-tail.ts';
import { isConstant } from './is-constant.ts';
import { moments } from './moments.ts';
import { pooledScores } from './pooled-scores.ts';
import type { Reason } from './reason.ts';
import type { ScoreCounts } from './score-counts.ts';
import { sum } from './sum.ts';

export type GroupsComparison = {
  readonly kruskalH: number | null;
  readonly kruskalDf: number | null;
  readonly kruskalPValue: number | null;
  readonly welchF: number | null;
  readonly welchNumeratorDf: number | null;
  readonly welchDenominatorDf: number | null;
  readonly welchPValue: number | null;
  readonly anovaF: number | null;
  readonly anovaPValue: number | null;
  readonly reason: Reason | null;
};

/**
 * Whether any of several groups differs: Kruskal-Wallis, Welch's and the classical analysis of variance.
 *
 * Use first, before looking for the one that differs (compare-segments.ts). Welch is the default for means: it does not
 * assume equal spreads. When not to use: to say which group differs, or how much.
 *
 * Source: W. H. Kruskal & W. A. Wallis, Journal of the American Statistical Association 47 (1952) 583-621; B. L. Welch,
 * Biometrika 38 (1951) 330-336; R. A. Fisher 1925. Groups without answers are left out.
 *
 * @example
 * compareGroups([countScores([36, 17]), countScores([48, 22]), countScores([47, 14])]);
 * @throws nothing. Reasons: too_few_rows (fewer than two groups with answers), one_answer, no_variation.
 */
export function compareGroups(groups: readonly ScoreCounts[]): GroupsComparison {
  const given = groups.filter(({ counts }) => sum(counts) > 0);
  if (given.length < 2) return { ...noKruskal, ...noWelch, ...noAnova, reason: 'too_few_rows' };
  const summaries = given.map(summarize);
  const kruskal = kruskalWallis(given);
  const welch = welchAnova(summaries);
  const anova = classicalAnova(summaries);
  const hasOne = summaries.some(({ n }) => n < 2);
  const isMissing = [kruskal.kruskalH, welch.welchF, anova.anovaF].includes(null);
  return { ...kruskal, ...welch, ...anova, reason: isMissing ? (hasOne ? 'one_answer' : 'no_variation') : null };
}

const noKruskal = { kruskalH: null, kruskalDf: null, kruskalPValue: null } as const;
const noWelch = { welchF: null, welchNumeratorDf: null, welchDenominatorDf: null, welchPValue: null } as const;
const noAnova = { anovaF: null, anovaPValue: null } as const;

type Summary = { readonly n: number; readonly mean: number; readonly squares: number };

function summarize(group: ScoreCounts): Summary {
  const { n, mean, variance } = moments(group);
  return { n, mean: mean ?? 0, squares: (variance ?? 0) * (n - 1) };
}

function kruskalWallis(groups: readonly ScoreCounts[]) {
  const scores = pooledScores(groups);
  if (scores.length < 2) return { ...noKruskal, kruskalDf: groups.length - 1 };
  const n = sum(scores.map(({ total }) => total));
  // Distances from the mean rank, not squares of rank sums: two nearly equal large numbers would be subtracted.
  const spread = sum(
    groups.map(({ counts }, group) => {
      const size = sum(counts);
      const meanRank = sum(scores.map((score) => at(score.counts, group) * score.midRank)) / size;
      return size * (meanRank - (n + 1) / 2) ** 2;
    }),
  );
  const ties = sum(scores.map(({ total }) => total ** 3 - total));
  const kruskalH = (12 * spread) / (n * (n + 1)) / (1 - ties / (n ** 3 - n));
  const kruskalDf = groups.length - 1;
  return { kruskalH, kruskalDf, kruskalPValue: chiSquareTail(kruskalH, kruskalDf) };
}

/** Weights are the precisions of the group means, so a group of one answer or without spread has none. */
function welchAnova(groups: readonly Summary[]) {
  if (groups.some(({ n }) => n < 2)) return noWelch;
  const k = groups.length;
  if (groups.some(({ squares }) => squares <= 0)) return { ...noWelch, welchNumeratorDf: k - 1 };
  const weights = groups.map(({ n, squares }) => (n * (n - 1)) / squares);
  const total = sum(weights);
  const centre = sum(groups.map(({ mean }, index) => at(weights, index) * mean)) / total;
  const unevenness = sum(groups.map(({ n }, index) => (1 - at(weights, index) / total) ** 2 / (n - 1))) / (k * k - 1);
  const between = sum(groups.map(({ mean }, index) => at(weights, index) * (mean - centre) ** 2)) / (k - 1);
  const welchF = between / (1 + 2 * (k - 2) * unevenness);
  const welchDenominatorDf = 1 / (3 * unevenness);
  return {
    welchF,
    welchNumeratorDf: k - 1,
    welchDenominatorDf,
    welchPValue: fTail(welchF, k - 1, welchDenominatorDf),
  };
}

function classicalAnova(groups: readonly Summary[]) {
  const n = sum(groups.map((group) => group.n));
  const dfWithin = n - groups.length;
  const centre = sum(groups.map((group) => group.n * group.mean)) / n;
  const within = sum(groups.map(({ squares }) => squares)) / dfWithin;
  if (dfWithin < 1 || isConstant(Math.sqrt(within), centre)) return noAnova;
  const between = sum(groups.map((group) => group.n * (group.mean - centre) ** 2)) / (groups.length - 1);
  const anovaF = between / within;
  return { anovaF, anovaPValue: fTail(anovaF, groups.length - 1, dfWithin) };
}
