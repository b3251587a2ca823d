import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type TrialOutcome = 'sent' | 'kept' | 'failed';

export type NewTrial = Readonly<{
  id: string;
  surveyId: string;
  language: string;
  recipient: string;
  subject: string;
  html: string;
  text: string;
  outcome: TrialOutcome;
  detail: string;
  staffId: string;
  at: Date;
}>;

/** Keeps a trial, and forgets those beyond the newest ones. */
export async function insertTrial(
  { trx, workspaceId }: WorkspaceTransaction,
  trial: NewTrial,
  keptMax: number,
): Promise<void> {
  await trx
    .insertInto('letter_trial')
    .values({
      workspace_id: workspaceId,
      id: trial.id,
      survey_id: trial.surveyId,
      language: trial.language,
      recipient: trial.recipient,
      subject: trial.subject,
      html: trial.html,
      body_text: trial.text,
      outcome: trial.outcome,
      detail: trial.detail,
      sent_by: trial.staffId,
      sent_at: trial.at,
    })
    .execute();
  await sql`
    delete from letter_trial
    where workspace_id = ${workspaceId} and id not in (
      select id from letter_trial where workspace_id = ${workspaceId} order by sent_at desc, id desc limit ${keptMax})`.execute(
    trx,
  );
}
