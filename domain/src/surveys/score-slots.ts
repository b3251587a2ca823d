import { Refusal } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/** As many ratings as a score row has columns. */
export const slotCount = 32;

/** Which column of the score row holds which rating: `{ nps: 0 }`. */
export type ScoreSlots = Readonly<Record<string, number>>;

/**
 * Gives every rating a column. A rating that an earlier version had keeps its column, so that its scores stay comparable
 * by place; a new one takes a column that no version has used yet, or else one that this version leaves free.
 */
export function assignSlots(definition: SurveyDefinition, earlier: readonly ScoreSlots[]): ScoreSlots {
  const ratings = questionsOf(definition).filter((question) => question.kind === 'rating');
  if (ratings.length > slotCount)
    throw new Refusal('too_many_ratings', { pointer: '/nodes', values: { most: slotCount } });
  const known = new Map(earlier.flatMap((slots) => Object.entries(slots)));
  const kept = new Map<string, number>();
  for (const { id } of ratings) {
    const slot = known.get(id);
    if (slot !== undefined && ![...kept.values()].includes(slot)) kept.set(id, slot);
  }
  for (const { id } of ratings) {
    if (!kept.has(id)) kept.set(id, freeSlot([...kept.values()], [...known.values()]));
  }
  return Object.fromEntries(kept);
}

/** What a row of scores takes from the answers: one number or nothing for every column. */
export type ScoresOf = (answers: Answers, offPath: readonly string[]) => readonly (number | null)[];

/**
 * Compiles the columns of one version, once: a score by its place, doubled where half steps are offered, so that 7.5 is
 * a whole number too. "I don't know", a skip and an answer that is not on the path are no score.
 */
export function compileScores(definition: SurveyDefinition, slots: ScoreSlots): ScoresOf {
  const columns = questionsOf(definition).flatMap((question) => {
    const slot = slots[question.id];
    if (question.kind !== 'rating' || slot === undefined) return [];
    return [{ id: question.id, slot, factor: question.halfSteps === true ? 2 : 1 }];
  });
  const nothing: readonly (number | null)[] = Array.from({ length: slotCount }, () => null);
  return (answers, offPath) => {
    const scores = nothing.slice();
    for (const { id, slot, factor } of columns) {
      const answer = answers[id];
      if (typeof answer === 'number' && !offPath.includes(id)) scores[slot] = answer * factor;
    }
    return scores;
  };
}

function freeSlot(taken: readonly number[], used: readonly number[]): number {
  const free = Array.from({ length: slotCount }, (_, slot) => slot).filter((slot) => !taken.includes(slot));
  const slot = free.find((candidate) => !used.includes(candidate)) ?? free[0];
  if (slot === undefined) throw new Error('a survey has more ratings than slots');
  return slot;
}
