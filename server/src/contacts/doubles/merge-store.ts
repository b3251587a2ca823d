import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { MovedTable } from './moved-rows.ts';

/** A contact as one JSON value: every column, whatever columns there are. */
export type ContactImage = Readonly<Record<string, unknown>>;

/** Both contacts, taken for this transaction in the order of their ids, so that two merges cannot wait for each other. */
export async function lockContacts(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<readonly ContactImage[]> {
  const { rows } = await sql<{ image: ContactImage }>`
    select to_jsonb(contact) as image from contact
    where workspace_id = ${workspaceId} and id = any (${[...ids]}::uuid[]) order by id for update`.execute(trx);
  return rows.map(({ image }) => image);
}

/** Gives the rows of one contact to another, all or those that are named. Returns the ids of what moved. */
export async function moveRows(
  { trx, workspaceId }: WorkspaceTransaction,
  { table, id }: MovedTable,
  move: Readonly<{ from: string; to: string; only?: readonly string[] }>,
): Promise<readonly string[]> {
  const only = move.only === undefined ? sql`` : sql`and ${sql.ref(id)} = any (${[...move.only]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set contact_id = ${move.to}
    where workspace_id = ${workspaceId} and contact_id = ${move.from} ${only}
    returning ${sql.ref(id)} as id`.execute(trx);
  return rows.map((row) => row.id);
}

/** What both said yes or no to, as one JSON value each. */
export async function consentImages(
  { trx, workspaceId }: WorkspaceTransaction,
  contactIds: readonly string[],
): Promise<readonly ContactImage[]> {
  const { rows } = await sql<{ image: ContactImage }>`
    select to_jsonb(consent) as image from consent
    where workspace_id = ${workspaceId} and contact_id = any (${[...contactIds]}::uuid[])
    order by purpose, contact_id limit 10`.execute(trx);
  return rows.map(({ image }) => image);
}

/** Of two sayings the later one holds, whoever of the two said it. */
export async function joinConsents(
  { trx, workspaceId }: WorkspaceTransaction,
  { kept, merged }: Readonly<{ kept: string; merged: string }>,
): Promise<void> {
  await sql`
    insert into consent as known (workspace_id, contact_id, purpose, is_given, basis, source, text_version, since)
    select workspace_id, ${kept}, purpose, is_given, basis, source, text_version, since
    from consent where workspace_id = ${workspaceId} and contact_id = ${merged}
    on conflict (workspace_id, contact_id, purpose) do update set
      is_given = excluded.is_given, basis = excluded.basis, source = excluded.source,
      text_version = excluded.text_version, since = excluded.since
    where excluded.since > known.since`.execute(trx);
}

/** Puts back what both had said, unless the kept one has said something since. */
export async function restoreConsents(
  { trx, workspaceId }: WorkspaceTransaction,
  { kept, images, mergedAt }: Readonly<{ kept: string; images: readonly ContactImage[]; mergedAt: Date }>,
): Promise<void> {
  await sql`
    delete from consent where workspace_id = ${workspaceId} and contact_id = ${kept} and since <= ${mergedAt}`.execute(
    trx,
  );
  await sql`
    insert into consent select * from jsonb_populate_recordset(null::consent, ${JSON.stringify(images)}::jsonb)
    on conflict do nothing`.execute(trx);
}

/**
 * Who asked under one address not to be written to asked it as a person: it holds for the address that is kept too. A
 * bounce was the address's own. Returns the purposes that were added.
 */
export async function copyRefusals(
  { trx, workspaceId }: WorkspaceTransaction,
  { kept, merged }: Readonly<{ kept: ContactImage; merged: ContactImage }>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ purpose: string }>`
    insert into suppression (workspace_id, address_hash, purpose, reason, created_at)
    select workspace_id, ${kept['address_hash']}::text::bytea, purpose, reason, created_at from suppression
    where workspace_id = ${workspaceId} and address_hash = ${merged['address_hash']}::text::bytea and reason <> 'bounced'
    on conflict do nothing
    returning purpose`.execute(trx);
  return rows.map(({ purpose }) => purpose);
}

/** Not those that the kept contact has asked for itself since. */
export async function removeRefusals(
  { trx, workspaceId }: WorkspaceTransaction,
  { kept, purposes }: Readonly<{ kept: ContactImage; purposes: readonly string[] }>,
): Promise<void> {
  await sql`
    delete from suppression where workspace_id = ${workspaceId}
      and address_hash = ${kept['address_hash']}::text::bytea and purpose = any (${[...purposes]}::text[])
      and not exists (
        select from consent where consent.workspace_id = ${workspaceId} and consent.contact_id = ${kept['id']}::text::uuid
          and consent.purpose = suppression.purpose and not consent.is_given)`.execute(trx);
}

