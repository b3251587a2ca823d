import { otherTraitCode, otherTraitValue, traitValuesMost } from './trait-code.ts';

export type TraitValue = Readonly<{ slot: number; code: number; value: string }>;

type Wish = Readonly<{ slot: number; value: string }>;

/**
 * Codes for values of traits that have none yet: the next of their trait, and beyond the thousandth none of their own but
 * the one of all others, once.
 *
 * Use under a lock on the workspace's traits. When not to use: to look up a code.
 *
 * @param highest The highest code that each trait has given out to a value of its own.
 * @example
 * placeValues(new Map([[0, 4]]), [{ slot: 0, value: 'Zuid' }]); // [{ slot: 0, code: 5, value: 'Zuid' }]
 * @throws nothing.
 */
export function placeValues(highest: ReadonlyMap<number, number>, wished: readonly Wish[]): readonly TraitValue[] {
  const last = new Map(highest);
  const placed = new Map<string, TraitValue>();
  for (const { slot, value } of wished) {
    const code = (last.get(slot) ?? 0) + 1;
    const isOther = code > traitValuesMost || value === otherTraitValue;
    const given = isOther ? { slot, code: otherTraitCode, value: otherTraitValue } : { slot, code, value };
    const name = `${slot} ${given.value}`;
    if (placed.has(name)) continue;
    placed.set(name, given);
    if (!isOther) last.set(slot, code);
  }
  return [...placed.values()];
}
