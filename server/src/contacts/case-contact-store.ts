import type { Language } from '@voldaan/domain/language';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type CaseContact = Readonly<{
  id: string;
  email: string;
  emailKey: string;
  addressHash: Buffer;
  name: string;
  phone: string | null;
  language: Language | null;
}>;

/** Adds a contact who is known by a case alone. Whoever else adds the address at the same moment is let go first. */
export async function insertCaseContact(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, email, emailKey, addressHash, name, phone, language }: CaseContact,
): Promise<void> {
  await trx
    .insertInto('contact')
    .values({
      workspace_id: workspaceId,
      id,
      email,
      email_key: emailKey,
      address_hash: addressHash,
      name,
      phone,
      language,
      attributes: '{}',
      is_case_only: true,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * The company has named these itself, or they said yes to being asked: from now on they are customers like any other.
 */
export async function admitCaseContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  contactIds: readonly string[],
): Promise<void> {
  if (contactIds.length === 0) return;
  await trx
    .updateTable('contact')
    .set({ is_case_only: false, changed_at: new Date() })
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...new Set(contactIds)])
    .where('is_case_only', '=', true)
    .execute();
}
