import { type ActionEffect, actionEffect } from '@voldaan/domain/improvements/action-effect';
import { sumUpScores } from '@voldaan/domain/improvements/sum-up-scores';
import type { UnitPeriod } from '@voldaan/domain/improvements/unit-period';
import { addDays, daysBetween } from '@voldaan/domain/metrics/calendar-day';
import { countByGroup } from '@voldaan/domain/metrics/columns/count-columns';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMetric } from '@voldaan/domain/metrics/estimate-metric';
import type { Histogram } from '@voldaan/domain/metrics/histogram';
import { mergeHistograms } from '@voldaan/domain/metrics/merge-histograms';
import { showEstimate } from '../metrics/estimate-view.ts';
import { findTrait } from '../metrics/figures/count-figure.ts';
import type { Figure } from '../metrics/figures/figure.ts';
import type { ActionDetail } from './schema.ts';
import type { ActionRow } from './views.ts';

/** Thirty days, and not a month: every stretch before and after the start is as long as any other. */
export const stretchDays = 30;
/** So far back a common movement is looked for, and so far on an effect is followed. */
export const stretchesMost = 24;

type Effect = NonNullable<ActionDetail['effect']>;
type Stretch = Readonly<{ period: number; from: string; to: string; treated: Histogram; comparison: Histogram }>;

/**
 * What an action did: the groups where something changed against those where nothing did, before and after the start. Null
 * while any of the four is too small to be shown.
 *
 * @param figure of the action's item, over all days from the first stretch to today.
 */
export function measureEffect(figure: Figure, action: ActionRow, today: string): Effect | null {
  const units: UnitPeriod[] = [];
  const stretches: Stretch[] = [];
  const { metric } = figure;
  const before = Math.min(stretchesMost, Math.ceil(daysBetween(figure.window.from, action.starts_on) / stretchDays));
  const after = Math.min(stretchesMost, Math.ceil(daysBetween(action.starts_on, addDays(today, 1)) / stretchDays));
  for (let period = -before; period < after; period += 1) {
    const from = addDays(action.starts_on, period * stretchDays);
    const to = addDays(from, stretchDays);
    const counts = countUnits(figure, action.trait, { from, to });
    for (const unit of [...action.treated, ...action.comparison]) {
      const histogram = counts.get(unit);
      if (histogram !== undefined) units.push({ unit, period, ...sumUpScores(metric, histogram) });
    }
    const together = (names: readonly string[]) =>
      mergeHistograms([noAnswers(figure), ...names.map((name) => counts.get(name) ?? noAnswers(figure))]);
    stretches.push({ period, from, to, treated: together(action.treated), comparison: together(action.comparison) });
  }
  const sides = [stretches.filter(({ period }) => period < 0), stretches.filter(({ period }) => period >= 0)];
  const cells = sides.flatMap((side) => [side.map(({ treated }) => treated), side.map(({ comparison }) => comparison)]);
  const pooled = cells.map((histograms) => mergeHistograms([noAnswers(figure), ...histograms]));
  if (pooled.some((histogram) => answersIn(histogram) < disclosureMinimum)) return null;
  const judged = actionEffect(judgedAction(action), units, { isHigherBetter: metric.direction === 'higher is better' });
  return shownEffect(figure, judged, { stretches, pooled, startsOn: action.starts_on });
}

function judgedAction({ kind, planned_at, starts_on, treated, comparison, worthwhile }: ActionRow) {
  return { kind, plannedAt: planned_at, startsAt: new Date(`${starts_on}T23:59:59Z`), treated, comparison, worthwhile };
}

/** Of each group that answered; whether a group alone may be shown does not matter here, since none is. */
function countUnits(
  figure: Figure,
  trait: string,
  days: Readonly<{ from: string; to: string }>,
): ReadonlyMap<string, Histogram> {
  const { values } = findTrait(figure, trait);
  const counts = new Map<string, Histogram>();
  for (const segment of figure.columns.segments) {
    const groups = countByGroup(segment, figure.item.key, trait, figure.match(segment, days)) ?? [];
    for (const [code, histogram] of groups.entries()) {
      const value = values[code]?.value;
      if (value === undefined || answersIn(histogram) === 0) continue;
      counts.set(value, mergeHistograms([counts.get(value) ?? noAnswers(figure), histogram]));
    }
  }
  return counts;
}

type Counted = Readonly<{ stretches: readonly Stretch[]; pooled: readonly Histogram[]; startsOn: string }>;

function shownEffect(figure: Figure, judged: ActionEffect, { stretches, pooled, startsOn }: Counted): Effect {
  const { from, to } = figure.window;
  const shown = (histogram: Histogram | undefined, period: Readonly<{ from: string; to: string }>) =>
    showEstimate(estimateMetric(figure.metric, histogram ?? noAnswers(figure), { period }));
  const [treatedBefore, comparisonBefore, treatedAfter, comparisonAfter] = pooled;
  const { effect, low, high, n, level, verdict, detectable, errorOf, units, preTrend } = judged;
  return {
    verdict,
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
