import { adjustPValues } from '../../stats/adjust-p-values.ts';
import { customersOf, kaplanMeier, type Lifetime, type SurvivalStep } from '../../stats/kaplan-meier.ts';
import { type LogRankTest, logRankTest } from '../../stats/log-rank-test.ts';
import { type MedianSurvival, medianSurvival } from '../../stats/median-survival.ts';
import { sum } from '../../stats/sum.ts';
import { survivalAt } from '../../stats/survival-at.ts';
import { assembleEstimate, defaultLevel } from '../assemble-estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { Period } from '../period.ts';
import { type SatisfactionClass, satisfactionClasses } from './satisfaction-class.ts';

/** For how many days customers of a class were seen after their answer, and whether the event ended it. */
export type ClassLifetimes = Readonly<Record<SatisfactionClass, readonly Lifetime[]>>;

export type SurvivalCurve = Readonly<{
  class: SatisfactionClass;
  n: number;
  events: number;
  /** From day 0: the share still without the event. Beyond `followedDays` nobody was seen. */
  points: readonly Readonly<{ day: number; atRisk: number; share: Estimate }>[];
  /** The share still without the event after the horizon. */
  atHorizon: Estimate;
  /** Days until half of them had the event. */
  median: MedianSurvival;
  followedDays: number;
}>;

export type SurvivalByClass = Readonly<{
  curves: readonly SurvivalCurve[];
  test: LogRankTest | null;
  /** `no link found` is not `no link`: with few events a real one stays unseen. */
  verdict: 'linked' | 'no link found' | 'too few';
  /** Which class differs from all others together, when one does, and whether it goes longer without the event. */
  apart: Readonly<{ class: 'satisfied' | 'dissatisfied'; isLonger: boolean }> | null;
}>;

/** Fewer events than this in all classes together settle nothing, whatever the p-value says. */
const eventsMinimum = 10;
const alpha = 1 - defaultLevel;
/** More points than this cannot be told apart on a screen. */
const pointsMost = 60;

/**
 * How long customers go without an event (leaving, buying again) after they said how satisfied they are, by class.
 *
 * Use to see whether satisfaction goes together with what customers did. When not to use: to claim that satisfaction causes
 * it, or where those lost from sight differ from the rest.
 *
 * Source: Kaplan & Meier 1958 with log-log intervals; log-rank test, Mantel 1966 (stats/kaplan-meier.ts, log-rank-test.ts).
 *
 * @param horizonDays the day at which the classes are compared in figures
 * @example
 * survivalByClass({ satisfied, between, dissatisfied }, { horizonDays: 180, period }).verdict; // 'no link found'
 * @throws RangeError when a time is negative.
 */
export function survivalByClass(
  lifetimes: ClassLifetimes,
  { horizonDays, period }: Readonly<{ horizonDays: number; period: Period }>,
): SurvivalByClass {
  const classes = satisfactionClasses.filter((name) => lifetimes[name].length > 0);
  const test = logRankTest(classes.map((name) => lifetimes[name]));
  const events = sum(classes.map((name) => eventsOf(lifetimes[name])));
  const verdict =
    test === null || events < eventsMinimum ? 'too few' : test.pValue < alpha ? 'linked' : 'no link found';
  return {
    curves: classes.map((name) => curveOf(name, lifetimes[name], { horizonDays, period })),
    test,
    verdict,
    apart: verdict === 'linked' ? apartFrom(lifetimes) : null,
  };
}

const ends = ['satisfied', 'dissatisfied'] as const;

/** The satisfied against all others, and the dissatisfied: two looks, so Holm; the satisfied first, when both stand out. */
function apartFrom(lifetimes: ClassLifetimes): SurvivalByClass['apart'] {
  const sides = ends.map((name) => {
    const others = satisfactionClasses.filter((other) => other !== name).flatMap((other) => lifetimes[other]);
    return { name, own: lifetimes[name], others, pValue: logRankTest([lifetimes[name], others])?.pValue ?? null };
  });
  const adjusted = adjustPValues(
    sides.map(({ pValue }) => pValue),
    'holm',
  );
  const found = sides.find((_, place) => (adjusted[place] ?? 1) < alpha);
  return found === undefined ? null : { class: found.name, isLonger: paceOf(found.own) < paceOf(found.others) };
}

/** Events for each day that somebody was seen: only to tell which of two is the faster, once a test has told them apart. */
function paceOf(lifetimes: readonly Lifetime[]): number {
  const days = sum(lifetimes.map(({ time, count = 1 }) => (time + 1) * count));
  return days === 0 ? 0 : eventsOf(lifetimes) / days;
}

function curveOf(
  name: SatisfactionClass,
  lifetimes: readonly Lifetime[],
  { horizonDays, period }: Readonly<{ horizonDays: number; period: Period }>,
): SurvivalCurve {
  const steps = kaplanMeier(lifetimes, defaultLevel);
  const n = customersOf(lifetimes);
  const followedDays = steps.at(-1)?.time ?? 0;
  const at = (day: number) => estimateAt(steps, day, { n, period });
  const stride = Math.max(1, Math.ceil(followedDays / pointsMost));
  const days = Array.from({ length: Math.floor(followedDays / stride) + 1 }, (_, place) => place * stride);
  return {
    class: name,
    n,
    events: eventsOf(lifetimes),
    points: days.map((day) => ({ day, atRisk: survivalAt(steps, day, n).atRisk, share: at(day) })),
    atHorizon: at(horizonDays),
    median: medianSurvival(steps),
    followedDays,
  };
}

/** At exactly 1 and 0 there is a share and no interval, and the figure says why. */
function estimateAt(
  steps: readonly SurvivalStep[],
  day: number,
  { n, period }: Readonly<{ n: number; period: Period }>,
): Estimate {
  const { survival, interval, atRisk } = survivalAt(steps, day, n);
  const isSeen = atRisk > 0;
  return assembleEstimate(
    {
      estimate: isSeen ? survival : null,
      interval: isSeen ? interval : null,
      n,
      method: 'kaplan-meier',
      reason: isSeen ? (interval === null ? 'no_variation' : null) : 'too_few_rows',
    },
    { period },
  );
}

function eventsOf(lifetimes: readonly Lifetime[]): number {
  return customersOf(lifetimes.filter(({ hasEvent }) => hasEvent));
}
