import { type Outcomes, type ResponseRates, responseRates } from '../../stats/response-rates.ts';
import { wilsonInterval } from '../../stats/wilson-interval.ts';
import { assembleEstimate, defaultLevel } from '../assemble-estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { Period } from '../period.ts';

export type RateName = keyof ResponseRates;

export const rateNames = [
  'rr1',
  'rr2',
  'rr3',
  'rr4',
  'rr5',
  'rr6',
  'cooperation1',
  'cooperation2',
  'refusal1',
  'contact1',
] as const satisfies readonly RateName[];

/**
 * The ten rates of AAPOR with Wilson intervals: how far the readiness of customers like these to answer could lie from what
 * this round saw.
 *
 * Use with the rate's number beside it. When not to use: as a measure of quality (representativity.ts).
 *
 * Source: AAPOR, Standard Definitions, 10th ed. 2023 (stats/response-rates.ts).
 *
 * @example
 * responseRateEstimates(outcomes, period)[0]; // { rate: 'rr1', value: { estimate: 0.33, low: 0.31, … } }
 * @throws RangeError when a count is negative.
 */
export function responseRateEstimates(
  outcomes: Outcomes,
  period: Period,
): readonly Readonly<{ rate: RateName; value: Estimate }>[] {
  const rates = responseRates(outcomes);
  return rateNames.map((rate) => {
    const share = rates[rate];
    const n = wholeOf(rate, outcomes);
    const interval = share === null ? null : wilsonInterval(share * n, n, defaultLevel);
    const reason = share === null ? 'no_answers' : null;
    return {
      rate,
      value: assembleEstimate({ estimate: share, interval, n: Math.round(n), method: 'wilson', reason }, { period }),
    };
  });
}

/** What each rate is divided by, which is what its interval rests on. */
function wholeOf(rate: RateName, outcomes: Outcomes): number {
  const { complete, partial, refusal, nonContact, other, unknownHousehold, unknownOther, eligibility } = outcomes;
  const reached = complete + partial + refusal + other;
  const known = reached + nonContact;
  const unknown = unknownHousehold + unknownOther;
  switch (rate) {
    case 'rr1':
    case 'rr2':
    case 'refusal1':
    case 'contact1':
      return known + unknown;
    case 'rr3':
    case 'rr4':
      return known + eligibility * unknown;
    case 'rr5':
    case 'rr6':
      return known;
    case 'cooperation1':
    case 'cooperation2':
      return reached;
  }
}
