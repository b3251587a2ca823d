import type { GivenTrait, TraitSource } from './given-traits.ts';
import { traitSlotCount } from './trait-code.ts';

/** Which trait has which of the sixteen places. */
export type PlacedTrait = Readonly<{ slot: number; source: TraitSource; key: string }>;

type Trait = Pick<GivenTrait, 'source' | 'key'>;

/** The figures of contact moments stand on these: they have a place whatever came first. */
const keptSources: readonly TraitSource[] = ['touchpoint', 'study'];

/**
 * Gives traits that have no place the free ones, first come, first served; those for whom there is none stay without.
 *
 * Use under a lock on the workspace's traits. When not to use: to move a trait, for rows keep their codes for ever.
 *
 * @example
 * placeTraits([], [{ source: 'country', key: '' }]); // [{ slot: 0, source: 'country', key: '' }]
 * @throws nothing.
 */
export function placeTraits(placed: readonly PlacedTrait[], wished: readonly Trait[]): readonly PlacedTrait[] {
  const taken = new Set(placed.map(({ slot }) => slot));
  const free = Array.from({ length: traitSlotCount }, (_, slot) => slot).filter((slot) => !taken.has(slot));
  const all = [...placed];
  const added: PlacedTrait[] = [];
  for (const { source, key } of wished) {
    if (all.some((trait) => trait.source === source && trait.key === key)) continue;
    const kept = keptSources.filter((one) => one !== source && all.every((trait) => trait.source !== one)).length;
    const [slot] = free;
    if (slot === undefined || (free.length <= kept && !keptSources.includes(source))) continue;
    free.shift();
    all.push({ slot, source, key });
    added.push({ slot, source, key });
  }
  return added;
}
