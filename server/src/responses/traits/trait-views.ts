import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import type { PlacedTrait } from '@voldaan/domain/responses/place-traits';
import type { TraitValue } from '@voldaan/domain/responses/place-values';
import { otherTraitCode, traitSlotCount } from '@voldaan/domain/responses/trait-code';
import { attributesMax } from '../../contacts/attributes/attribute-views.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

/** Which trait lies in which column of score_row. */
export async function listTraits({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly PlacedTrait[]> {
  return trx
    .selectFrom('trait')
    .select(['slot', 'source', 'key'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('slot')
    .limit(traitSlotCount)
    .execute();
}

/** Every value of every trait, at most a thousand and one of each. */
export async function listTraitValues({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly TraitValue[]> {
  return trx
    .selectFrom('trait_value')
    .select(['slot', 'code', 'value'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('slot')
    .orderBy('code')
    .limit(traitSlotCount * otherTraitCode)
    .execute();
}

/** The kinds of the workspace's own fields of contacts, in the order in which they are shown. */
export async function attributeKinds({
  trx,
  workspaceId,
}: WorkspaceTransaction): Promise<ReadonlyMap<string, ContactAttributeKind>> {
  const rows = await trx
    .selectFrom('contact_attribute')
    .select(['key', 'kind'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .orderBy('key')
    .limit(attributesMax)
    .execute();
  return new Map(rows.map(({ key, kind }) => [key, kind]));
}