export async function removeMerged({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await trx.deleteFrom('contact').where('workspace_id', '=', workspaceId).where('id', '=', id).execute();
}

/** What the kept contact did not know it learns from the other; what both know stays the kept one's. */
export async function fillFrom(
  { trx, workspaceId }: WorkspaceTransaction,
  { kept, merged }: Readonly<{ kept: string; merged: ContactImage }>,
): Promise<ContactImage> {
  const { rows } = await sql<{ image: ContactImage }>`
    update contact kept set
      name = coalesce(nullif(kept.name, ''), other.name), external_id = coalesce(kept.external_id, other.external_id),
      phone = coalesce(kept.phone, other.phone), language = coalesce(kept.language, other.language),
      organisation_id = coalesce(kept.organisation_id, other.organisation_id),
      stage = coalesce(kept.stage, other.stage), zone = coalesce(kept.zone, other.zone),
      country = coalesce(kept.country, other.country),
      birth_month = case when kept.birth_month is null then other.birth_month else kept.birth_month end,
      birth_day = case when kept.birth_month is null then other.birth_day else kept.birth_day end,
      roles = array(select distinct role from unnest(kept.roles || other.roles) role order by role),
      lifecycle = case when 'customer' in (kept.lifecycle, other.lifecycle) then 'customer' else kept.lifecycle end,
      left_at = case when 'customer' in (kept.lifecycle, other.lifecycle) then null
        else coalesce(kept.left_at, other.left_at) end,
      attributes = other.attributes || kept.attributes,
      customer_since = least(kept.customer_since, other.customer_since),
      heard_at = greatest(kept.heard_at, other.heard_at), asked_at = greatest(kept.asked_at, other.asked_at),
      open_complaints = kept.open_complaints + other.open_complaints,
      complaint_since = least(kept.complaint_since, other.complaint_since),
      rest_days = greatest(kept.rest_days, other.rest_days),
      unwanted_topics = array(
        select distinct topic from unnest(kept.unwanted_topics || other.unwanted_topics) topic order by topic),
      is_case_only = kept.is_case_only and coalesce(other.is_case_only, false), changed_at = now()
    from jsonb_populate_record(null::contact, ${JSON.stringify(merged)}::jsonb) other
    where kept.workspace_id = ${workspaceId} and kept.id = ${kept}
    returning to_jsonb(kept) as image`.execute(trx);
  const [filled] = rows;
  if (filled === undefined) throw new Error('the contact that is kept was not there');
  return filled.image;
}

/**
 * Takes back what the merge wrote into the kept contact, field by field: one that somebody has changed since stays as they
 * made it.
 */
export async function unfill(
  { trx, workspaceId }: WorkspaceTransaction,
  { before, after }: Readonly<{ before: ContactImage; after: ContactImage }>,
): Promise<void> {
  await sql`
    with wanted as (
      select contact.id, jsonb_populate_record(contact, coalesce((
        select jsonb_object_agg(was.key, was.value) from jsonb_each(${JSON.stringify(before)}::jsonb) was
        where (to_jsonb(contact) -> was.key) is not distinct from (${JSON.stringify(after)}::jsonb -> was.key)
      ), '{}')) as image
      from contact where workspace_id = ${workspaceId} and id = ${before['id']}::text::uuid
    )
    update contact set (name, external_id, phone, language, organisation_id, stage, zone, country, birth_month, birth_day,
        roles, lifecycle, left_at, attributes, customer_since, heard_at, asked_at, open_complaints, complaint_since,
        rest_days, unwanted_topics, is_case_only, changed_at) = row((image).name, (image).external_id, (image).phone,
        (image).language, (image).organisation_id, (image).stage, (image).zone, (image).country, (image).birth_month, (image).birth_day,
        (image).roles, (image).lifecycle, (image).left_at, (image).attributes, (image).customer_since,
        (image).heard_at, (image).asked_at, (image).open_complaints, (image).complaint_since, (image).rest_days,
        (image).unwanted_topics, (image).is_case_only, (image).changed_at)
    from wanted where contact.workspace_id = ${workspaceId} and contact.id = wanted.id`.execute(trx);
}

/**
 * The contact that was merged away, as it was; its organisation only if there still is one. A column that is younger than
 * the merge has the kept contact's value.
 */
export async function reviveContact(
  { trx, workspaceId }: WorkspaceTransaction,
  { kept, image }: Readonly<{ kept: string; image: ContactImage }>,
): Promise<void> {
  await sql`
    insert into contact select (jsonb_populate_record(contact, given.image || jsonb_build_object('organisation_id', (
      select id from organisation
      where workspace_id = ${workspaceId} and id = (given.image ->> 'organisation_id')::uuid)))).*
    from contact cross join (select ${JSON.stringify(image)}::jsonb as image) as given
    where contact.workspace_id = ${workspaceId} and contact.id = ${kept}`.execute(trx);
}

export type MergeRecord = Readonly<{
  id: string;
  keptId: string;
  mergedId: string;
  before: Readonly<{
    kept: ContactImage;
    merged: ContactImage;
    after: ContactImage;
    consents: readonly ContactImage[];
  }>;
  moved: Readonly<Record<string, readonly string[]>>;
  mergedBy: string;
  at: Date;
}>;

export async function insertMerge({ trx, workspaceId }: WorkspaceTransaction, merge: MergeRecord): Promise<void> {
  await trx
    .insertInto('contact_merge')
    .values({
      workspace_id: workspaceId,
      id: merge.id,
      kept_id: merge.keptId,
      merged_id: merge.mergedId,
      before: JSON.stringify(merge.before),
      moved: JSON.stringify(merge.moved),
      merged_by: merge.mergedBy,
      merged_at: merge.at,
    })
    .execute();
}

export type StoredMerge = Pick<MergeRecord, 'before' | 'moved'> &
  Readonly<{ kept_id: string; merged_id: string; merged_at: Date; undone_at: Date | null }>;

export async function lockMerge(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<StoredMerge | undefined> {
  const { rows } = await sql<StoredMerge>`
    select kept_id, merged_id, before, moved, merged_at, undone_at from contact_merge
    where workspace_id = ${workspaceId} and id = ${id} for update`.execute(trx);
  return rows[0];
}

export async function markUndone(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, at }: Readonly<{ id: string; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('contact_merge')
    .set({ undone_at: at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}
