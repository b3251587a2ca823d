import { type ActionEffect, actionEffect } from '@voldaan/domain/improvements/action-effect';
import { sumUpScores } from '@voldaan/domain/improvements/sum-up-scores';
import type { UnitPeriod } from '@voldaan/domain/improvements/unit-period';
import { endOfInterval, startOfInterval } from '@voldaan/domain/metrics/calendar-interval';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { mergeHistograms } from '@voldaan/domain/metrics/merge-histograms';
import { showEstimate } from '../metrics/estimate-view.ts';
import { countByTrait } from '../metrics/figures/count-figure.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import type { ActionDetail } from './schema.ts';
import type { ActionRow } from './views.ts';
import { weighCustomers } from './weigh-customers.ts';

/** So many months back a common movement is looked for. */
export const monthsBefore = 24;

type Effect = NonNullable<ActionDetail['effect']>;
type Step = 'month' | 'quarter' | 'year';
type Stretch = Readonly<{ period: number; from: string; to: string; treated: Histogram; comparison: Histogram }>;

/**
 * What an action did: the groups where something changed against those where nothing did, before and after the start. Null
 * while any of the four is too small to be shown.
 *
 * Counted by whole months, or by the quarters or years in which these groups may be told apart, and of groups that may be
 * shown: so nothing more can be learned by moving the start of an action than by looking at the groups themselves. The one
 * in which the action began is left out, unless it began on its first day.
 *
 * @param figure of the action's item, told by its trait, over all days from the first to today.
 */
export function measureEffect(figure: Figure, action: ActionRow): Effect | null {
  const { metric, unit = 'month' } = figure;
  const step = unit === 'day' ? 'month' : unit;
  const units: UnitPeriod[] = [];
  const stretches: Stretch[] = [];
  for (const { period, from, to } of stretchesOf(figure.window, action.starts_on, step)) {
    const counts = countUnits(figure, action.trait, { from, to });
    for (const group of [...action.treated, ...action.comparison]) {
      const histogram = counts.get(group);
      if (histogram !== undefined) units.push({ unit: group, period, ...sumUpScores(metric, histogram) });
    }
    const together = (names: readonly string[]) =>
      mergeHistograms([noAnswers(figure), ...names.map((name) => counts.get(name) ?? noAnswers(figure))]);
    stretches.push({ period, from, to, treated: together(action.treated), comparison: together(action.comparison) });
  }
  const sides = [stretches.filter(({ period }) => period < 0), stretches.filter(({ period }) => period >= 0)];
  const cells = sides.flatMap((side) => [side.map(({ treated }) => treated), side.map(({ comparison }) => comparison)]);
  const pooled = cells.map((histograms) => mergeHistograms([noAnswers(figure), ...histograms]));
  if (pooled.some((histogram) => answersIn(histogram) < disclosureMinimum)) return null;
  const judged = actionEffect(judgedAction(action), units, {
    isHigherBetter: metric.direction === 'higher is better',
    customers: weighCustomers(figure, action, stretches),
  });
  return shownEffect(figure, judged, { stretches, pooled, startsOn: action.starts_on, step });
}

/** The whole months, quarters or years of the window, counted from the first one that begins with the action. */
function stretchesOf(
  window: Readonly<{ from: string; to: string }>,
  startsOn: string,
  step: Step,
): readonly Readonly<{ period: number; from: string; to: string }>[] {
  const began = startOfInterval(startsOn, step);
  const isWhole = began === startsOn;
  const all: { from: string; to: string }[] = [];
  for (let from = startOfInterval(window.from, step); from < window.to; from = endOfInterval(from, step))
    all.push({ from, to: endOfInterval(from, step) });
  const before = all.filter(({ from }) => from < began);
  const after = all.filter(({ from }) => (isWhole ? from >= began : from > began));
  return [
    ...before.map((stretch, place) => ({ ...stretch, period: place - before.length })),
    ...after.map((stretch, place) => ({ ...stretch, period: place })),
  ];
}

function judgedAction({ kind, planned_at, starts_on, treated, comparison, worthwhile }: ActionRow) {
  return { kind, plannedAt: planned_at, startsAt: new Date(`${starts_on}T23:59:59Z`), treated, comparison, worthwhile };
}

/** Of each group that answered and may be shown. */
function countUnits(
  figure: Figure,
  trait: string,
  days: Readonly<{ from: string; to: string }>,
): ReadonlyMap<string, Histogram> {
  return new Map(
    countByTrait(figure, trait, days).flatMap(({ value, answers }) =>
      answers === null || answersIn(answers.histogram) === 0 ? [] : [[value, answers.histogram] as const],
    ),
  );
}

type Counted = Readonly<{
  stretches: readonly Stretch[];
  pooled: readonly Histogram[];
  startsOn: string;
  step: Step;
}>;

function shownEffect(figure: Figure, judged: ActionEffect, { stretches, pooled, startsOn, step }: Counted): Effect {
  const { from, to } = figure.window;
  const shown = (histogram: Histogram | undefined, period: Readonly<{ from: string; to: string }>) =>
    showEstimate(estimateMetric(figure.metric, histogram ?? noAnswers(figure), { period }));
  const [treatedBefore, comparisonBefore, treatedAfter, comparisonAfter] = pooled;
  const { effect, low, high, n, level, verdict, detectable, errorOf, units, preTrend } = judged;
  return {
    verdict,
    interval: step,
    effect: { estimate: effect, low, high, n, level, method: 'difference in differences' },
    detectable,
    error_of: errorOf,
    units,
    pre_trend: { verdict: preTrend.verdict, periods: preTrend.periods },
    treated: {
      before: shown(treatedBefore, { from, to: startsOn }),
      after: shown(treatedAfter, { from: startsOn, to }),
    },
    comparison: {
      before: shown(comparisonBefore, { from, to: startsOn }),
      after: shown(comparisonAfter, { from: startsOn, to }),
    },
    periods: stretches
      .filter((one) => [one.treated, one.comparison].every((counts) => answersIn(counts) >= disclosureMinimum))
      .map((one) => ({
        period: one.period,
        from: one.from,
        to: one.to,
        treated: shown(one.treated, one),
        comparison: shown(one.comparison, one),
      })),
  };
}

function noAnswers({ item }: Figure): Histogram {
  return Array.from({ length: item.levels }, () => 0);
}

function answersIn(histogram: Histogram): number {
  return histogram.reduce((sum, count) => sum + count, 0);
}
