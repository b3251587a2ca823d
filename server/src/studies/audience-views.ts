import type { Audience } from '@voldaan/domain/studies/study-draft';
import { sql } from 'kysely';
import { audienceSql } from '../contacts/audience-views.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

/** How many customers an audience has. */
export async function countAudience({ trx, workspaceId }: WorkspaceTransaction, audience: Audience): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from contact
    where contact.workspace_id = ${workspaceId} and not contact.is_sample and ${audienceSql(audience, 'contact')}`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

export type AudienceWish = Readonly<{
  audience: Audience;
  contactIds: readonly string[];
  /** Whether what is asked is how a case was handled. */
  isAboutCases: boolean;
}>;

/** Which of these customers an audience is about. */
export async function inAudience(
  { trx, workspaceId }: WorkspaceTransaction,
  { audience, contactIds, isAboutCases }: AudienceWish,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from contact
    where contact.workspace_id = ${workspaceId} and not contact.is_sample and contact.id = any (${contactIds}::uuid[])
      and ${audienceSql(audience, 'contact', isAboutCases)}`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
