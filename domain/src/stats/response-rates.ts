import { checkCount } from './check-count.ts';

/** Outcomes of the invitations. For mail: nonContact is delivered without reaction, unknown is bounced or unconfirmed. */
export type Outcomes = {
  readonly complete: number;
  readonly partial: number;
  readonly refusal: number;
  readonly nonContact: number;
  readonly other: number;
  readonly unknownHousehold: number;
  readonly unknownOther: number;
  /** Estimated share of the unknown that is eligible; must be argued, never assumed to be 0. */
  readonly eligibility: number;
};

export type ResponseRates = {
  readonly rr1: number | null;
  readonly rr2: number | null;
  readonly rr3: number | null;
  readonly rr4: number | null;
  readonly rr5: number | null;
  readonly rr6: number | null;
  readonly cooperation1: number | null;
  readonly cooperation2: number | null;
  readonly refusal1: number | null;
  readonly contact1: number | null;
};

/**
 * Response, cooperation, refusal and contact rates.
 *
 * Use with the number of the rate named: a "response rate" without a number can mean any of six. When not to use: as a
 * measure of quality; a high rate with a skewed rest is worse than a low even one (weighting-classes.ts, R-indicator).
 *
 * Source: American Association for Public Opinion Research, Standard Definitions, 10th ed. 2023.
 *
 * @example
 * responseRates({ complete: 412, partial: 38, refusal: 55, nonContact: 1203, other: 20, unknownHousehold: 90,
 *   unknownOther: 12, eligibility: 0.85 }).rr1; // 0.2251
 * @throws RangeError when a count is negative. null: nothing to divide by.
 */
export function responseRates(outcomes: Outcomes): ResponseRates {
  for (const [name, count] of Object.entries(outcomes)) checkCount(name, count);
  const { complete, partial, refusal, nonContact, other, unknownHousehold, unknownOther, eligibility } = outcomes;
  const known = complete + partial + refusal + nonContact + other;
  const unknown = unknownHousehold + unknownOther;
  const reached = complete + partial + refusal + other;
  return {
    rr1: ratio(complete, known + unknown),
    rr2: ratio(complete + partial, known + unknown),
    rr3: ratio(complete, known + eligibility * unknown),
    rr4: ratio(complete + partial, known + eligibility * unknown),
    rr5: ratio(complete, known),
    rr6: ratio(complete + partial, known),
    cooperation1: ratio(complete, reached),
    cooperation2: ratio(complete + partial, reached),
    refusal1: ratio(refusal, known + unknown),
    contact1: ratio(reached, known + unknown),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
