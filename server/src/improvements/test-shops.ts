import { seededRandom } from '@voldaan/domain/stats/seeded-random';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { openingQuestionOf } from '@voldaan/domain/surveys/survey-definition';
import type { TestDatabase, TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';

const definition = draftFromQuestionnaire('grade', {
  organisation: 'De Vries',
  readerName: 'Sanne',
  name: 'Werkplaats',
});
const opening = openingQuestionOf(definition);
const shops = ['Amersfoort', 'Houten', 'Hilversum', 'Utrecht'] as const;

/** What the shops are asked. */
export const shopItem = opening.comparabilityKey;

/** A published survey of a grade, and four shops that answers may come from. Gives the survey's id. */
export async function openShops(db: TestDatabase, workspace: TestWorkspace): Promise<string> {
  const [id, version] = [uuid(), uuid()];
  await db.superuser.query(
    `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
     values ($1, $2, 'grade', 'Werkplaats', 'published', $3, $2::uuid::text, $4)`,
    [workspace.id, id, definition, workspace.ownerId],
  );
  await db.superuser.query(
    `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
     values ($1, $2, $3, 1, $4, $5, $6)`,
    [workspace.id, version, id, definition, { [opening.id]: 0 }, workspace.ownerId],
  );
  await db.superuser.query(`insert into trait (workspace_id, slot, source, key) values ($1, 0, 'attribute', 'shop')`, [
    workspace.id,
  ]);
  for (const [place, shop] of shops.entries())
    await db.superuser.query(`insert into trait_value (workspace_id, slot, code, value) values ($1, 0, $2, $3)`, [
      workspace.id,
      place + 1,
      shop,
    ]);
  return id;
}

type Answers = Readonly<{ survey: string; days: readonly string[]; gain: number; seed: number }>;

/** Answers of all shops on each of these days; those of the first two shops are higher by so much. */
export async function answerShops(
  db: TestDatabase,
  workspace: TestWorkspace,
  { survey, days, gain, seed }: Answers,
): Promise<void> {
  const random = seededRandom(seed);
  const factor = opening.halfSteps === true ? 2 : 1;
  for (const on of days)
    for (const [place] of shops.entries())
      for (let answer = 0; answer < 12; answer += 1) {
        const score = Math.floor(5 + random() * 4 + (place < 2 ? gain : 0) + random());
        await db.superuser.query(
          `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class,
             is_test, is_complete, language, channel, q0, a0)
           select $1, $2::date, $3, $4, id, $2::date, 'h', false, true, 'n', 'm', $5, $6
           from survey_version where workspace_id = $1 and survey_id = $4`,
          [workspace.id, on, uuid(), survey, Math.min(10, score) * factor, place + 1],
        );
      }
}
