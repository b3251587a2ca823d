import { assembleEstimate, defaultLevel } from '../../metrics/assemble-estimate.ts';
import { scoreMinimum } from '../../metrics/display-rule.ts';
import type { Estimate } from '../../metrics/estimate.ts';
import type { Period } from '../../metrics/period.ts';
import { normalQuantile } from '../../stats/normal-quantile.ts';
import { sum } from '../../stats/sum.ts';
import { twoSidedT } from '../../stats/two-sided-t.ts';
import { meanPoints } from './recovery-groups.ts';

/** Two scores of one customer on the same question: before the complaint and after it was settled, or just two in a row. */
export type AnswerPair = Readonly<{
  customer: string;
  before: number;
  after: number;
  /** What else must be alike to compare: the quarter of the later answer, the channel. */
  stratum: string;
  /** False for a customer who never complained. A complainant gives one pair. */
  hasComplained: boolean;
}>;

/** A complainant's change beyond the mean change of comparable customers. */
export type RecoveryGain = Readonly<{ customer: string; gain: number }>;

/**
 * `too few`: not ten complainants with comparable customers. `too early`: a difference that matters (a tenth of the scale)
 * could not be seen yet, whatever stands there.
 */
export type RecoveryVerdict = 'too few' | 'too early' | 'gained' | 'lost' | 'no difference shown';

export type RecoveryEffect = Readonly<{
  /** Points of the scale; n is the number of complainants that were compared. */
  effect: Estimate;
  /** Complainants for whom there was nobody to compare with. */
  unmatched: number;
  /** Customers without a complaint who were compared with. */
  compared: number;
  /** Mean score of the complainants before, where the comparable began as well, and of each of them after. */
  before: Estimate;
  complainedAfter: Estimate;
  comparableAfter: Estimate;
  /** The smallest effect that would be seen in eight of ten cases with answers like these. */
  detectable: number | null;
  verdict: RecoveryVerdict;
  gains: readonly RecoveryGain[];
}>;

export type RecoveryOptions = Readonly<{
  period: Period;
  /** Ends of the scale. */
  scale: Readonly<{ min: number; max: number }>;
  isHigherBetter?: boolean;
  level?: number;
}>;

const power = 0.8;
/** One comparable customer has a change, two have a spread. */
const comparableMinimum = 2;

type Stratum = Readonly<{ treated: readonly AnswerPair[]; controls: readonly AnswerPair[]; change: number }>;

/**
 * What a complaint that was dealt with did to a customer's score: the change of complainants less that of customers who gave
 * the same score at first and did not complain (difference in differences, matched).
 *
 * Use for the line from complaints to scores. Who gives a low score answers higher next time by chance alone; comparing with
 * equals of the first score takes that out, and the quarter takes out what changed for all. When not to use: as proof of a
 * cause: who complains differs from who keeps silent in more than the score.
 *
 * Each complainant's gain is the change less the mean change of the stratum's comparable customers; the effect is the mean gain.
 * Its variance is that of the gains, and of the comparable means, in which a customer with several pairs is one cluster; what
 * is in both counts once. t by Satterthwaite.
 *
 * Source: Abadie & Imbens, Econometrica 74 (2006) 235-267, theorem 7, for the mean of those treated; Angrist & Pischke 2009, ch. 5.
 *
 * @example
 * recoveryEffect(pairs, { period, scale: { min: 0, max: 10 } }).verdict; // 'gained'
 * @throws RangeError for scores off the scale and a complainant twice.
 */
export function recoveryEffect(
  pairs: readonly AnswerPair[],
  { period, scale, isHigherBetter = true, level = defaultLevel }: RecoveryOptions,
): RecoveryEffect {
  checkPairs(pairs, scale);
  const strata = matchedStrata(pairs, scale);
  const all = pairs.filter(({ hasComplained }) => hasComplained).length;
  const gains = strata.flatMap(({ treated, change }) =>
    treated.map((pair) => ({ customer: pair.customer, gain: pair.after - pair.before - change })),
  );
  const n = gains.length;
  const compared = new Set(strata.flatMap(({ controls }) => controls.map(({ customer }) => customer))).size;
  const error = errorOf(strata, gains);
  const treated = strata.flatMap((stratum) => stratum.treated);
  const before = meanPoints(
    treated.map((pair) => pair.before),
    period,
  );
  const matched = {
    unmatched: all - n,
    compared,
    before,
    complainedAfter: meanPoints(
      treated.map((pair) => pair.after),
      period,
    ),
    comparableAfter: comparableAfter(strata, before, { error: error.compared, n: compared, period }),
    gains,
  };
  const estimate = n === 0 ? null : sum(gains.map(({ gain }) => gain)) / n;
  if (estimate === null || !(error.size > 0)) {
    const reason = n === 0 ? 'no_answers' : n === 1 ? 'one_answer' : 'no_variation';
    const effect = assembleEstimate({ estimate, interval: null, n, method: 'matched', reason }, { period, level });
    return { ...matched, effect, detectable: null, verdict: 'too few' };
  }
  const half = twoSidedT(level, error.df) * error.size;
  const interval = [estimate - half, estimate + half] as const;
  const detectable = error.size * (normalQuantile((1 + level) / 2) + normalQuantile(power));
  const isEnough = Math.min(n, compared) >= scoreMinimum;
  const worthwhile = (scale.max - scale.min) / 10;
  const verdict = verdictOf(interval, { isEnough, isEarly: detectable > worthwhile, isHigherBetter });
  const effect = assembleEstimate({ estimate, interval, n, method: 'matched', reason: null }, { period, level });
  return { ...matched, effect, detectable, verdict };
}

