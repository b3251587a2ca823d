import type { Lifecycle } from '@voldaan/domain/contacts/customer';
import type { Language } from '@voldaan/domain/language';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { stillHolds } from './suppressions/suppression-views.ts';

export type ContactRow = Readonly<{
  id: string;
  email: string;
  name: string;
  language: Language | null;
  external_id: string | null;
  phone: string | null;
  lifecycle: Lifecycle;
  organisation: Readonly<{ id: string; name: string }> | null;
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

export type ContactFilter = Readonly<{
  search?: string | undefined;
  lifecycle?: Lifecycle | undefined;
  organisation?: string | undefined;
  reach?: 'open' | 'refused' | undefined;
  attribute?: string | undefined;
  value?: string | undefined;
}>;

/** Whether research may not be sent to the address of a contact, whatever wrote that down. */
const isSuppressed = sql<boolean>`exists (
  select from suppression
  where suppression.workspace_id = contact.workspace_id and suppression.address_hash = contact.address_hash
    and suppression.purpose in ('research', 'all') and ${stillHolds})`;

/** Newest first, which is the order of ids. */
export async function listContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ContactFilter,
  { after, limit }: Readonly<{ after: string | undefined; limit: number }>,
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select contact.id, contact.email, contact.name, contact.language, contact.external_id, contact.phone,
      contact.lifecycle, ${organisationOf} as organisation, contact.created_at, ${isSuppressed} as suppressed
    from contact
    where contact.workspace_id = ${workspaceId} and ${matches(filter)}
      and (${after ?? null}::uuid is null or contact.id < ${after ?? null}::uuid)
    order by contact.id desc
    limit ${limit}`.execute(trx);
  return rows;
}

export async function countContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ContactFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from contact where contact.workspace_id = ${workspaceId} and ${matches(filter)}`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

const organisationOf = sql`(
  select jsonb_build_object('id', organisation.id, 'name', organisation.name) from organisation
  where organisation.workspace_id = contact.workspace_id and organisation.id = contact.organisation_id)`;

function matches(filter: ContactFilter): RawBuilder<SqlBool> {
  const { search = '', lifecycle, organisation, reach, attribute, value } = filter;
  const parts: RawBuilder<SqlBool>[] = [];
  if (search.trim() !== '') parts.push(holds(search));
  if (lifecycle !== undefined) parts.push(sql`contact.lifecycle = ${lifecycle}`);
  if (organisation !== undefined) parts.push(sql`contact.organisation_id = ${organisation}`);
  if (reach !== undefined) parts.push(reach === 'refused' ? isSuppressed : sql`not ${isSuppressed}`);
  if (attribute !== undefined) {
    parts.push(
      value === undefined
        ? sql`contact.attributes ? ${attribute}`
        : sql`(contact.attributes ->> ${attribute}) = ${value}`,
    );
  }
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** A piece of the address, the name, the telephone number or the firm's own number, whatever the case. */
function holds(search: string): RawBuilder<SqlBool> {
  const pattern = `%${search.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`(contact.email ilike ${pattern} or contact.name ilike ${pattern} or contact.external_id ilike ${pattern}
    or contact.phone ilike ${pattern})`;
}
