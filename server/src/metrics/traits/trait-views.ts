import type { TraitName } from '@voldaan/domain/metrics/trait-name';
import type { TraitSource } from '../../database/trait-tables.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** A trait that has a column of its own in score_row: `values[code]` is its text; 0 is "not known". */
export type CodedTrait = Readonly<{
  name: TraitName;
  slot: number;
  source: TraitSource;
  key: string;
  values: readonly string[];
}>;

/** The traits of a workspace with all values that responses ever had. */
export async function listTraits({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly CodedTrait[]> {
  const traits = await trx
    .selectFrom('trait')
    .select(['slot', 'source', 'key'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('slot')
    .limit(16)
    .execute();
  const values = await trx
    .selectFrom('trait_value')
    .select(['slot', 'code', 'value'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('slot')
    .orderBy('code')
    .limit(100_000)
    .execute();
  const bySlot = Map.groupBy(values, ({ slot }) => slot);
  return traits.map(({ slot, source, key }) => {
    const list: string[] = [''];
    for (const { code, value } of bySlot.get(slot) ?? []) list[code] = value;
    return {
      name: key === '' ? source : `${source}:${key}`,
      slot,
      source,
      key,
      values: Array.from(list, (text) => text ?? ''),
    };
  });
}
