/**
 * What an act of answering is worth: `human` counts, `unconfirmed` is shown apart, `machine` is kept and never shown
 * as an answer.
 */
export type VoteClass = 'human' | 'unconfirmed' | 'machine';

/** A vote gives way to one of a higher rank. */
export const voteRanks: Readonly<Record<VoteClass, number>> = { human: 2, unconfirmed: 1, machine: 0 };
