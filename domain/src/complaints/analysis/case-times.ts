import { assembleEstimate, defaultLevel } from '../../metrics/assemble-estimate.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import { estimatePart } from '../../metrics/estimate-part.ts';
import type { Period } from '../../metrics/period.ts';
import { customersOf, kaplanMeier, type Lifetime } from '../../stats/kaplan-meier.ts';
import { medianSurvival } from '../../stats/median-survival.ts';
import type { Promised, PromiseName } from '../case-clock.ts';

/** What the customer waits for. */
export const awaited = ['first_contact', 'decision'] as const;
export type Awaited = (typeof awaited)[number];

/** From the day on which the customer complained; null what did not happen (yet). */
export type CaseTimes = Readonly<{
  receivedAt: Date;
  firstContactAt: Date | null;
  decisionAt: Date | null;
  endedAt: Date | null;
}>;

const hourMs = 3_600_000;

/**
 * Hours until half of the complainants were spoken to, or had their decision: of the clock on the wall, as customers wait.
 *
 * Use beside the share of promises kept. Complaints that wait still count for as long as they have waited, so that the slow
 * ones are not left out for being slow. When not to use: for a promise in working hours (keptPromises).
 *
 * Source: Kaplan & Meier 1958; median and its limits by Brookmeyer & Crowley 1982 (stats/median-survival.ts).
 *
 * @returns estimate in hours; null with reason too_few_for_level where half was not reached, or a limit was not
 * @example
 * medianWait(cases, 'decision', { now, period }).estimate; // 51.5
 * @throws RangeError when something happened before the complaint.
 */
export function medianWait(
  cases: readonly CaseTimes[],
  what: Awaited,
  { now, period }: Readonly<{ now: Date; period: Period }>,
): Estimate {
  const lifetimes = cases.map((one): Lifetime => {
    const happenedAt = what === 'decision' ? one.decisionAt : one.firstContactAt;
    // Who withdrew, or cannot be reached, was there to be seen waiting until then.
    const until = happenedAt ?? one.endedAt ?? now;
    return { time: (until.getTime() - one.receivedAt.getTime()) / hourMs, hasEvent: happenedAt !== null };
  });
  const { median, low, high } = medianSurvival(kaplanMeier(lifetimes, defaultLevel));
  const n = customersOf(lifetimes);
  const interval = median === null || low === null || high === null ? null : ([low, high] as const);
  const reason = n === 0 ? 'no_answers' : interval === null ? 'too_few_for_level' : null;
  return assembleEstimate({ estimate: median, interval, n, method: 'brookmeyer-crowley', reason }, { period });
}

/**
 * The share of promises that were kept, of those whose time is over.
 *
 * Use for how well the firm keeps its word. A promise that falls due later counts for nothing yet, even when it was met: else
 * the quick ones would count at once and the slow ones only when they are late. When not to use: to judge a person by cases
 * that nobody could help; leave out what lay outside of the firm's control before (of the customer's figure never).
 *
 * Source: ISO 10002:2018, 8.2; Wilson's interval.
 *
 * @example
 * keptPromises(cases, 'first_contact', { now, period }).estimate; // 0.91
 * @throws nothing.
 */
export function keptPromises(
  cases: readonly (readonly Promised[])[],
  name: PromiseName,
  { now, period }: Readonly<{ now: Date; period: Period }>,
): Estimate {
  const due = cases.flatMap((promises) => promises.filter((one) => one.name === name && one.due <= now));
  return estimatePart(due.filter(({ isBroken }) => !isBroken).length, due.length, { period });
}
