import type { AttributeValues } from '@voldaan/domain/contacts/customer';
import { sql, type Updateable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** The columns of a contact as they are to be; what is not named stays. */
export type ContactColumnsWrite = Omit<
  Updateable<Tables['contact']>,
  'workspace_id' | 'id' | 'attributes' | 'changed_at'
>;

export type AttributesWrite = Readonly<{ set: AttributeValues; removed: readonly string[] }>;

/** False when there is no such contact. */
export async function updateContact(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
  { columns, attributes }: Readonly<{ columns: ContactColumnsWrite; attributes: AttributesWrite }>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contact')
    .set({
      ...columns,
      attributes: sql`(attributes || ${JSON.stringify(attributes.set)}::jsonb) - ${[...attributes.removed]}::text[]`,
      changed_at: sql<Date>`now()`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
