import { afterAll, beforeAll, expect, test } from 'vitest';
import { checklist } from '../accounts/views.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { newSurvey } from './test-survey.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

test('a survey that was tried once between thousands of answers was tried', async () => {
  const workspace = await database.newWorkspace('Installatiebedrijf Noord');
  const { id, versionId } = await newSurvey(database.superuser, workspace);
  const answer = (from: number, to: number, isTest: boolean) =>
    database.superuser.query(
      `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
         answers, is_test, started_at, changed_at)
       select $1, gen_random_uuid(), $2, $3, 'key:' || turn, 'link', 'human', 'nl', '{}', $6, at, at
       from generate_series($4::int, $5::int) turn, lateral (select timestamptz '2026-01-01' + turn * interval '1 minute') t (at)`,
      [workspace.id, id, versionId, from, to, isTest],
    );
  const tried = () => inWorkspace(database.databases.app, workspace.id, checklist);
  await answer(10_001, 12_500, false);
  expect(await tried()).toMatchObject({ answered_self: false, first_answer: true });
  await answer(1, 1_500, false);
  await answer(5_000, 5_000, true);
  expect(await tried()).toMatchObject({ answered_self: true, first_answer: true });
});
