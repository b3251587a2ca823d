import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { PersonProblem, PersonRecord } from './record-views.ts';

/** Under a new revision: whoever has the old words open cannot save them over these. */
export async function rewriteRecord(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, title, participants, guide, consent_note, notes, passages }: Omit<PersonRecord, 'others'>,
): Promise<void> {
  await trx
    .updateTable('field_record')
    .set({
      ...{ title, participants, guide, consent_note, notes },
      passages: JSON.stringify(passages),
      revision: sql`revision + 1`,
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function rewriteProblem(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, name, description, evidence }: PersonProblem,
): Promise<void> {
  await trx
    .updateTable('problem')
    .set({ name, description, evidence: JSON.stringify(evidence), revision: sql`revision + 1` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export async function unlinkRecords({ trx, workspaceId }: WorkspaceTransaction, contactId: string): Promise<void> {
  await trx
    .deleteFrom('field_record_contact')
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .execute();
}
