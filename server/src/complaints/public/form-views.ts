import type { Language } from '@voldaan/domain/language';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';

export type CaseFormRow = Readonly<{
  token: string;
  is_open: boolean;
  staff_id: string | null;
  phone: string;
  external_recourse: string;
}>;

export async function findCaseForm({ trx, workspaceId }: WorkspaceTransaction): Promise<CaseFormRow | undefined> {
  return trx
    .selectFrom('case_form')
    .select(['token', 'is_open', 'staff_id', 'phone', 'external_recourse'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

export type Company = Readonly<{ code: string; name: string; language: Language; postal_line: string }>;

export async function findCompany({ trx, workspaceId }: WorkspaceTransaction): Promise<Company> {
  return trx
    .selectFrom('workspace')
    .select(['code', 'name', 'language', 'postal_line'])
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
}

export type SubmissionRow = Readonly<{ digest: Buffer; case_id: string }>;

const perKeyMost = 50;

/** What came under the key of one form, the first of it first. */
export async function listSubmissions(
  { trx, workspaceId }: WorkspaceTransaction,
  key: string,
): Promise<readonly SubmissionRow[]> {
  return trx
    .selectFrom('case_submission')
    .select(['digest', 'case_id'])
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', key)
    .orderBy('at')
    .limit(perKeyMost)
    .execute();
}

/** Who is named to a customer: whoever has the case, else whom the firm names for all; nobody who has left. */
export async function findResponsible(
  { trx, workspaceId }: WorkspaceTransaction,
  candidates: readonly (string | null | undefined)[],
): Promise<string | undefined> {
  for (const id of candidates) {
    if (id === null || id === undefined) continue;
    const row = await trx
      .selectFrom('staff')
      .select('name')
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', id)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (row !== undefined && row.name !== '') return row.name;
  }
  return undefined;
}

export type FileRow = Readonly<{ name: string; media_type: string; bytes: Buffer }>;

export async function findCaseFile(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, caseId }: Readonly<{ id: string; caseId: string }>,
): Promise<FileRow | undefined> {
  return trx
    .selectFrom('case_file')
    .select(['name', 'media_type', 'bytes'])
    .where('workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function countCaseFiles({ trx, workspaceId }: WorkspaceTransaction, caseId: string): Promise<number> {
  const row = await trx
    .selectFrom('case_file')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Places where a code may hang. */
export async function listTouchpointNames({
  trx,
  workspaceId,
}: WorkspaceTransaction): Promise<readonly Readonly<{ id: string; name: string }>[]> {
  return trx
    .selectFrom('touchpoint')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .limit(200)
    .execute();
}
