import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type PublishedSurvey = Readonly<{ id: string; name: string }>;

/** Surveys that were ever published, those with the newest answers first. */
export async function publishedSurveys(db: WorkspaceTransaction): Promise<readonly PublishedSurvey[]> {
  const { rows } = await sql<PublishedSurvey>`
    select s.id, s.name
    from survey s
    where s.workspace_id = ${db.workspaceId} and s.state <> 'draft'
    order by (select max(r.started_at) from response r
              where r.workspace_id = s.workspace_id and r.survey_id = s.id and not r.is_test) desc nulls last,
      s.created_at desc, s.id
    limit 100`.execute(db.trx);
  return rows;
}

export type VersionRow = Readonly<{
  id: string;
  number: number;
  definition: SurveyDefinition;
  slots: Readonly<Record<string, number>>;
}>;

/** All versions of a survey, newest first: there are as many as were published, a few. */
export async function versionsOf(db: WorkspaceTransaction, surveyId: string): Promise<readonly VersionRow[]> {
  return db.trx
    .selectFrom('survey_version')
    .select(['id', 'number', 'definition', 'slots'])
    .where('workspace_id', '=', db.workspaceId)
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(1000)
    .execute();
}

/** The day of the first answer to a survey, or undefined when there is none. */
export async function firstDay(db: WorkspaceTransaction, surveyId: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(day)::text as day from score_row
    where workspace_id = ${db.workspaceId} and survey_id = ${surveyId} and not is_test`.execute(db.trx);
  return rows[0]?.day ?? undefined;
}
