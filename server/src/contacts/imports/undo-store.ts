import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import { columnNames } from './given-views.ts';

/**
 * Brings back what was there before: contacts it changed are as they were, contacts it added are gone, with whom it
 * silenced and which organisations it made. What somebody has changed since is left as they made it.
 */
export async function revertImport(db: WorkspaceTransaction, id: string): Promise<void> {
  await revertConsents(db, id);
  await revertContacts(db, id);
  await deleteAdded(db, id);
  const { trx, workspaceId } = db;
  await trx.deleteFrom('suppression').where('workspace_id', '=', workspaceId).where('import_id', '=', id).execute();
  await sql`
    delete from organisation where workspace_id = ${workspaceId} and import_id = ${id} and changed_at = created_at
      and not exists (select from contact where contact.workspace_id = ${workspaceId}
        and contact.organisation_id = organisation.id)`.execute(trx);
  await trx
    .deleteFrom('contact_import_change')
    .where('workspace_id', '=', workspaceId)
    .where('import_id', '=', id)
    .execute();
}

/** Contacts that this import changed and nobody since. */
const untouched = (workspaceId: string, id: string) => sql`contact.workspace_id = ${workspaceId}
  and contact.id = change.contact_id and change.workspace_id = ${workspaceId} and change.import_id = ${id}
  and done.workspace_id = ${workspaceId} and done.id = ${id} and contact.changed_at = done.finished_at`;

async function revertConsents({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await sql`
    delete from consent using contact, contact_import_change change, contact_import done
    where consent.workspace_id = ${workspaceId} and consent.contact_id = contact.id
      and change.consents is not null and ${untouched(workspaceId, id)}`.execute(trx);
  await sql`
    insert into consent
    select was.* from contact, contact_import done, contact_import_change change,
      jsonb_populate_recordset(null::consent, change.consents) was
    where change.consents is not null and ${untouched(workspaceId, id)}`.execute(trx);
}

async function revertContacts({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await sql`
    update contact set (${columnNames}, changed_at) = (
      select ${columnNames}, changed_at from jsonb_populate_record(null::contact, change.before)),
      is_case_only = coalesce((change.before ->> 'is_case_only')::boolean, false)
    from contact_import_change change, contact_import done
    where ${untouched(workspaceId, id)}`.execute(trx);
}

async function deleteAdded({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<void> {
  await sql`
    delete from contact using contact_import done
    where contact.workspace_id = ${workspaceId} and contact.import_id = ${id}
      and done.workspace_id = ${workspaceId} and done.id = ${id} and contact.changed_at = done.finished_at`.execute(
    trx,
  );
}
