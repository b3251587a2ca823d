/** Something that was promised to one customer, with a day or an hour on which it would be so. */
export type CustomerPromise = Readonly<{
  madeAt: Date;
  due: Date;
  keptAt: Date | null;
  /** The customer agreed to another moment; what counts is the last one they agreed to before the first was over. */
  moves: readonly Readonly<{ agreedAt: Date; due: Date }>[];
  /** The customer let us off. */
  releasedAt: Date | null;
}>;

export type PromiseState = 'open' | 'kept' | 'late' | 'broken' | 'released';

/**
 * What became of a promise.
 *
 * Use for the register of promises, and beside scores. When not to use: for terms of the law (complaints/case-clock.ts).
 *
 * A promise that is moved after it was broken stays broken until it is kept, and is late then: telling a customer of a delay
 * when it has happened is no agreement.
 *
 * @example
 * promiseState({ madeAt, due, keptAt: null, moves: [], releasedAt: null }, now); // 'open' up to due, then 'broken'
 * @throws nothing.
 */
export function promiseState(promise: CustomerPromise, now: Date): PromiseState {
  const due = dueOf(promise);
  const { keptAt, releasedAt } = promise;
  if (releasedAt !== null && releasedAt <= due && (keptAt === null || releasedAt < keptAt)) return 'released';
  if (keptAt !== null) return keptAt <= due ? 'kept' : 'late';
  return now <= due ? 'open' : 'broken';
}

/** By when it was promised in the end. */
export function dueOf({ due, moves }: CustomerPromise): Date {
  return moves
    .toSorted((one, other) => one.agreedAt.getTime() - other.agreedAt.getTime())
    .reduce((current, move) => (move.agreedAt <= current ? move.due : current), due);
}

export type PromiseCounts = Readonly<Record<PromiseState, number>>;

/** How many promises ended how. The share kept is kept / (kept + late + broken): who was let off promised nothing any more. */
export function countPromises(promises: readonly CustomerPromise[], now: Date): PromiseCounts {
  const counts = { open: 0, kept: 0, late: 0, broken: 0, released: 0 };
  for (const promise of promises) counts[promiseState(promise, now)] += 1;
  return counts;
}

/**
 * Which of two groups a customer belongs to when promises are held against scores: those with whom every promise that is
 * over was kept, and those with whom one was late or broken. Null of whom no promise is over.
 */
export function promiseGroup(promises: readonly CustomerPromise[], now: Date): 'kept' | 'not kept' | null {
  const { kept, late, broken } = countPromises(promises, now);
  if (late + broken > 0) return 'not kept';
  return kept > 0 ? 'kept' : null;
}
