import type { ContactAttributeKind } from '@voldaan/domain/contacts/customer';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type AttributeWrite = Readonly<{
  key: string;
  name: string;
  kind: ContactAttributeKind;
  choices: readonly string[];
}>;

/** Puts it at the end of the list. */
export async function insertAttribute(
  { trx, workspaceId }: WorkspaceTransaction,
  { key, name, kind, choices }: AttributeWrite,
): Promise<void> {
  await sql`
    insert into contact_attribute (workspace_id, key, name, kind, choices, position)
    select ${workspaceId}, ${key}, ${name}, ${kind}, ${[...choices]}::text[], coalesce(max(position), 0) + 1
    from contact_attribute where workspace_id = ${workspaceId}`.execute(trx);
}

export async function updateAttribute(
  { trx, workspaceId }: WorkspaceTransaction,
  { key, name, choices }: Omit<AttributeWrite, 'kind'>,
): Promise<void> {
  await trx
    .updateTable('contact_attribute')
    .set({ name, choices: [...choices] })
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', key)
    .execute();
}

/** Takes the attribute away, and what it said of every contact. Returns of how many. */
export async function deleteAttribute({ trx, workspaceId }: WorkspaceTransaction, key: string): Promise<number> {
  await trx.deleteFrom('contact_attribute').where('workspace_id', '=', workspaceId).where('key', '=', key).execute();
  const { numAffectedRows } = await sql`
    update contact set attributes = attributes - ${key}::text, changed_at = now()
    where workspace_id = ${workspaceId} and attributes ? ${key}`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
