import { sum } from './sum.ts';

export type GroupMean = { readonly mean: number | null; readonly standardError: number | null };

export type EmpiricalBayes = {
  readonly grandMean: number | null;
  /** Variance of the true means between the groups. */
  readonly betweenVariance: number | null;
  readonly groups: readonly { readonly shrunk: number | null; readonly weight: number | null }[];
};

/**
 * Group means pulled towards each other by how uncertain each is (random-effects shrinkage).
 *
 * Use for branches or employees before anyone compares them: the extremes of small groups are mostly chance. When not to
 * use: to report one group's own figure, or with groups whose standard error is unknown or zero; those stay null.
 *
 * Source: R. DerSimonian & N. Laird, Controlled Clinical Trials 7 (1986) 177-188 (variance between); B. Efron & C. Morris,
 * Journal of the American Statistical Association 70 (1975) 311-319 (shrinkage).
 *
 * @example
 * shrinkByEmpiricalBayes([{ mean: 3.7, standardError: 0.15 }, { mean: 2.9, standardError: 0.31 }]);
 * @throws nothing. When the groups differ no more than chance would make them, all shrink to the grand mean.
 */
export function shrinkByEmpiricalBayes(groups: readonly GroupMean[]): EmpiricalBayes {
  const usable = groups.map(usableGroup);
  const known = usable.filter((group) => group !== null);
  if (known.length === 0) {
    return { grandMean: null, betweenVariance: null, groups: groups.map(() => ({ shrunk: null, weight: null })) };
  }
  const betweenVariance = varianceBetween(known);
  const weightOf = (group: UsableGroup) => 1 / (1 / group.precision + betweenVariance);
  const grandMean = sum(known.map((group) => group.mean * weightOf(group))) / sum(known.map(weightOf));
  return {
    grandMean,
    betweenVariance,
    groups: usable.map((group) => {
      if (group === null) return { shrunk: null, weight: null };
      const weight = betweenVariance / (betweenVariance + 1 / group.precision);
      return { shrunk: weight * group.mean + (1 - weight) * grandMean, weight };
    }),
  };
}

type UsableGroup = { readonly mean: number; readonly precision: number };

function usableGroup({ mean, standardError }: GroupMean): UsableGroup | null {
  if (mean === null || standardError === null || !(standardError > 0)) return null;
  return { mean, precision: 1 / standardError ** 2 };
}

function varianceBetween(groups: readonly UsableGroup[]): number {
  const total = sum(groups.map(({ precision }) => precision));
  const mean = sum(groups.map((group) => group.mean * group.precision)) / total;
  const heterogeneity = sum(groups.map((group) => group.precision * (group.mean - mean) ** 2));
  const scale = total - sum(groups.map(({ precision }) => precision ** 2)) / total;
  return scale > 0 ? Math.max(0, (heterogeneity - (groups.length - 1)) / scale) : 0;
}
