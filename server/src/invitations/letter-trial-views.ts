import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import type { TrialOutcome } from './letter-trial-store.ts';

export type TrialRow = Readonly<{
  id: string;
  survey_id: string;
  language: string;
  recipient: string;
  subject: string;
  outcome: TrialOutcome;
  detail: string;
  sent_at: Date;
}>;

export async function listTrials(
  { trx, workspaceId }: WorkspaceTransaction,
  limit: number,
): Promise<readonly TrialRow[]> {
  return trx
    .selectFrom('letter_trial')
    .select(['id', 'survey_id', 'language', 'recipient', 'subject', 'outcome', 'detail', 'sent_at'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function findTrialHtml(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('letter_trial')
    .select('html')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.html;
}
