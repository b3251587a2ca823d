import type { AaporCode } from '../metrics/nonresponse/invitation-outcomes.ts';
import type { Outcomes } from '../stats/response-rates.ts';
import { type CallOutcome, callOutcomes, dispositions } from './call-outcome.ts';

/** How many customers of a call list came to each outcome; `untried` were not rung yet. */
export type CallCounts = Readonly<Partial<Record<CallOutcome, number>> & { untried: number }>;

/**
 * A call list by AAPOR's codes, for the response rates.
 *
 * While there is calling to do, who was not rung yet has no outcome and is left out; once it is over they are cases that were
 * never worked (3.11), and unknown like those that only rang.
 *
 * Use before metrics/nonresponse/response-rate-estimates.ts. When not to use: for a funnel, which keeps the outcomes apart.
 *
 * Source: AAPOR, Standard Definitions, 10th ed. 2023.
 *
 * @param eligibility share of the unknown that is a customer still: argued, never assumed to be 0
 * @example
 * callRates({ complete: 6, refused: 2, no_answer: 2, untried: 0 }, { eligibility: 1, isOver: true }).refusal; // 2
 * @throws nothing.
 */
export function callRates(
  counts: CallCounts,
  { eligibility, isOver }: Readonly<{ eligibility: number; isOver: boolean }>,
): Outcomes {
  const coded = (code: AaporCode) =>
    callOutcomes.reduce((sum, outcome) => sum + (dispositions[outcome].group === code ? (counts[outcome] ?? 0) : 0), 0);
  return {
    complete: coded('I'),
    partial: coded('P'),
    refusal: coded('R'),
    nonContact: coded('NC'),
    other: coded('O'),
    unknownHousehold: coded('UH') + (isOver ? counts.untried : 0),
    unknownOther: coded('UO'),
    eligibility,
  };
}
