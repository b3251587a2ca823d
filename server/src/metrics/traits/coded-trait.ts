import type { TraitName } from '@voldaan/domain/metrics/trait-name';
import type { PlacedTrait } from '@voldaan/domain/responses/place-traits';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { listTraits, listTraitValues } from '../../responses/traits/trait-views.ts';

/** A trait that has a column of its own in score_row: `values[code]` is its text; 0 is "not known". */
export type CodedTrait = PlacedTrait & Readonly<{ name: TraitName; values: readonly string[] }>;

/** The traits of a workspace with all values that responses ever had. */
export async function codedTraits(db: WorkspaceTransaction): Promise<readonly CodedTrait[]> {
  const traits = await listTraits(db);
  const bySlot = Map.groupBy(await listTraitValues(db), ({ slot }) => slot);
  return traits.map((trait) => {
    const texts: string[] = [''];
    for (const { code, value } of bySlot.get(trait.slot) ?? []) texts[code] = value;
    const name = trait.key === '' ? trait.source : `${trait.source}:${trait.key}`;
    return { ...trait, name, values: Array.from(texts, (text) => text ?? '') };
  });
}
