/** What was written, step by step, in both directions. Steps share what they have in common, so many cost little. */
export type History<T> = Readonly<{
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last step was about and when: typing in one field is one step while it goes on. */
  last: Readonly<{ group: string; at: number }> | undefined;
}>;

/** More than a day of steady writing; the oldest step goes first. */
const stepsMax = 20_000;

/** A pause this long between two keys begins a new step. */
export const groupMs = 1_500;

export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], last: undefined };
}

/** A step further. With a group, it is one with the step before if that was in the same group, a moment ago. */
export function addStep<T>(history: History<T>, present: T, now: number, group = ''): History<T> {
  if (present === history.present) return history;
  const { last } = history;
  const continues = group !== '' && last?.group === group && now - last.at < groupMs && history.future.length === 0;
  return {
    past: continues ? history.past : [...history.past, history.present].slice(-stepsMax),
    present,
    future: [],
    last: { group, at: now },
  };
}

export function undoStep<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [history.present, ...history.future],
    last: undefined,
  };
}

export function redoStep<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, last: undefined };
}
