import type { Outcomes } from '../../stats/response-rates.ts';

/**
 * What became of an invitation. `opened`: the page was seen and nothing answered; `unconfirmed`: a mark that no person was
 * seen to make; `not_asked`: selected and then withheld by a rule; `waiting`: not sent yet.
 */
export type InvitationOutcome =
  | 'complete'
  | 'partial'
  | 'unconfirmed'
  | 'refused'
  | 'opened'
  | 'silent'
  | 'returned'
  | 'uncertain'
  | 'not_asked'
  | 'waiting';

export const invitationOutcomes = [
  'complete',
  'partial',
  'unconfirmed',
  'opened',
  'refused',
  'silent',
  'returned',
  'uncertain',
  'not_asked',
  'waiting',
] as const satisfies readonly InvitationOutcome[];

export type OutcomeCounts = Readonly<Record<InvitationOutcome, number>>;

/** The codes of AAPOR: interview, partial, refusal, non-contact, other, unknown (household, other); none is outside of all. */
export type AaporCode = 'I' | 'P' | 'R' | 'NC' | 'O' | 'UH' | 'UO' | 'none';

/**
 * Where each outcome is counted (Standard Definitions 2023, internet surveys of named persons): who opens and answers
 * nothing refuses by it (2.12), a mail that came back says nothing of the customer (3.3), and who was withheld was not
 * tried (3.1). What still waits has no outcome.
 */
export const aaporCodes = {
  complete: 'I',
  partial: 'P',
  unconfirmed: 'O',
  refused: 'R',
  opened: 'R',
  silent: 'NC',
  returned: 'UO',
  uncertain: 'UO',
  not_asked: 'UH',
  waiting: 'none',
} as const satisfies Readonly<Record<InvitationOutcome, AaporCode>>;

export const noOutcomes: OutcomeCounts = {
  complete: 0,
  partial: 0,
  unconfirmed: 0,
  refused: 0,
  opened: 0,
  silent: 0,
  returned: 0,
  uncertain: 0,
  not_asked: 0,
  waiting: 0,
};

/**
 * The counts of outcomes by AAPOR's codes, for the response rates.
 *
 * Use before response-rate-estimates.ts. When not to use: for a funnel, which keeps the outcomes apart.
 *
 * @param eligibility share of the unknown that is a customer still: argued, never assumed to be 0
 * @example
 * aaporOutcomes({ ...noOutcomes, complete: 41, silent: 59 }, 1).nonContact; // 59
 * @throws nothing.
 */
export function aaporOutcomes(counts: OutcomeCounts, eligibility: number): Outcomes {
  const coded = (code: AaporCode) =>
    invitationOutcomes.reduce((sum, outcome) => sum + (aaporCodes[outcome] === code ? counts[outcome] : 0), 0);
  return {
    complete: coded('I'),
    partial: coded('P'),
    refusal: coded('R'),
    nonContact: coded('NC'),
    other: coded('O'),
    unknownHousehold: coded('UH'),
    unknownOther: coded('UO'),
    eligibility,
  };
}
