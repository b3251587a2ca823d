import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';

export type ScoredSurvey = Readonly<{ id: string; version: string }>;

/** A published survey whose first rating is counted in slot 0. */
export async function newScoredSurvey(
  db: TestDatabase,
  owner: TestWorkspace,
  { definition, publishedAt = '2024-01-01' }: Readonly<{ definition: SurveyDefinition; publishedAt?: string }>,
): Promise<ScoredSurvey> {
  const survey = { id: uuid(), version: uuid() };
  await db.superuser.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, 'recommendation', 'Relatie', 'published', $3, $4, $5)`,
    [owner.id, survey.id, definition, survey.id, owner.ownerId],
  );
  await addVersion(db, owner, { surveyId: survey.id, version: survey.version, number: 1, definition, publishedAt });
  return survey;
}

export async function addVersion(
  db: TestDatabase,
  owner: TestWorkspace,
  given: Readonly<{
    surveyId: string;
    version: string;
    number: number;
    definition: SurveyDefinition;
    publishedAt: string;
  }>,
): Promise<void> {
  const { surveyId, version, number, definition, publishedAt } = given;
  await db.superuser.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by, published_at)
     values ($1, $2, $3, $4, $5, '{"nps": 0}', $6, $7)`,
    [owner.id, version, surveyId, number, definition, owner.ownerId, publishedAt],
  );
}

/** Answers of people on one day, one for each score, in words of this language letter; gives their ids, in the same order. */
export async function addScores(
  db: TestDatabase,
  owner: TestWorkspace,
  given: Readonly<{ survey: ScoredSurvey; day: string; scores: readonly number[]; language?: string }>,
): Promise<readonly string[]> {
  const { survey, day, scores, language = 'n' } = given;
  await db.superuser.query('select ensure_score_month($1::date)', [day]);
  const ids = scores.map(() => uuid());
  await db.superuser.query(
    `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
       answers, is_test, started_at, changed_at)
     select $1, id, $2, $3, 'key:' || id::text, 'link', 'human', 'nl', jsonb_build_object('nps', score), false, $4::date, $4::date
     from unnest($5::uuid[], $6::int[]) as given (id, score)`,
    [owner.id, survey.id, survey.version, day, ids, scores],
  );
  await db.superuser.query(
    `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
       is_complete, language, channel, q0)
     select $1, $4::date, id, $2, $3, $4::date, 'h', false, true, $7, 'l', score
     from unnest($5::uuid[], $6::int[]) as given (id, score)`,
    [owner.id, survey.id, survey.version, day, ids, scores, language],
  );
  return ids;
}
