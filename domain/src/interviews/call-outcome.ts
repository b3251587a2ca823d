import type { AaporCode } from '../metrics/nonresponse/invitation-outcomes.ts';

/**
 * What a call to one named customer came to, in the order in which it outweighs what other calls to the same customer came
 * to: an interview before a refusal, a word with the customer before a ringing telephone.
 */
export const callOutcomes = [
  'complete',
  'partial',
  'do_not_call',
  'refused',
  'broken_off',
  'not_eligible',
  'language',
  'unable',
  'call_back',
  'not_in',
  'voice_mail',
  'wrong_number',
  'busy',
  'no_answer',
] as const;

export type CallOutcome = (typeof callOutcomes)[number];

/** Outcomes that an interviewer chooses; whether an interview is complete or partial is told by its answers. */
export const chosenOutcomes = callOutcomes.filter((outcome) => outcome !== 'complete' && outcome !== 'partial');

type Disposition = Readonly<{
  /** The number of AAPOR's table, for whoever compares fieldwork of other houses. */
  code: string;
  group: AaporCode;
  /** Whether nobody rings this customer again for this study. */
  isFinal: boolean;
}>;

/**
 * Where each outcome is counted: AAPOR, Standard Definitions, 10th ed. 2023, telephone surveys of specifically named persons.
 * A customer who is on the line and puts it off is a non-contact (2.21) until there is an interview or a refusal. A telephone
 * that only rings says nothing of the customer (3.13), nor does a number that is another's (3.3, as a mail that came back).
 * Who is no customer any more is outside of all rates (4.7).
 */
export const dispositions: Readonly<Record<CallOutcome, Disposition>> = {
  complete: { code: '1.1', group: 'I', isFinal: true },
  partial: { code: '1.2', group: 'P', isFinal: true },
  do_not_call: { code: '2.112', group: 'R', isFinal: true },
  refused: { code: '2.112', group: 'R', isFinal: true },
  broken_off: { code: '2.12', group: 'R', isFinal: true },
  not_eligible: { code: '4.7', group: 'none', isFinal: true },
  language: { code: '2.33', group: 'O', isFinal: true },
  unable: { code: '2.32', group: 'O', isFinal: true },
  call_back: { code: '2.21', group: 'NC', isFinal: false },
  not_in: { code: '2.21', group: 'NC', isFinal: false },
  voice_mail: { code: '2.22', group: 'NC', isFinal: false },
  wrong_number: { code: '3.3', group: 'UO', isFinal: true },
  busy: { code: '3.12', group: 'UH', isFinal: false },
  no_answer: { code: '3.13', group: 'UH', isFinal: false },
};

/**
 * What all calls to one customer say together.
 *
 * Use after every attempt. When not to use: to see what happened last; the attempts tell that.
 *
 * Source: AAPOR, Standard Definitions 2023, "Final disposition codes": the most informative outcome, not the latest.
 *
 * @example
 * outweighing('call_back', 'no_answer'); // 'call_back'
 * @throws nothing.
 */
export function outweighing(before: CallOutcome | null, now: CallOutcome): CallOutcome {
  if (before === null) return now;
  return callOutcomes.indexOf(before) < callOutcomes.indexOf(now) ? before : now;
}

/** From this share of the questions on the path on, an interview that was broken off counts as a partial one. */
export const partialShare = 0.5;

/**
 * What an interview that somebody broke off for good comes to: a partial one from half of the questions on, else a refusal.
 *
 * Use when the customer does not want to go on. When not to use: when they want to be called back.
 *
 * Source: AAPOR, Standard Definitions 2023, on break-offs: less than half of all applicable questions.
 *
 * @example
 * brokenOff({ asked: 8, answered: 4 }); // 'partial'
 * @throws nothing.
 */
export function brokenOff({ asked, answered }: Readonly<{ asked: number; answered: number }>): CallOutcome {
  return asked > 0 && answered / asked >= partialShare ? 'partial' : 'broken_off';
}
