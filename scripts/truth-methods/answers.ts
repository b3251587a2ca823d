import { countScores } from '../../domain/src/stats/count-scores.ts';
import type { ScoreCounts } from '../../domain/src/stats/score-counts.ts';
import { type Json, readColumn } from './read-input.ts';

const npsScores = new Set(Array.from({ length: 11 }, (_, score) => score));

/** The numbers of a column, without the missing ones. */
export function readGiven(value: Json | undefined): readonly number[] {
  return readColumn(value).filter((given) => given !== null);
}

/** A column of measurements as counts per value. */
export function readScores(value: Json | undefined): ScoreCounts {
  return countScores(readGiven(value));
}

/** A column of recommendation answers: missing, off-scale and broken ones become null. */
export function readNpsColumn(value: Json | undefined): readonly (number | null)[] {
  return readColumn(value).map((answer) => (answer !== null && npsScores.has(answer) ? answer : null));
}

/** Rows in which both columns hold a number. */
export function readPairs(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
): readonly (readonly [number, number])[] {
  return first.flatMap((left, row) => {
    const right = second[row];
    return left === null || right === null || right === undefined ? [] : [[left, right] as const];
  });
}
