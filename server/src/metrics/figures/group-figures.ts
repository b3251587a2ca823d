import type { Answers } from '@voldaan/domain/metrics/answers';
import { type AdjustedComparison, comparePairs } from '@voldaan/domain/metrics/compare-pairs';
import { compareWithRest } from '@voldaan/domain/metrics/compare-with-rest';
import { scoreMinimum } from '@voldaan/domain/metrics/display-rule';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { sum } from '@voldaan/domain/stats/sum';
import { countAnswers, countByTrait, type GroupCount } from './count-figure.ts';
import type { Figure, FigureDays } from './figure.ts';
import { countHidden, shownGroups } from './shown-groups.ts';

/** One group of a trait: its score, what it is against the rest, and what became of it since an earlier period. */
export type GroupFigure = Pick<GroupCount, 'value' | 'label' | 'isPartial'> &
  Readonly<{ estimate: Estimate; comparison: AdjustedComparison; change: AdjustedComparison | null }>;

export type GroupFigures = Readonly<{
  total: Estimate;
  /** The highest score first. */
  groups: readonly GroupFigure[];
  /** How many groups have answers and may not be shown. */
  hidden: number;
}>;

export type GroupOptions = Readonly<{
  adjustment?: 'holm' | 'benjamini-hochberg';
  /** An earlier period, of which each group is told how it changed. */
  earlier?: FigureDays | undefined;
}>;

/**
 * The groups of a trait, each against the rest. The rest holds everybody else of the figure, also those whose group is too
 * small to be shown. The figure was opened `by` the trait, so that its window suits it.
 */
export function groupFigures(
  figure: Figure,
  trait: string,
  { adjustment = 'holm', earlier }: GroupOptions = {},
): GroupFigures {
  const { metric, window } = figure;
  const counted = countByTrait(figure, trait);
  const shown = shownGroups(counted);
  const total = countAnswers(figure);
  const others = restOf(
    total.histogram,
    shown.map(({ answers }) => answers.histogram),
  );
  const compared = compareWithRest(
    metric,
    shown.map(({ answers }) => answers),
    { adjustment, others, like: total },
  );
  const changes = earlier === undefined ? [] : changesSince(figure, { trait, shown, earlier, adjustment });
  const groups = shown.flatMap(({ value, label, isPartial, answers }, place) => {
    const comparison = compared[place];
    const estimate = estimateMetric(metric, answers, { period: window });
    return comparison === undefined
      ? []
      : [{ value, label, isPartial, estimate, comparison, change: changes[place] ?? null }];
  });
  return {
    total: estimateMetric(metric, total, { period: window }),
    groups: groups.toSorted((one, other) => rankOf(other) - rankOf(one)),
    hidden: countHidden(counted),
  };
}

/** Everybody who is in none of the groups that are shown. */
function restOf(total: Histogram, groups: readonly Histogram[]): Histogram {
  return total.map((count, score) => Math.max(0, count - sum(groups.map((group) => group[score] ?? 0))));
}

type Since = Readonly<{
  trait: string;
  shown: readonly Readonly<{ code: number; answers: Answers }>[];
  earlier: FigureDays;
  adjustment: 'holm' | 'benjamini-hochberg';
}>;

function changesSince(figure: Figure, { trait, shown, earlier, adjustment }: Since): readonly AdjustedComparison[] {
  const before = new Map(countByTrait(figure, trait, earlier).map(({ code, answers }) => [code, answers]));
  const nobody = new Array<number>(figure.item.levels).fill(0);
  const pairs = shown.map(({ code, answers }) => [answers, before.get(code) ?? nobody] as const);
  return comparePairs(figure.metric, pairs, { adjustment });
}

/** A group without a score stands at the end. */
function rankOf({ estimate }: GroupFigure): number {
  return estimate.n < scoreMinimum ? Number.NEGATIVE_INFINITY : (estimate.estimate ?? Number.NEGATIVE_INFINITY);
}
