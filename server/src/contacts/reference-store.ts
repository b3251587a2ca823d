import type { Language } from '@voldaan/domain/language';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NewContact = Readonly<{
  id: string;
  email: string;
  emailKey: string;
  addressHash: Buffer;
  externalId: string | null;
  name: string;
  language: Language | null;
  phone: string | null;
}>;

/** Adds those whose address and number nobody has yet. Whoever else adds one at the same moment is let go first. */
export async function insertNewContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  contacts: readonly NewContact[],
): Promise<void> {
  if (contacts.length === 0) return;
  const column = <Value>(pick: (contact: NewContact) => Value) => contacts.map(pick);
  await sql`
    insert into contact (workspace_id, id, email, email_key, address_hash, external_id, name, language, phone)
    select ${workspaceId}, * from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ email }) => email)}::text[],
      ${column(({ emailKey }) => emailKey)}::text[], ${column(({ addressHash }) => addressHash)}::bytea[],
      ${column(({ externalId }) => externalId)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ language }) => language)}::text[], ${column(({ phone }) => phone)}::text[])
    on conflict do nothing`.execute(trx);
}

/** Notes the number of contacts that had none, so that they are found by it next time. A number that somebody has is left. */
export async function fillExternalIds(
  { trx, workspaceId }: WorkspaceTransaction,
  given: readonly Readonly<{ contactId: string; externalId: string }>[],
): Promise<void> {
  if (given.length === 0) return;
  await sql`
    update contact set external_id = numbered.external_id, changed_at = now()
    from (
      select distinct on (external_id) contact_id, external_id
      from (
        select distinct on (contact_id) contact_id, external_id
        from unnest(${given.map(({ contactId }) => contactId)}::uuid[], ${given.map(({ externalId }) => externalId)}::text[])
          as one (contact_id, external_id)
        order by contact_id, external_id
      ) as each_contact
      order by external_id, contact_id
    ) numbered
    where contact.workspace_id = ${workspaceId} and contact.id = numbered.contact_id and contact.external_id is null
      and not exists (
        select from contact other
        where other.workspace_id = ${workspaceId} and other.external_id = numbered.external_id)`.execute(trx);
}
