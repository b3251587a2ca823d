import type { Language } from '@voldaan/domain/language';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** A contact as it is to be; what is null or empty says nothing and leaves what is known as it is. */
export type ContactWrite = Readonly<{
  id: string;
  email: string;
  emailKey: string;
  addressHash: Buffer;
  name: string;
  language: Language | null;
  externalId: string | null;
  phone: string | null;
}>;

export type SavedContact = Readonly<{ id: string; is_added: boolean; is_changed: boolean }>;

/**
 * Adds the contacts that are new and changes those that are known and say something else, all in one statement. Returns
 * a row for each, whether or not it changed anything.
 */
export async function saveContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  contacts: readonly ContactWrite[],
): Promise<readonly SavedContact[]> {
  if (contacts.length === 0) return [];
  const column = <Value>(pick: (contact: ContactWrite) => Value) => contacts.map(pick);
  const { rows } = await sql<SavedContact>`
    with given as (
      select * from unnest(
        ${column(({ id }) => id)}::uuid[], ${column(({ email }) => email)}::text[],
        ${column(({ emailKey }) => emailKey)}::text[], ${column(({ addressHash }) => addressHash)}::bytea[],
        ${column(({ name }) => name)}::text[], ${column(({ language }) => language)}::text[],
        ${column(({ externalId }) => externalId)}::text[], ${column(({ phone }) => phone)}::text[]
      ) as given (id, email, email_key, address_hash, name, language, external_id, phone)
    ), saved as (
      insert into contact as known (workspace_id, id, email, email_key, address_hash, name, language, external_id, phone)
      select ${workspaceId}, id, email, email_key, address_hash, name, language, external_id, phone from given
      on conflict (workspace_id, email_key) do update set
        name = coalesce(nullif(excluded.name, ''), known.name),
        language = coalesce(excluded.language, known.language),
        external_id = coalesce(excluded.external_id, known.external_id),
        phone = coalesce(excluded.phone, known.phone),
        is_case_only = false,
        changed_at = now()
      where known.is_case_only or (coalesce(nullif(excluded.name, ''), known.name), coalesce(excluded.language, known.language),
             coalesce(excluded.external_id, known.external_id), coalesce(excluded.phone, known.phone))
        is distinct from (known.name, known.language, known.external_id, known.phone)
      returning id, email_key, xmax = 0 as is_added
    )
    select coalesce(saved.id, known.id) as id, coalesce(saved.is_added, false) as is_added, saved.id is not null as is_changed
    from given
    left join saved on saved.email_key = given.email_key
    left join contact known on known.workspace_id = ${workspaceId} and known.email_key = given.email_key`.execute(trx);
  return rows;
}

/** Notes that this address is not written to any more. Doing it twice is doing it once. */
export async function insertSuppression(
  { trx, workspaceId }: WorkspaceTransaction,
  addressHash: Buffer,
  reason: 'unsubscribed' | 'bounced' | 'complained' | 'asked',
): Promise<void> {
  await trx
    .insertInto('suppression')
    .values({ workspace_id: workspaceId, address_hash: addressHash, purpose: 'research', reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
