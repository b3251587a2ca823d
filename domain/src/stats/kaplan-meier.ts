import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';
import { twoSidedZ } from './two-sided-z.ts';

export type Lifetime = {
  readonly time: number;
  /** Whether the event was seen at that time; false when the customer was still there when last seen. */
  readonly hasEvent: boolean;
  /** How many customers this was seen of, where they come counted; 1 when left out. */
  readonly count?: number;
};

export type SurvivalStep = {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Null when nobody is left. */
  readonly standardError: number | null;
  /** Null at exactly 1 and 0. */
  readonly interval: Interval | null;
};

/**
 * Kaplan-Meier: the share still there after each time, counting customers only for as long as they were seen.
 *
 * Use for time to leaving or to the next order. When not to use: when those lost from sight differ from those who stay.
 *
 * One step per time at which an event or a loss from sight happened. Of both at the same time, the event comes first.
 *
 * Source: Kaplan & Meier 1958, JASA 53, 457-481; Greenwood 1926 for the error; log-log interval of Kalbfleisch & Prentice
 * 1980, which stays within 0 and 1. R: survival::survfit(conf.type = "log-log").
 *
 * @example
 * kaplanMeier([{ time: 2, hasEvent: true }, { time: 3, hasEvent: false }], 0.95)[0]?.survival; // 0.5
 * @throws RangeError when a time is negative or the level is impossible.
 */
export function kaplanMeier(lifetimes: readonly Lifetime[], level: number): readonly SurvivalStep[] {
  checkLevel(level);
  const z = twoSidedZ(level);
  const steps: SurvivalStep[] = [];
  let atRisk = customersOf(lifetimes);
  let survival = 1;
  let greenwood = 0;
  for (const { time, events, gone } of tally(lifetimes)) {
    survival = events === atRisk ? 0 : survival * (1 - events / atRisk);
    if (events > 0 && survival > 0) greenwood += events / (atRisk * (atRisk - events));
    steps.push({
      time,
      atRisk,
      events,
      survival,
      standardError: survival === 0 ? null : survival * Math.sqrt(greenwood),
      interval: logLogInterval(survival, greenwood, z),
    });
    atRisk -= gone;
  }
  return steps;
}

/** How many customers these lifetimes are of. */
export function customersOf(lifetimes: readonly Lifetime[]): number {
  return lifetimes.reduce((sum, { count = 1 }) => sum + count, 0);
}

type Moment = { readonly time: number; readonly events: number; readonly gone: number };

/** Events and departures of any kind per time, in order of time. */
function tally(lifetimes: readonly Lifetime[]): readonly Moment[] {
  const byTime = new Map<number, Moment>();
  for (const { time, hasEvent, count = 1 } of lifetimes) {
    if (!(time >= 0 && Number.isFinite(time))) throw new RangeError(`a time is not negative, but ${time}`);
    const { events, gone } = byTime.get(time) ?? { events: 0, gone: 0 };
    byTime.set(time, { time, events: events + (hasEvent ? count : 0), gone: gone + count });
  }
  return [...byTime.values()].sort((left, right) => left.time - right.time);
}

function logLogInterval(survival: number, greenwood: number, z: number): Interval | null {
  if (survival === 0 || survival === 1) return null;
  const logSurvival = Math.log(survival);
  const half = (z * Math.sqrt(greenwood)) / Math.abs(logSurvival);
  return [Math.exp(logSurvival * Math.exp(half)), Math.exp(logSurvival * Math.exp(-half))];
}
