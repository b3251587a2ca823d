import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type AttributeRow = Readonly<{
  key: string;
  name: string;
  kind: ContactAttributeKind;
  choices: string[];
}>;

/** More than a screen of fields is a database of its own. */
export const attributesMax = 100;

/** In the order in which they are shown. */
export async function listAttributes({ trx, workspaceId }: WorkspaceTransaction): Promise<AttributeRow[]> {
  return trx
    .selectFrom('contact_attribute')
    .select(['key', 'name', 'kind', 'choices'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('position')
    .orderBy('key')
    .limit(attributesMax)
    .execute();
}
