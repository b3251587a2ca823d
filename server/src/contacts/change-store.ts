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

/**
 * Who asked under an old address not to be written to asked it as a person: it holds for the new one. A bounce was the old
 * address's own. Call it before the address changes.
 */
export async function carryRefusals(
  { trx, workspaceId }: WorkspaceTransaction,
  { contactId, to }: Readonly<{ contactId: string; to: Buffer }>,
): Promise<void> {
  await sql`
    insert into suppression (workspace_id, address_hash, purpose, reason, created_at)
    select held.workspace_id, ${to}, held.purpose, held.reason, held.created_at
    from contact join suppression held
      on held.workspace_id = contact.workspace_id and held.address_hash = contact.address_hash
    where contact.workspace_id = ${workspaceId} and contact.id = ${contactId} and held.reason <> 'bounced'
    on conflict do nothing`.execute(trx);
}
