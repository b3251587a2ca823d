import type { GivenTrait } from '@voldaan/domain/responses/given-traits';
import { type PlacedTrait, placeTraits } from '@voldaan/domain/responses/place-traits';
import { placeValues, type TraitValue } from '@voldaan/domain/responses/place-values';
import { otherTraitValue } from '@voldaan/domain/responses/trait-code';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { freeSlots, highestCodes, insertTraits, insertTraitValues, lockTraits } from './trait-store.ts';
import { listTraits, listTraitValues } from './trait-views.ts';

/** Places and codes of a workspace, as they stand. */
export type LearnedTraits = Readonly<{ traits: readonly PlacedTrait[]; values: readonly TraitValue[] }>;

/**
 * Gives a place and a code to whatever has none yet. Any number of processes may do so at once: they take turns, and
 * what one has given out the next one finds.
 */
export async function learnTraits(db: WorkspaceTransaction, given: readonly GivenTrait[]): Promise<LearnedTraits> {
  await lockTraits(db);
  const traits = await learnPlaces(db, given);
  const known = new Set((await listTraitValues(db)).map(({ slot, value }) => `${slot} ${value}`));
  const wished = given.flatMap((trait) => {
    const slot = slotOf(traits, trait);
    return slot === undefined || known.has(`${slot} ${trait.value}`) ? [] : [{ slot, value: trait.value }];
  });
  const placed = placeValues(await highestCodes(db), wished);
  await insertTraitValues(
    db,
    placed.filter(({ slot, value }) => value !== otherTraitValue || !known.has(`${slot} ${value}`)),
  );
  return { traits, values: await listTraitValues(db) };
}

async function learnPlaces(db: WorkspaceTransaction, given: readonly GivenTrait[]): Promise<readonly PlacedTrait[]> {
  const standing = await listTraits(db);
  const isPlaced = (all: readonly PlacedTrait[]) => given.every((trait) => slotOf(all, trait) !== undefined);
  const all = [...standing, ...placeTraits(standing, given)];
  if (isPlaced(all)) {
    await insertTraits(db, all.slice(standing.length));
    return all;
  }
  await freeSlots(db);
  const left = await listTraits(db);
  const added = placeTraits(left, given);
  await insertTraits(db, added);
  return [...left, ...added];
}

function slotOf(traits: readonly PlacedTrait[], { source, key }: GivenTrait): number | undefined {
  return traits.find((trait) => trait.source === source && trait.key === key)?.slot;
}
