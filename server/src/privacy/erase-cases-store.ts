import { sql } from 'kysely';
import { showId } from '../database/public-id.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { Person } from './store.ts';

/** Stands where something was said: a step that asks for words keeps being one. */
const erased = '–';

/**
 * That a case was there, and how it ended, stays for the figures; who came with it, what was said on either side, and the
 * files go.
 */
export async function eraseCases(
  { trx, workspaceId }: WorkspaceTransaction,
  { person, email }: Readonly<{ person: Person; email: string }>,
): Promise<number> {
  const isTheirs = sql`workspace_id = ${workspaceId}
    and (contact_id = ${person.id} or (email <> '' and lower(email) = lower(${email})))`;
  const cases = sql`(select id from complaint_case where ${isTheirs})`;
  const found = await sql<{ id: string }>`select id from complaint_case where ${isTheirs}`.execute(trx);
  const subjects = found.rows.map(({ id }) => showId('cas', id));
  await sql`
    update case_event target set detail = (
      select coalesce(jsonb_object_agg(part.key, case when jsonb_typeof(part.value) = 'string'
          and part.key in ('note', 'text', 'reason', 'remedySought', 'for', 'outcome', 'internalRecourse', 'externalRecourse')
          and not (target.what in ('contact', 'decided') and part.key = 'outcome')
        then to_jsonb(${erased}::text) else part.value end), '{}')
      from jsonb_each(target.detail) part)
    where workspace_id = ${workspaceId} and case_id in ${cases}`.execute(trx);
  await sql`update case_task set what = ${erased} where workspace_id = ${workspaceId} and case_id in ${cases}`.execute(
    trx,
  );
  await sql`delete from case_file where workspace_id = ${workspaceId} and case_id in ${cases}`.execute(trx);
  // Also what came from another address of theirs, or from somebody who wrote for them.
  await sql`delete from inbound_mail where workspace_id = ${workspaceId} and id in (
    select inbound_mail_id from case_inbound where workspace_id = ${workspaceId} and case_id in ${cases})`.execute(trx);
  await sql`
    update case_inbound set from_name = '', from_address = '', subject = '', quoted = '', signature = '', left_out = '[]'
    where workspace_id = ${workspaceId} and case_id in ${cases}`.execute(trx);
  await sql`
    update staff_notice set detail = detail - '{words,customer}'::text[]
    where workspace_id = ${workspaceId} and kind = 'compliment' and subject = any (${subjects})`.execute(trx);
  await sql`delete from outbox_mail where workspace_id = ${workspaceId} and kind = 'praise'
    and exists (select from complaint_case where ${isTheirs} and kind = 'compliment')`.execute(trx);
  const { numAffectedRows } = await sql`
    update complaint_case set contact_id = null, name = '', email = '', phone = '', subject = '', words = '', about = '', reach_by = ''
    where ${isTheirs}`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
