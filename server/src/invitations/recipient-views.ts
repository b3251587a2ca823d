import type { LanguageTag } from '@voldaan/domain/surveys/language-tag';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** How many of these ids are contacts of the workspace. */
export async function countContactsOf(
  { trx, workspaceId }: WorkspaceTransaction,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from contact
    where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** The languages that a version is asked in. */
export async function languagesOfVersion(
  { trx, workspaceId }: WorkspaceTransaction,
  versionId: string,
): Promise<readonly LanguageTag[]> {
  const { rows } = await sql<{ languages: readonly LanguageTag[] }>`
    select definition -> 'languages' as languages from survey_version
    where workspace_id = ${workspaceId} and id = ${versionId}`.execute(trx);
  return rows[0]?.languages ?? [];
}
