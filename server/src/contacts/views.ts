import type { Language } from '@voldaan/domain/language';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type ContactRow = Readonly<{
  id: string;
  email: string;
  name: string;
  language: Language | null;
  external_id: string | null;
  phone: string | null;
  suppressed: boolean;
  created_at: Date;
}>;

/** What conditions and texts may know of a customer, by the names that they use. */
export type KnownContact = Readonly<Record<string, string | number>>;

/**
 * The firm's own columns, and over them what the product knows itself, so that none hides one of these. Null when the
 * contact is no longer there. For a query that has joined `contact`.
 */
export const knownContact = sql<KnownContact | null>`contact.attributes || jsonb_strip_nulls(jsonb_build_object(
  'name', nullif(contact.name, ''), 'language', nullif(contact.language, ''), 'external_id', nullif(contact.external_id, '')))`;

export type ContactListWish = Readonly<{ search: string | undefined; after: string | undefined; limit: number }>;

/** Newest first, which is the order of ids. The search looks for a piece of the address, the name or the firm's own number, whatever the case. */
export async function listContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  { search, after, limit }: ContactListWish,
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select contact.id, contact.email, contact.name, contact.language, contact.external_id, contact.phone,
      contact.created_at, exists (
        select from suppression
        where suppression.workspace_id = ${workspaceId} and suppression.address_hash = contact.address_hash
          and suppression.purpose in ('research', 'all')
      ) as suppressed
    from contact
    where contact.workspace_id = ${workspaceId} and ${matches(search)}
      and (${after ?? null}::uuid is null or contact.id < ${after ?? null}::uuid)
    order by contact.id desc
    limit ${limit}`.execute(trx);
  return rows;
}

export async function countContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  search: string | undefined,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from contact where contact.workspace_id = ${workspaceId} and ${matches(search)}`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

function matches(search: string | undefined) {
  if (search === undefined || search.trim() === '') return sql`true`;
  const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(contact.email ilike ${pattern} or contact.name ilike ${pattern} or contact.external_id ilike ${pattern})`;
}
