import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import { type GivenTrait, givenTraits, type KnownTraits } from '@voldaan/domain/responses/given-traits';
import {
  otherTraitValue,
  type TraitCodes,
  traitSlotCount,
  traitValuesMost,
} from '@voldaan/domain/responses/trait-code';
import type { LearnedTraits } from './learn-traits.ts';

/** What a workspace's traits and their values are written as, as far as this process knows. */
export type TraitCodebook = Readonly<{
  kinds: ReadonlyMap<string, ContactAttributeKind>;
  /** By source and key. */
  slots: ReadonlyMap<string, CodedSlot>;
}>;

type CodedSlot = Readonly<{ slot: number; codes: ReadonlyMap<string, number>; isFull: boolean }>;

export type Coded = Readonly<{
  codes: TraitCodes;
  unknown: readonly GivenTrait[];
  /** The customer has a field that was not there when the codebook was read. */
  isOld: boolean;
}>;

export function makeCodebook(kinds: TraitCodebook['kinds'], { traits, values }: LearnedTraits): TraitCodebook {
  const bySlot = Map.groupBy(values, ({ slot }) => slot);
  const slots = traits.map(({ slot, source, key }): readonly [string, CodedSlot] => {
    const own = bySlot.get(slot) ?? [];
    const codes = new Map(own.map(({ value, code }) => [value, code]));
    return [nameOfTrait({ source, key }), { slot, codes, isFull: own.some(({ code }) => code === traitValuesMost) }];
  });
  return { kinds, slots: new Map(slots) };
}

/** The codes of what is known, and what has none here yet. */
export function codeTraits({ kinds, slots }: TraitCodebook, known: KnownTraits): Coded {
  const codes: (number | null)[] = Array.from({ length: traitSlotCount }, () => null);
  const unknown: GivenTrait[] = [];
  for (const trait of givenTraits(known, kinds)) {
    const coded = slots.get(nameOfTrait(trait));
    const code = coded?.codes.get(trait.value) ?? (coded?.isFull ? coded.codes.get(otherTraitValue) : undefined);
    if (coded === undefined || code === undefined) unknown.push(trait);
    else codes[coded.slot] = code;
  }
  return { codes, unknown, isOld: Object.keys(known.attributes ?? {}).some((key) => !kinds.has(key)) };
}

export function nameOfTrait({ source, key }: Pick<GivenTrait, 'source' | 'key'>): string {
  return `${source}:${key}`;
}
