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

/** How many are counted that fit a search: nobody reads a million names to learn that there are very many. */
const contactsCountedMost = 5_000;
/** So few are looked up one by one, and not searched for again. */
const foundMost = 200;

export type FoundContacts = Readonly<{
  /** All of them without a filter, else up to the most that are counted. */
  total: number;
  /** Whether there are more than that. */
  isMore: boolean;
  /** Who, where they are few. */
  ids: readonly string[] | null;
}>;

/** Newest first, which is the order of ids; of those alone that were found before, if they were few. */
export async function listContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ContactFilter,
  { after, limit, ids }: Readonly<{ after: string | undefined; limit: number; ids: readonly string[] | null }>,
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select contact.id, contact.email, contact.name, contact.language, contact.external_id, contact.phone,
      contact.lifecycle, ${organisationOf} as organisation, contact.created_at, ${isSuppressed} as suppressed
    from contact
    where contact.workspace_id = ${workspaceId} and ${ids === null ? matches(filter) : sql`contact.id = any(${ids}::uuid[])`}
      and (${after ?? null}::uuid is null or contact.id < ${after ?? null}::uuid)
    order by contact.id desc
    limit ${limit}`.execute(trx);
  return rows;
}

/** How many fit a filter: each piece of a name is looked for in all of them, so that it is done once. */
export async function findContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  filter: ContactFilter,
): Promise<FoundContacts> {
  const isFiltered = Object.values(filter).some((wish) => wish !== undefined && wish !== '');
  const ids = sql`case when count(*) <= ${sql.lit(foundMost)} then coalesce(array_agg(found.id), '{}') end`;
  const { rows } = await sql<{ count: number; ids: readonly string[] | null }>`
    select count(*) as count, ${isFiltered ? ids : sql`null`} as ids
    from (
      select contact.id from contact where contact.workspace_id = ${workspaceId} and ${matches(filter)}
      ${isFiltered ? sql`limit ${contactsCountedMost + 1}` : sql``}
    ) found`.execute(trx);
  const [found = { count: 0, ids: null }] = rows;
  const isMore = isFiltered && found.count > contactsCountedMost;
  return { total: isMore ? contactsCountedMost : found.count, isMore, ids: found.ids };
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
