import { assembleEstimate, defaultLevel } from '../../metrics/assemble-estimate.ts';
import type { Comparison } from '../../metrics/compare-metric.ts';
import { scoreMinimum } from '../../metrics/display-rule.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import type { Period } from '../../metrics/period.ts';
import { compareMeans } from '../../stats/compare-means.ts';
import { countScores } from '../../stats/count-scores.ts';
import { hc3Errors } from '../../stats/hc3-errors.ts';
import { leastSquares } from '../../stats/least-squares.ts';
import { meanInterval } from '../../stats/mean-interval.ts';
import { moments } from '../../stats/moments.ts';
import { twoSidedT } from '../../stats/two-sided-t.ts';

/** Upper ends, in days, of how long a complaint took; the last group is open. */
export const solvedWithinDays = [2, 5, 10] as const;

/** A complainant's gain (recovery-effect.ts), and how the complaint was dealt with. */
export type DealtGain = Readonly<{ gain: number; solvedDays: number; wasSpoken: boolean }>;

/** The mean score, or gain, of customers of whom each counts once, with the interval of Student's t. */
export function meanPoints(points: readonly number[], period: Period): Estimate {
  const { n, mean, variance, reason } = moments(countScores(points));
  const interval =
    variance === null || variance === 0 ? null : meanInterval({ n, mean, variance, reason }, defaultLevel);
  return assembleEstimate({ estimate: mean, interval, n, method: 't', reason }, { period });
}

/**
 * Whether complainants who were spoken to gained more than those who were not: first minus second.
 *
 * Use to see whether the call goes with recovery. When not to use: as the effect of calling: who can be reached, and whom staff
 * choose to call, is no chance.
 *
 * Source: Welch 1947 (stats/compare-means.ts). The comparable means that all gains share are taken as known.
 *
 * @example
 * compareContact(gains).verdict; // 'higher'
 * @throws nothing.
 */
export function compareContact(
  gains: readonly DealtGain[],
): Pick<Comparison, 'verdict' | 'difference' | 'low' | 'high' | 'method'> {
  const side = (wasSpoken: boolean) =>
    countScores(gains.filter((one) => one.wasSpoken === wasSpoken).map(({ gain }) => gain));
  const { difference, interval, firstN, secondN } = compareMeans(side(true), side(false), defaultLevel);
  const shown = { difference, low: interval?.[0] ?? null, high: interval?.[1] ?? null, method: 'welch' } as const;
  if (interval === null || Math.min(firstN, secondN) < scoreMinimum) return { ...shown, verdict: 'too few' };
  if (interval[0] <= 0 && interval[1] >= 0) return { ...shown, verdict: 'no difference shown' };
  return { ...shown, verdict: interval[0] > 0 ? 'higher' : 'lower' };
}

/** The place of the group, from 0, that so many days belong to. */
export function solvedGroup(days: number): number {
  const place = solvedWithinDays.findIndex((most) => days <= most);
  return place < 0 ? solvedWithinDays.length : place;
}

/** Complainants whose complaint took more than `overDays` and at most `withinDays`; null for however long. */
export type SpeedGroup = Readonly<{ overDays: number; withinDays: number | null; gains: readonly number[] }>;

/**
 * The ordered groups of days with the gains in them, of which none is smaller than the minimum: a small one goes with the next
 * slower, the last with the one before, so that nobody can be told and the order stays.
 *
 * @example
 * speedGroups(gains, 5).map(({ withinDays }) => withinDays); // [2, 5, null]: hardly any took longer than ten days
 * @throws nothing.
 */
export function speedGroups(gains: readonly DealtGain[], minimum: number): readonly SpeedGroup[] {
  const ends = [...solvedWithinDays, null];
  let groups: SpeedGroup[] = [];
  let waiting: SpeedGroup | undefined;
  for (const [place, withinDays] of ends.entries()) {
    const own = gains.filter(({ solvedDays }) => solvedGroup(solvedDays) === place).map(({ gain }) => gain);
    const overDays = waiting?.overDays ?? solvedWithinDays[place - 1] ?? 0;
    const group: SpeedGroup = { overDays, withinDays, gains: [...(waiting?.gains ?? []), ...own] };
    if (group.gains.length < minimum) waiting = group;
    else {
      groups = [...groups, group];
      waiting = undefined;
    }
  }
  const last = groups.at(-1);
  if (waiting === undefined || last === undefined) return groups;
  return [...groups.slice(0, -1), { ...last, withinDays: null, gains: [...last.gains, ...waiting.gains] }];
}

/**
 * What one group later (slower) does to the gain: the slope over the ordered groups of days.
 *
 * Use to see whether speed goes with recovery. When not to use: to say how many points a day costs: the groups are not equally
 * long, and hard cases take longer and please less.
 *
 * Source: least squares with HC3 errors (MacKinnon & White 1985), t with n - 2.
 *
 * @returns points per group; below zero when slower means less
 * @example
 * slopeBySpeed(gains, period).high; // -0.1: slower is less, beyond chance
 * @throws nothing.
 */
export function slopeBySpeed(gains: readonly DealtGain[], period: Period): Estimate {
  const n = gains.length;
  const groups = gains.map(({ solvedDays }) => solvedGroup(solvedDays));
  const fit = leastSquares(
    [groups],
    gains.map(({ gain }) => gain),
  );
  const error = fit === null ? null : (hc3Errors(fit)?.[0] ?? null);
  const slope = fit?.coefficients[0] ?? null;
  const half = error === null || !(error > 0) || n < 3 ? null : twoSidedT(defaultLevel, n - 2) * error;
  const interval = slope === null || half === null ? null : ([slope - half, slope + half] as const);
  const reason = n === 0 ? 'no_answers' : interval === null ? 'no_variation' : null;
  return assembleEstimate({ estimate: slope, interval, n, method: 'hc3', reason }, { period });
}
