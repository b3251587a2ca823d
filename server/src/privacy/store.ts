import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** Whom an erasure is about. */
export type Person = Readonly<{ id: string; addressHash: Buffer }>;

/** Keys of answers that hold a person's own words: what is written out, and what stands beside "other". */
const isWords = sql`(answer.key like '%\\_other\\_text' or answer.key in (
  select node #>> '{}' from jsonb_path_query(version.definition,
    'strict $.nodes.** ? (@.kind == "open" || @.kind == "contact-detail" || @.kind == "compliment").id') as node))`;

const withoutWords = sql`(
  select coalesce(jsonb_object_agg(answer.key,
    case when jsonb_typeof(answer.value) = 'string' and ${isWords} then 'null' else answer.value end), '{}')
  from jsonb_each(target.answers) answer)`;

/** Marks and choices keep counting, without the person; what was said in own words goes, from every act of answering. */
export async function eraseWords({ trx, workspaceId }: WorkspaceTransaction, person: Person): Promise<number> {
  for (const [table, id] of [
    ['response', 'id'],
    ['answer_event', 'response_id'],
  ] as const) {
    await sql`
      update ${sql.table(table)} target set answers = ${withoutWords}
      from response_contact link, survey_version version
      where target.workspace_id = ${workspaceId} and link.workspace_id = ${workspaceId}
        and link.contact_id = ${person.id} and link.response_id = target.${sql.ref(id)}
        and version.workspace_id = ${workspaceId} and version.id = target.survey_version_id`.execute(trx);
  }
  const { numUpdatedRows } = await trx
    .updateTable('response_contact')
    .set({ contact_id: null, invitation_id: null })
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', person.id)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What waits is not sent; what was sent keeps what became of it, and forgets to whom. */
export async function eraseAddresses({ trx, workspaceId }: WorkspaceTransaction, person: Person): Promise<number> {
  await sql`
    update invitation set state = 'cancelled', reason = 'erased', settled_at = now()
    where workspace_id = ${workspaceId} and contact_id = ${person.id} and state = 'planned'`.execute(trx);
  const { numUpdatedRows } = await trx
    .updateTable('invitation')
    .set({ email: '', contact_id: null })
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', person.id)
    .where('state', 'not in', ['claimed', 'handed'])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** That somebody was rung stays, for the rates; what was noted about them goes, and nobody rings them again. */
export async function eraseCalls({ trx, workspaceId }: WorkspaceTransaction, person: Person): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('phone_interview')
    .set({ contact_id: null, note: '', state: 'done', claimed_by: null, lease_until: null })
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', person.id)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Mails that were kept for want of a mail server, and what the person wrote back. */
export async function eraseMails(
  { trx, workspaceId }: WorkspaceTransaction,
  { person, email }: Readonly<{ person: Person; email: string }>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from outbox_mail where workspace_id = ${workspaceId} and (lower(recipient) = lower(${email})
      or invitation_id in (
        select id from invitation where workspace_id = ${workspaceId} and address_hash = ${person.addressHash}))`.execute(
    trx,
  );
  const kept = await sql`
    delete from inbound_mail where workspace_id = ${workspaceId}
      and (contact_id = ${person.id} or lower(from_address) = lower(${email}))`.execute(trx);
  return Number(numAffectedRows ?? 0n) + Number(kept.numAffectedRows ?? 0n);
}

/** That something was ordered stays, for the figures; by whom, and which order, goes. */
export async function eraseEvents({ trx, workspaceId }: WorkspaceTransaction, person: Person): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('customer_event')
    .set({ contact_id: null, subject: '', properties: '{}' })
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', person.id)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What would bring the person back: images of merges and imports, and what a list of refused rows says of the address. */
export async function eraseImages(
  { trx, workspaceId }: WorkspaceTransaction,
  { person, email }: Readonly<{ person: Person; email: string }>,
): Promise<void> {
  await sql`
    delete from contact_merge
    where workspace_id = ${workspaceId} and (kept_id = ${person.id} or merged_id = ${person.id})`.execute(trx);
  await trx
    .deleteFrom('contact_import_change')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', person.id)
    .execute();
  await sql`
    update contact_import_row set fault_value = ''
    where workspace_id = ${workspaceId} and lower(fault_value) = lower(${email})`.execute(trx);
}

/** Consents and draws go with the contact; their proof stays under the hash, by which nobody is named. */
export async function eraseContact({ trx, workspaceId }: WorkspaceTransaction, person: Person): Promise<void> {
  await trx
    .deleteFrom('draw_member')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', person.id)
    .execute();
  await trx.deleteFrom('contact').where('workspace_id', '=', workspaceId).where('id', '=', person.id).execute();
}
