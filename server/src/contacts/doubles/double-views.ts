import { type RawBuilder, sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { doubleReasons } from './schema.ts';

export type DoubleContact = Readonly<{
  id: string;
  name: string;
  email: string;
  phone: string | null;
  external_id: string | null;
  created_at: Date;
}>;

export type DoubleRow = Readonly<{ reason: (typeof doubleReasons)[number]; ids: readonly string[] }>;

const groupsMax = 50;
const contactsMax = 5;
/** A number that is shorter may be an extension that a whole office shares. */
const phoneDigitsMin = 8;

/**
 * Groups of contacts that may be one person: the same mailbox (what stands behind a `+` is no other one), the same number
 * but for capitals and blanks, or the same name with the same telephone or birthday. A name alone says nothing.
 *
 * Addresses and numbers are each somebody's alone as they are written, so of two that are one at least one is written otherwise: all
 * others are left aside, which are nearly all there are.
 */
export async function listDoubles({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly DoubleRow[]> {
  const { rows } = await sql<DoubleRow>`
    with known as materialized (
      select id, lower(btrim(name)) as name, email_key, external_id, upper(btrim(external_id)) as number, birth_month, birth_day,
        case when strpos(email_key, '+') > 0 then regexp_replace(email_key, '\\+[^@]*@', '@') end as mailbox,
        case when phone is not null then right(regexp_replace(phone, '\\D', '', 'g'), 9) end as phone
      from contact where workspace_id = ${workspaceId} and not is_sample
    ), keys as materialized (
      select 'address' as reason, ${hashed(sql`coalesce(mailbox, email_key)`)} as key, id from known
      where mailbox is not null or email_key in (select mailbox from known where mailbox is not null)
      union all
      select 'number', ${hashed(sql`number`)}, id from known
      where number in (select number from known where external_id <> number and number <> '')
      union all
      select 'name_phone', ${hashed(sql`name || ' ' || phone`)}, id from known
      where name <> '' and length(phone) >= ${phoneDigitsMin}
      union all
      select 'name_birthday', ${hashed(sql`name || ' ' || birth_month || '-' || birth_day`)}, id from known
      where name <> '' and birth_month is not null
    ), twice as materialized (
      select reason, key from keys group by reason, key having count(*) > 1 order by reason, key limit ${groupsMax}
    ), found as (
      select reason, (array_agg(keys.id order by keys.id))[1:${sql.lit(contactsMax)}] as ids
      from twice join keys using (reason, key) group by reason, key
    )
    select distinct on (ids) reason, ids from found order by ids, reason`.execute(trx);
  return rows;
}

/** Numbers are grouped many times as fast as texts, and 64 bits keep a million of them apart. */
function hashed(text: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`hashtextextended(${text}, 0)`;
}

export async function listDoubleContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<readonly DoubleContact[]> {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('contact')
    .select(['id', 'name', 'email', 'phone', 'external_id', 'created_at'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .orderBy('id')
    .limit(groupsMax * contactsMax)
    .execute();
}

export type MergeRow = Readonly<{
  id: string;
  kept_id: string;
  kept_name: string;
  merged_name: string;
  merged_email: string;
  merged_at: Date;
  undone_at: Date | null;
}>;

/** Newest first. Names are those of the moment of the merge. */
export async function listMerges(
  { trx, workspaceId }: WorkspaceTransaction,
  { after, limit, id }: Readonly<{ after: string | undefined; limit: number; id?: string }>,
): Promise<readonly MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select id, kept_id, merged_at, undone_at,
      coalesce(nullif(before #>> '{kept,name}', ''), before #>> '{kept,email}') as kept_name,
      coalesce(nullif(before #>> '{merged,name}', ''), before #>> '{merged,email}') as merged_name,
      before #>> '{merged,email}' as merged_email
    from contact_merge
    where workspace_id = ${workspaceId} and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
      and (${id ?? null}::uuid is null or id = ${id ?? null}::uuid)
    order by id desc limit ${limit}`.execute(trx);
  return rows;
}
