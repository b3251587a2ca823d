import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type PublishedSurvey = Readonly<{ id: string; name: string }>;

/** So many of the newest answers say which surveys are answered now: to ask each survey for its last one reads all there are. */
const newestMost = 1_000;

/** Surveys that were ever published, those with the newest answers first; those that were answered long ago by their age. */
export async function publishedSurveys(db: WorkspaceTransaction): Promise<readonly PublishedSurvey[]> {
  const { rows } = await sql<PublishedSurvey>`/* kept */
    with newest as (
      select survey_id, started_at, is_test from response
      where workspace_id = ${db.workspaceId} order by started_at desc, id desc limit ${sql.lit(newestMost)}
    ), answered as (
      select survey_id, max(started_at) as at from newest where not is_test group by survey_id
    )
    select s.id, s.name
    from survey s left join answered on answered.survey_id = s.id
    where s.workspace_id = ${db.workspaceId} and s.state <> 'draft'
    order by answered.at desc nulls last, s.created_at desc, s.id
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
