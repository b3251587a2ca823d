import type { Disclosure } from '@voldaan/domain/metrics/disclosure/disclosure';

/** What was found before of a disclosure under this name, or what is found now. */
export type DisclosureMemory<Value> = (disclosure: Disclosure, name: string, find: () => Value) => Value;

const namesMost = 50;

/**
 * A memory of what follows from a disclosure, which never changes, and from the words of the name alone: a screen is opened again
 * and again, and a disclosure has tens of thousands of cells to go through.
 */
export function makeDisclosureMemory<Value>(): DisclosureMemory<Value> {
  const known = new WeakMap<Disclosure, Map<string, Value>>();
  return (disclosure, name, find) => {
    const own = known.get(disclosure) ?? new Map<string, Value>();
    known.set(disclosure, own);
    const before = own.get(name);
    if (before !== undefined) return before;
    const found = find();
    if (own.size >= namesMost) own.clear();
    own.set(name, found);
    return found;
  };
}
