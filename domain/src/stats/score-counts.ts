/**
 * Answers as counts per score: the score `values[i]` was given `counts[i]` times.
 *
 * The form in which a database hands over a million answers: a scale of 11 points needs 11 numbers. Scores ascend.
 * When not to use: where answers carry weights of their own or have to be paired.
 */
export type ScoreCounts = { readonly values: readonly number[]; readonly counts: readonly number[] };
