import type { ScoreSlots } from '@voldaan/domain/surveys/score-slots';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type NewSurvey = Readonly<{ id: string; draft: SurveyDefinition; publicToken: string; staffId: string }>;

export async function insertSurvey({ trx, workspaceId }: WorkspaceTransaction, survey: NewSurvey): Promise<void> {
  await trx
    .insertInto('survey')
    .values({
      workspace_id: workspaceId,
      id: survey.id,
      questionnaire: survey.draft.questionnaire,
      name: survey.draft.name,
      state: 'draft',
      draft: JSON.stringify(survey.draft),
      public_token: survey.publicToken,
      created_by: survey.staffId,
    })
    .execute();
}

/** Saves the draft if it is still at this revision, and returns the new one; undefined when somebody else was first. */
export async function saveDraft(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, revision, draft }: Readonly<{ id: string; revision: number; draft: SurveyDefinition }>,
): Promise<number | undefined> {
  const row = await trx
    .updateTable('survey')
    .set({
      draft: JSON.stringify(draft),
      draft_revision: revision + 1,
      changed_at: sql<Date>`now()`,
      // The name of the list never goes empty while somebody is typing another one.
      ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
    })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('draft_revision', '=', revision)
    .returning('draft_revision')
    .executeTakeFirst();
  return row?.draft_revision;
}

/** The draft as it is being published: the same but for the keys of its trend lines, so its revision stays. */
export async function keepKeys(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, draft }: Readonly<{ id: string; draft: SurveyDefinition }>,
): Promise<void> {
  await trx
    .updateTable('survey')
    .set({ draft: JSON.stringify(draft) })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .execute();
}

export type NewVersion = Readonly<{
  id: string;
  surveyId: string;
  number: number;
  definition: SurveyDefinition;
  slots: ScoreSlots;
  staffId: string;
  at: Date;
}>;

/** Adds a version, which never changes again, and opens the survey. */
export async function insertVersion({ trx, workspaceId }: WorkspaceTransaction, version: NewVersion): Promise<void> {
  await trx
    .insertInto('survey_version')
    .values({
      workspace_id: workspaceId,
      id: version.id,
      survey_id: version.surveyId,
      number: version.number,
      definition: JSON.stringify(version.definition),
      slots: JSON.stringify(version.slots),
      published_by: version.staffId,
      published_at: version.at,
    })
    .execute();
  await trx
    .updateTable('survey')
    .set({ state: 'published', closed_at: null, changed_at: sql<Date>`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', version.surveyId)
    .execute();
}

export async function closeSurvey(
  { trx, workspaceId }: WorkspaceTransaction,
  { id, at }: Readonly<{ id: string; at: Date }>,
): Promise<void> {
  await trx
    .updateTable('survey')
    .set({ state: 'closed', closed_at: at, changed_at: sql<Date>`now()` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
}

/** Holds the survey until the transaction ends, so that two people who publish at once make two versions in a row. */
export async function lockSurvey({ trx, workspaceId }: WorkspaceTransaction, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('survey')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
