import { binomialProbability } from './binomial-probability.ts';
import { checkCount } from './check-count.ts';
import { chiSquareTail } from './chi-square-tail.ts';
import type { Reason } from './reason.ts';

/** The same respondents twice: how many said yes both times, only first, only second, never. */
export type PairedShares = {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
};

export type PairedProportionsComparison = {
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly chiSquare: number | null;
  readonly pValue: number | null;
  readonly exactPValue: number | null;
  readonly reason: Reason | null;
};

/**
 * Change of a share among the same respondents, first minus second, by McNemar's test.
 *
 * Use when each respondent was asked twice; only those who changed carry information. Below about 25 changes use the exact
 * p-value. When not to use: for different respondents (compare-proportions.ts).
 *
 * Source: Q. McNemar, Psychometrika 12 (1947) 153-157, without continuity correction; A. Agresti, Categorical Data
 * Analysis, 2nd ed. 2002, section 10.1.
 *
 * @example
 * compareProportionsPaired({ both: 794, onlyFirst: 150, onlySecond: 86, neither: 570 }); // difference 0.04
 * @throws RangeError when a count is negative. Reasons: no_answers; no_variation (nobody changed: the tests are null).
 */
export function compareProportionsPaired(shares: PairedShares): PairedProportionsComparison {
  for (const [name, count] of Object.entries(shares)) checkCount(name, count);
  const { both, onlyFirst, onlySecond, neither } = shares;
  const n = both + onlyFirst + onlySecond + neither;
  if (n === 0) return unknown;
  const changed = onlyFirst + onlySecond;
  const net = onlyFirst - onlySecond;
  const chiSquare = changed === 0 ? null : (net * net) / changed;
  return {
    difference: net / n,
    standardError: Math.sqrt(changed - (net * net) / n) / n,
    chiSquare,
    pValue: chiSquare === null ? null : chiSquareTail(chiSquare, 1),
    exactPValue:
      changed === 0 ? null : Math.min(1, 2 * binomialProbability(Math.min(onlyFirst, onlySecond), changed, 0.5)),
    reason: changed === 0 ? 'no_variation' : null,
  };
}

const unknown: PairedProportionsComparison = {
  difference: null,
  standardError: null,
  chiSquare: null,
  pValue: null,
  exactPValue: null,
  reason: 'no_answers',
};
