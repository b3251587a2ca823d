import { sql } from 'kysely';
import { lockSpaces } from '../../database/lock-spaces.ts';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { FileSort } from '../file/file-sort.ts';

export type CaseFormWrite = Readonly<{
  token: string;
  isOpen: boolean;
  staffId: string | null;
  phone: string;
  externalRecourse: string;
  at: Date;
}>;

export async function saveCaseForm({ trx, workspaceId }: WorkspaceTransaction, form: CaseFormWrite): Promise<void> {
  const values = {
    token: form.token,
    is_open: form.isOpen,
    staff_id: form.staffId,
    phone: form.phone,
    external_recourse: form.externalRecourse,
    changed_at: form.at,
  };
  await trx
    .insertInto('case_form')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((known) => known.column('workspace_id').doUpdateSet(values))
    .execute();
}

/** Two presses of one form wait for each other, until the transaction ends. */
export async function lockSubmission({ trx }: WorkspaceTransaction, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockSpaces.caseForm}, hashtext(${key}))`.execute(trx);
}

export type Submission = Readonly<{ key: string; digest: Buffer; caseId: string; at: Date }>;

export async function insertSubmission(
  { trx, workspaceId }: WorkspaceTransaction,
  { key, digest, caseId, at }: Submission,
): Promise<void> {
  await trx
    .insertInto('case_submission')
    .values({ workspace_id: workspaceId, key, digest, case_id: caseId, at })
    .execute();
}

export async function deleteSubmissions({ trx, workspaceId }: WorkspaceTransaction, before: Date): Promise<void> {
  await trx.deleteFrom('case_submission').where('workspace_id', '=', workspaceId).where('at', '<', before).execute();
}

export type NewCaseFile = Readonly<{
  id: string;
  caseId: string;
  name: string;
  sort: FileSort;
  bytes: Buffer;
  at: Date;
}>;

export async function insertCaseFile({ trx, workspaceId }: WorkspaceTransaction, file: NewCaseFile): Promise<void> {
  await trx
    .insertInto('case_file')
    .values({
      workspace_id: workspaceId,
      id: file.id,
      case_id: file.caseId,
      name: file.name,
      media_type: file.sort,
      bytes: file.bytes,
      added_at: file.at,
    })
    .execute();
}
