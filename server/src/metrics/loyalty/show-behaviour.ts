import { disclosureMinimum, shownValues } from '@voldaan/domain/metrics/disclosure/shown-values';
import type { Estimate } from '@voldaan/domain/metrics/estimate';
import { eventByClass, type FollowedClass } from '@voldaan/domain/metrics/loyalty/event-by-class';
import {
  type SatisfactionClass,
  satisfactionClass,
  satisfactionClasses,
} from '@voldaan/domain/metrics/loyalty/satisfaction-class';
import { type SurvivalCurve, survivalByClass } from '@voldaan/domain/metrics/loyalty/survival-by-class';
import type { Metric } from '@voldaan/domain/metrics/metric';
import type { Period } from '@voldaan/domain/metrics/period';
import type { Lifetime } from '@voldaan/domain/stats/kaplan-meier';
import { showEstimate } from '../estimate-view.ts';
import type { EstimateView } from '../schema.ts';
import type { FollowedRow } from './followed-views.ts';
import type { Behaviour } from './schema.ts';

type Classes<T> = Readonly<Record<SatisfactionClass, T>>;

type Curve = Behaviour['curves'][number];

type Told = Readonly<{ metric: Metric; horizonDays: number; period: Period }>;

/** Judges what customers did, and leaves out the classes that are too small to be shown. */
export function showBehaviour(rows: readonly FollowedRow[], { metric, horizonDays, period }: Told): Behaviour | null {
  const all = byClass((name) => lifetimesOf(rows, metric, name));
  const sizes = satisfactionClasses.map((name) => customers(all[name]));
  if (sizes.every((size) => size === 0)) return null;
  const shown = shownValues(sizes, disclosureMinimum);
  const isShown = (name: SatisfactionClass) => shown[satisfactionClasses.indexOf(name)] === true;
  const lifetimes = byClass((name) => (isShown(name) ? all[name] : []));
  const { curves, test, verdict, apart } = survivalByClass(lifetimes, { horizonDays, period });
  const followed = byClass((name) => (isShown(name) ? followedTo(ofClass(rows, metric, name), horizonDays) : nobody));
  const { classes, comparison } = eventByClass(followed, period);
  const others = followed.between.followed + followed.dissatisfied.followed;
  const canCompare = followed.satisfied.followed >= disclosureMinimum && others >= disclosureMinimum;
  return {
    curves: curves.map((curve) => showCurve(curve)),
    hidden: satisfactionClasses.filter((name) => !isShown(name)),
    test: test && { chi_square: test.chiSquare, df: test.df, p_value: test.pValue },
    verdict,
    apart: apart && { class: apart.class, is_longer: apart.isLonger },
    within: classes
      .filter((one) => isShown(one.class))
      .map((one) => ({ class: one.class, share: showOfGroup(one.share) })),
    comparison: canCompare
      ? {
          verdict: comparison.verdict,
          difference: comparison.difference,
          low: comparison.low,
          high: comparison.high,
          method: comparison.method,
        }
      : null,
  };
}

/** The tail of a curve, in which hardly anybody is left, would tell of single customers, and of nothing else. */
function showCurve(curve: SurvivalCurve): Curve {
  const points = curve.points.filter(({ atRisk }) => atRisk >= disclosureMinimum);
  const followedDays = points.at(-1)?.day ?? 0;
  return {
    class: curve.class,
    n: curve.n,
    events: curve.events,
    followed_days: followedDays,
    median: showMedian(curve, followedDays),
    at_horizon: showOfGroup(curve.atHorizon),
    points: points.map(({ day, atRisk, share }) => ({ day, at_risk: atRisk, share: showOfGroup(share) })),
  };
}

/** A median lies on the day of somebody's event: beyond what is shown of the curve it would tell of that customer. */
function showMedian({ median: { median, low, high } }: SurvivalCurve, followedDays: number): Curve['median'] {
  if (median === null || low === null || median > followedDays) return null;
  return { days: median, low, high: high !== null && high <= followedDays ? high : null };
}

function showOfGroup(estimate: Estimate): EstimateView {
  const view = showEstimate(estimate);
  if (estimate.n >= disclosureMinimum) return view;
  return { ...view, estimate: null, low: null, high: null, display: 'nothing' };
}

function byClass<T>(of: (name: SatisfactionClass) => T): Classes<T> {
  return { satisfied: of('satisfied'), between: of('between'), dissatisfied: of('dissatisfied') };
}

function lifetimesOf(rows: readonly FollowedRow[], metric: Metric, name: SatisfactionClass): readonly Lifetime[] {
  return ofClass(rows, metric, name).map(({ days, has_event, count }) => ({ time: days, hasEvent: has_event, count }));
}

function ofClass(rows: readonly FollowedRow[], metric: Metric, name: SatisfactionClass): readonly FollowedRow[] {
  return rows.filter(({ score }) => satisfactionClass(metric, score * metric.scale.step) === name);
}

const nobody: FollowedClass = { followed: 0, events: 0 };

/** Those who answered long enough ago: to count the others when it happened to them would count only whom it happened to. */
function followedTo(rows: readonly FollowedRow[], horizonDays: number): FollowedClass {
  const past = rows.filter(({ is_past }) => is_past);
  const count = (some: readonly FollowedRow[]) => some.reduce((sum, row) => sum + row.count, 0);
  return {
    followed: count(past),
    events: count(past.filter(({ has_event, days }) => has_event && days < horizonDays)),
  };
}

function customers(lifetimes: readonly Lifetime[]): number {
  return lifetimes.reduce((sum, { count = 1 }) => sum + count, 0);
}
