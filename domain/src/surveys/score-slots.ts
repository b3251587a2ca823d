import { Refusal } from '../refusal.ts';
import { questionsOf, type SurveyDefinition } from './survey-definition.ts';

/** As many ratings as a score row has columns. */
export const slotCount = 8;

/** Which column of the score row holds which rating: `{ nps: 0 }`. */
export type ScoreSlots = Readonly<Record<string, number>>;

/**
 * Gives every rating a column. A rating that an earlier version had keeps its column, so that its scores stay comparable
 * by place; a new one takes a column that no version has used yet, or else one that this version leaves free.
 */
export function assignSlots(definition: SurveyDefinition, earlier: readonly ScoreSlots[]): ScoreSlots {
  const ratings = questionsOf(definition).filter((question) => question.kind === 'rating');
  if (ratings.length > slotCount)
    throw new Refusal('too_many_ratings', { pointer: '/pages', values: { most: slotCount } });
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

function freeSlot(taken: readonly number[], used: readonly number[]): number {
  const free = Array.from({ length: slotCount }, (_, slot) => slot).filter((slot) => !taken.includes(slot));
  const slot = free.find((candidate) => !used.includes(candidate)) ?? free[0];
  if (slot === undefined) throw new Error('a survey has more ratings than slots');
  return slot;
}