/** Where complainants would have come to had they changed as the comparable did. */
function comparableAfter(
  strata: readonly Stratum[],
  before: Estimate,
  { error, n, period }: Readonly<{ error: number; n: number; period: Period }>,
): Estimate {
  const change = sum(strata.map((stratum) => stratum.treated.length * stratum.change)) / before.n;
  const estimate = before.estimate === null ? null : before.estimate + change;
  const half = n > 1 && error > 0 ? twoSidedT(defaultLevel, n - 1) * error : null;
  const interval = estimate === null || half === null ? null : ([estimate - half, estimate + half] as const);
  const reason = estimate === null ? 'no_answers' : interval === null ? 'no_variation' : null;
  return assembleEstimate({ estimate, interval, n, method: 'matched', reason }, { period });
}

function verdictOf(
  [low, high]: readonly [number, number],
  { isEnough, isEarly, isHigherBetter }: Readonly<{ isEnough: boolean; isEarly: boolean; isHigherBetter: boolean }>,
): RecoveryVerdict {
  if (!isEnough) return 'too few';
  if (isEarly) return 'too early';
  if (low > 0) return isHigherBetter ? 'gained' : 'lost';
  if (high < 0) return isHigherBetter ? 'lost' : 'gained';
  return 'no difference shown';
}

/** Those with complainants and at least two comparable pairs. A scale finer than eleven points is matched by tenths. */
function matchedStrata(pairs: readonly AnswerPair[], { min, max }: RecoveryOptions['scale']): readonly Stratum[] {
  const keyOf = ({ before, stratum }: AnswerPair) => `${Math.round((10 * (before - min)) / (max - min))} ${stratum}`;
  const grouped = new Map<string, Readonly<{ treated: AnswerPair[]; controls: AnswerPair[] }>>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const own = grouped.get(key) ?? { treated: [], controls: [] };
    (pair.hasComplained ? own.treated : own.controls).push(pair);
    grouped.set(key, own);
  }
  return [...grouped.values()].flatMap(({ treated, controls }) => {
    if (treated.length === 0 || controls.length < comparableMinimum) return [];
    return [{ treated, controls, change: sum(controls.map(changeOf)) / controls.length }];
  });
}

function changeOf({ before, after }: AnswerPair): number {
  return after - before;
}

type EffectError = Readonly<{
  /** Of the effect; NaN of fewer than two complainants. */
  size: number;
  df: number;
  /** Of the comparable mean alone. */
  compared: number;
}>;

function errorOf(strata: readonly Stratum[], gains: readonly RecoveryGain[]): EffectError {
  const n = gains.length;
  const mean = sum(gains.map(({ gain }) => gain)) / n;
  const own = sum(gains.map(({ gain }) => (gain - mean) ** 2)) / (n - 1) / n;
  const moves = new Map<string, number>();
  let overlap = 0;
  for (const { treated, controls, change } of strata) {
    const weight = treated.length / (n * controls.length);
    // The residuals of so few around their own mean are too short.
    const inflation = Math.sqrt(controls.length / (controls.length - 1));
    for (const pair of controls) {
      const move = weight * inflation * (changeOf(pair) - change);
      moves.set(pair.customer, (moves.get(pair.customer) ?? 0) + move);
    }
    const variance = sum(controls.map((pair) => (changeOf(pair) - change) ** 2)) / (controls.length - 1);
    overlap += (treated.length * variance) / (n * n * controls.length);
  }
  const compared = sum([...moves.values()].map((move) => move ** 2));
  const others = Math.max(0, compared - overlap);
  const variance = own + others;
  const df = variance ** 2 / (own ** 2 / (n - 1) + others ** 2 / Math.max(1, moves.size - 1));
  return { size: Math.sqrt(variance), df, compared: Math.sqrt(compared) };
}

function checkPairs(pairs: readonly AnswerPair[], { min, max }: RecoveryOptions['scale']): void {
  const complainants = pairs.filter(({ hasComplained }) => hasComplained).map(({ customer }) => customer);
  if (new Set(complainants).size < complainants.length) throw new RangeError('a complainant gives one pair of answers');
  if (pairs.some(({ before, after }) => !(before >= min && before <= max && after >= min && after <= max)))
    throw new RangeError(`a score lies off the scale of ${min} to ${max}`);
}
