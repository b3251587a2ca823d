import { type Allocation, allocate } from './allocate.ts';
import { simpleRandom } from './simple-random.ts';

/** A customer of the frame with the group that counts for the sample. */
export type Framed = Readonly<{ id: string; stratum: string }>;

export type StratifiedSample = Readonly<{
  ids: readonly string[];
  /** Per stratum: how many there are and how many were drawn. The weight of an answer is their ratio. */
  strata: readonly Readonly<{ id: string; size: number; drawn: number }>[];
}>;

/**
 * A random sample from each stratum, of the sizes that allocate gives.
 *
 * Use when groups differ, or when a small one must be able to speak for itself. When not to use: without weights afterwards,
 * unless the allocation is proportional.
 *
 * Source: W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 5.
 *
 * @example
 * stratified([{ id: 'a', stratum: 'north' }], 1, { seed: 'study-7', allocation: 'proportional' }).ids; // ['a']
 * @throws RangeError as allocate and simpleRandom.
 */
export function stratified(
  frame: readonly Framed[],
  size: number,
  plan: Readonly<{ seed: string; allocation: Allocation; deviations?: Readonly<Record<string, number>> }>,
): StratifiedSample {
  const members = new Map<string, string[]>();
  for (const { id, stratum } of frame) {
    const others = members.get(stratum);
    if (others === undefined) members.set(stratum, [id]);
    else others.push(id);
  }
  const strata = [...members].map(([id, { length }]) => {
    const deviation = plan.deviations?.[id];
    return { id, size: length, ...(deviation === undefined ? {} : { deviation }) };
  });
  strata.sort((one, other) => (one.id < other.id ? -1 : 1));
  const counts = allocate(strata, size, plan.allocation);
  const drawn = strata.map(({ id }) => simpleRandom(members.get(id) ?? [], counts[id] ?? 0, plan.seed));
  return {
    ids: drawn.flat(),
    strata: strata.map((stratum, place) => ({
      id: stratum.id,
      size: stratum.size,
      drawn: drawn[place]?.length ?? 0,
    })),
  };
}
