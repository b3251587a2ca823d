import { at } from './at.ts';
import type { Reason } from './reason.ts';
import { sum } from './sum.ts';

export type Invited = { readonly group: string; readonly hasResponded: boolean; readonly baseWeight: number };

export type WeightingClasses = {
  /** Weighted response rate per class, classes in alphabetical order. */
  readonly rates: ReadonlyMap<string, number>;
  /** Weights per invited person, 0 for those who did not respond; null when a class has no respondent. */
  readonly weights: readonly number[] | null;
  /** 1 when all classes respond alike, towards 0 when they differ as much as they can. */
  readonly rIndicator: number | null;
  readonly reason: Reason | null;
};

/**
 * Nonresponse weights by class: respondents speak for those of their class who did not respond.
 *
 * Use when something is known of everybody invited (region, contract, age) that goes with both responding and the answer.
 * When not to use: with classes of a handful; merge them first. A class without a respondent is refused, never weighted
 * with infinity.
 *
 * Source: G. Kalton & I. Flores-Cervantes, Journal of Official Statistics 19 (2003) 81-97; B. Schouten, F. Cobben &
 * J. Bethlehem, Survey Methodology 35 (2009) 101-113 (R-indicator, 1 - 2 S of the response propensities).
 *
 * @example
 * weightingClasses([{ group: 'old', hasResponded: true, baseWeight: 1 }, { group: 'old', hasResponded: false,
 *   baseWeight: 1 }]).weights; // [2, 0]
 * @throws nothing. Reasons: no_answers (nobody invited), empty_category.
 */
export function weightingClasses(invited: readonly Invited[]): WeightingClasses {
  const names = [...new Set(invited.map(({ group }) => group))].sort();
  const rates = new Map(names.map((name) => [name, responseRate(invited.filter(({ group }) => group === name))]));
  const total = sum(invited.map(({ baseWeight }) => baseWeight));
  if (!(total > 0)) return { rates, weights: null, rIndicator: null, reason: 'no_answers' };
  const propensities = invited.map(({ group }) => rates.get(group) ?? 0);
  const mean = sum(invited.map(({ baseWeight }, index) => baseWeight * at(propensities, index))) / total;
  const spread =
    sum(invited.map(({ baseWeight }, index) => baseWeight * (at(propensities, index) - mean) ** 2)) / total;
  const isEmpty = [...rates.values()].some((rate) => rate === 0);
  return {
    rates,
    weights: isEmpty
      ? null
      : invited.map(({ hasResponded, baseWeight }, index) => (hasResponded ? baseWeight / at(propensities, index) : 0)),
    rIndicator: 1 - 2 * Math.sqrt(spread),
    reason: isEmpty ? 'empty_category' : null,
  };
}

function responseRate(members: readonly Invited[]): number {
  const all = sum(members.map(({ baseWeight }) => baseWeight));
  return all === 0
    ? 0
    : sum(members.filter(({ hasResponded }) => hasResponded).map(({ baseWeight }) => baseWeight)) / all;
}
