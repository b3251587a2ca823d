import type { ScoreSlots } from '@voldaan/domain/surveys/score-slots';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { sql } from 'kysely';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';

export type SurveyState = 'draft' | 'published' | 'closed';

export type SurveySummary = Readonly<{
  id: string;
  name: string;
  questionnaire: string;
  state: SurveyState;
  versions: number;
  answers: number;
  changed_at: Date;
}>;

/** A workspace with more surveys than this is looked at by search, when there is one. */
const surveysMax = 500;

/** All surveys, the last changed first. Test answers and removed ones do not count: `answer_count` leaves them out. */
export async function listSurveys({ trx, workspaceId }: WorkspaceTransaction): Promise<readonly SurveySummary[]> {
  const { rows } = await sql<SurveySummary>`
    select survey.id, survey.name, survey.questionnaire, survey.state, survey.changed_at,
      (select count(*) from survey_version version
       where version.workspace_id = ${workspaceId} and version.survey_id = survey.id) as versions,
      (select coalesce(sum(counted.answers), 0)::bigint from answer_count counted
       where counted.workspace_id = ${workspaceId} and counted.survey_id = survey.id) as answers
    from survey
    where survey.workspace_id = ${workspaceId}
    order by survey.changed_at desc, survey.id desc
    limit ${surveysMax}`.execute(trx);
  return rows;
}

export type SurveyRecord = Readonly<{
  id: string;
  name: string;
  questionnaire: string;
  state: SurveyState;
  draft: SurveyDefinition;
  revision: number;
  public_token: string;
  changed_at: Date;
  closed_at: Date | null;
  /** Whether the draft says something else than the newest version. */
  is_changed: boolean;
}>;

export async function findSurvey(
  { trx, workspaceId }: WorkspaceTransaction,
  id: string,
): Promise<SurveyRecord | undefined> {
  const { rows } = await sql<SurveyRecord>`
    select id, name, questionnaire, state, draft, draft_revision as revision, public_token, changed_at, closed_at,
      draft is distinct from (
        select definition from survey_version version
        where version.workspace_id = ${workspaceId} and version.survey_id = survey.id
        order by number desc limit 1
      ) as is_changed
    from survey where workspace_id = ${workspaceId} and id = ${id}`.execute(trx);
  return rows[0];
}

export type VersionRecord = Readonly<{
  id: string;
  number: number;
  published_at: Date;
  slots: ScoreSlots;
}>;

/** A survey is published more often than this only by a program gone wrong. */
const versionsMax = 1000;

/** All versions of a survey, the newest first, without what they ask. */
export async function listVersions(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
): Promise<readonly VersionRecord[]> {
  return trx
    .selectFrom('survey_version')
    .select(['id', 'number', 'published_at', 'slots'])
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(versionsMax)
    .execute();
}

/** One version with what it asks. */
export async function findVersion(
  { trx, workspaceId }: WorkspaceTransaction,
  { surveyId, number }: Readonly<{ surveyId: string; number: number }>,
): Promise<(Omit<VersionRecord, 'slots'> & Readonly<{ definition: SurveyDefinition }>) | undefined> {
  return trx
    .selectFrom('survey_version')
    .select(['id', 'number', 'published_at', 'definition'])
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** What the newest versions ask, the newest first. */
export async function listDefinitions(
  { trx, workspaceId }: WorkspaceTransaction,
  surveyId: string,
  most: number,
): Promise<readonly SurveyDefinition[]> {
  const rows = await trx
    .selectFrom('survey_version')
    .select('definition')
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ definition }) => definition);
}

/** Answers that staff gave to try the survey and that were not removed. */
export async function countTestAnswers({ trx, workspaceId }: WorkspaceTransaction, surveyId: string): Promise<number> {
  const row = await trx
    .selectFrom('response')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('survey_id', '=', surveyId)
    .where('is_test', '=', true)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}
