import { Refusal } from '../refusal.ts';
import type { CustomerPromise } from './promise-state.ts';

/** Everything that happens to a promise, in its order; nothing is taken away, a mistake is put right by a further step. */
export type PromiseEvent = Readonly<{ at: Date }> &
  (
    | Readonly<{ what: 'made'; due: Date }>
    /** `keptAt` may lie before `at`: what was done on Friday is often marked on Monday, and both are kept. */
    | Readonly<{ what: 'kept'; keptAt: Date }>
    /** The customer agreed to another day. */
    | Readonly<{ what: 'moved'; due: Date }>
    /** The customer let us off. */
    | Readonly<{ what: 'released' }>
    /** It was marked as done by mistake. */
    | Readonly<{ what: 'reopened' }>
  );

/** A step that somebody takes of a promise that was made. */
export type PromiseStep = Exclude<PromiseEvent, { what: 'made' }>;

/**
 * A promise as its steps make it.
 *
 * Use wherever a promise is judged. When not to use: to take a step (stepPromise says whether it may be taken).
 *
 * @example
 * promiseOf([{ what: 'made', due, at }, { what: 'kept', keptAt, at: later }]);
 * @throws RangeError when the first step does not make it.
 */
export function promiseOf(events: readonly PromiseEvent[]): CustomerPromise {
  const [first, ...later] = events;
  if (first?.what !== 'made') throw new RangeError('a promise begins with being made');
  const made: CustomerPromise = { madeAt: first.at, due: first.due, keptAt: null, moves: [], releasedAt: null };
  return later.reduce(after, made);
}

function after(promise: CustomerPromise, event: PromiseEvent): CustomerPromise {
  switch (event.what) {
    case 'made':
      throw new RangeError('a promise is made once');
    case 'kept':
      return { ...promise, keptAt: event.keptAt };
    case 'moved':
      return { ...promise, moves: [...promise.moves, { agreedAt: event.at, due: event.due }] };
    case 'released':
      return { ...promise, releasedAt: event.at };
    case 'reopened':
      return { ...promise, keptAt: null, releasedAt: null };
  }
}

/**
 * The promise after one more step.
 *
 * Use before a step is stored. When not to use: to read what is stored.
 *
 * @example
 * stepPromise(promise, { what: 'kept', keptAt: now, at: now }).keptAt; // now
 * @throws Refusal promise_settled (kept or let off already), promise_not_settled (nothing to open again), promise_kept_ahead
 * (kept in the future, or before it was made), promise_moved_back (to a moment that is over).
 */
export function stepPromise(promise: CustomerPromise, step: PromiseStep): CustomerPromise {
  const isSettled = promise.keptAt !== null || promise.releasedAt !== null;
  if (step.what === 'reopened') {
    if (!isSettled) throw new Refusal('promise_not_settled');
    return after(promise, step);
  }
  if (isSettled) throw new Refusal('promise_settled');
  if (step.what === 'kept' && (step.keptAt > step.at || step.keptAt < promise.madeAt))
    throw new Refusal('promise_kept_ahead', { pointer: '/on' });
  if (step.what === 'moved' && step.due < step.at) throw new Refusal('promise_moved_back', { pointer: '/due_on' });
  return after(promise, step);
}
