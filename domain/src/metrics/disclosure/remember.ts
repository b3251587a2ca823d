import type { Segment } from '../columns/segment.ts';

type Entry<Value> = Readonly<{ segments: readonly Segment[]; value: Value }>;

/** What was found before for the very same segments under this name, or what is found now. */
export type Remember<Value> = (segments: readonly Segment[], name: string, find: () => Value) => Value;

/**
 * A memory of what follows from segments: they never change, so neither does that. It is forgotten with them, or when more was
 * found of the same than is worth keeping; then it is found again.
 */
export function makeMemory<Value>(entriesMost: number): Remember<Value> {
  const known = new WeakMap<Segment, Map<string, Entry<Value>>>();
  return (segments, name, find) => {
    const first = segments[0];
    if (first === undefined) return find();
    const entries = known.get(first) ?? new Map<string, Entry<Value>>();
    known.set(first, entries);
    const entry = entries.get(name);
    if (entry !== undefined && isSame(entry.segments, segments)) return entry.value;
    if (entries.size >= entriesMost) entries.clear();
    const value = find();
    // A copy: a list that grows would else stand for what it was.
    entries.set(name, { segments: [...segments], value });
    return value;
  };
}

function isSame(one: readonly Segment[], other: readonly Segment[]): boolean {
  return one.length === other.length && one.every((segment, place) => segment === other[place]);
}
