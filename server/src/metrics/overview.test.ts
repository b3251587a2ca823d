import { npsScoreInterval } from '@voldaan/domain/stats/nps-score-interval';
import { draftFromQuestionnaire } from '@voldaan/domain/surveys/library/questionnaires';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { makeTestProduct } from '../test-product.ts';
import type { Columns } from './columns/columns.ts';
import { makeOverview } from './overview.ts';
import { addScores } from './test-scores.ts';

const today = '2026-11-21';
const definition = draftFromQuestionnaire('recommendation', {
  organisation: 'De Vries',
  readerName: 'Sanne',
  name: 'Relatie',
});

describe('the overview', () => {
  let db: TestDatabase;
  let columns: Columns;
  let workspace: TestWorkspace;
  let other: TestWorkspace;

  const publish = async (owner: TestWorkspace) => {
    const survey = { id: uuid(), version: uuid() };
    await db.superuser.query(
      `insert into survey (workspace_id, id, questionnaire, name, state, draft, public_token, created_by)
       values ($1, $2, 'recommendation', 'Relatie', 'published', $3, $4, $5)`,
      [owner.id, survey.id, definition, survey.id, owner.ownerId],
    );
    await db.superuser.query(
      `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
       values ($1, $2, $3, 1, $4, '{"nps": 0}', $5)`,
      [owner.id, survey.version, survey.id, definition, owner.ownerId],
    );
    return survey;
  };

  type Given = Readonly<{ score: number; day?: string; voteClass?: string; isTest?: boolean; why?: string }>;
  const answer = async (owner: TestWorkspace, survey: { id: string; version: string }, given: Given) => {
    const { score, day = '2026-11-20', voteClass = 'human', isTest = false, why = null } = given;
    const id = uuid();
    await db.superuser.query(
      `insert into response (workspace_id, id, survey_id, survey_version_id, respondent_key, channel, vote_class, language,
         answers, is_test, started_at, changed_at)
       values ($1, $2::uuid, $3, $4, 'key:' || $2::uuid::text, 'link', $5, 'nl', $6, $7, $8::date, $8::date)`,
      [owner.id, id, survey.id, survey.version, voteClass, { nps: score, why }, isTest, day],
    );
    await db.superuser.query(
      `insert into score_row (workspace_id, day, response_id, survey_id, survey_version_id, answered_at, vote_class, is_test,
         is_complete, language, channel, q0)
       values ($1, $8::date, $2, $3, $4, $8::date, $5, $6, true, 'n', 'l', $7)`,
      [owner.id, id, survey.id, survey.version, voteClass.charAt(0), isTest, score, day],
    );
  };

  const overview = (surveyId: string | undefined, period: '30d' | 'all' = '30d', maySeePersons = true) =>
    inWorkspace(db.databases.app, workspace.id, (trx) =>
      makeOverview(trx, columns, { survey: surveyId, period, today, language: 'nl', maySeePersons }),
    );

  beforeAll(async () => {
    db = await createTestDatabase();
    columns = makeTestProduct(db).columns;
    workspace = await db.newWorkspace('De Vries');
    other = await db.newWorkspace('Hansen AS');
  });

  afterAll(() => db.drop());

  it('of a company without a survey says that there is none', async () => {
    await expect(overview(undefined)).resolves.toMatchObject({ head: null, metric: null });
  });

  it('of a survey of another company is as unknown as one that does not exist', async () => {
    const foreign = await publish(other);
    await expect(overview(foreign.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(overview(uuid())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('masks a telephone number in the words for whoever may not see persons', async () => {
    const survey = await publish(workspace);
    await answer(workspace, survey, { score: 2, why: 'Bel mij op 06 12345678' });
    const wordsFor = async (maySeePersons: boolean) =>
      (await overview(survey.id, '30d', maySeePersons)).comments[0]?.text;
    expect(await wordsFor(true)).toBe('Bel mij op 06 12345678');
    expect(await wordsFor(false)).toBe('Bel mij op [telefoonnummer]');
  });

  it('shows what was said in an earlier month, when nobody said anything in the newest', async () => {
    const survey = await publish(workspace);
    for (const [day, why] of [
      ['2026-10-25', 'Te duur'],
      ['2026-10-26', 'Fijne monteur'],
    ] as const)
      await answer(workspace, survey, { score: 7, why, day });
    const silent = { survey, day: '2026-11-20', scores: Array.from({ length: 700 }, () => 8) };
    await addScores(db, workspace, silent);
    const shown = await overview(survey.id);
    expect(shown.comments.map(({ text }) => text)).toEqual(['Fijne monteur', 'Te duur']);
    for (let visit = 1; visit <= 6; visit += 1)
      await answer(workspace, survey, { score: 9, why: `Bezoek ${visit}`, day: `2026-11-0${visit}` });
    const later = await overview(survey.id);
    expect(later.comments.map(({ text }) => text)).toEqual([6, 5, 4, 3, 2, 1].map((visit) => `Bezoek ${visit}`));
  });

  it('counts a customer once who was reminded, and a mail that came back as not delivered', async () => {
    const survey = await publish(workspace);
    const wave = uuid();
    await db.superuser.query(
      `insert into wave (workspace_id, id, survey_id, survey_version_id, state, letter, idempotency_key, request_hash, created_by)
       values ($1, $2, $3, $4, 'done', '{}', $2::uuid::text, '', $5)`,
      [workspace.id, wave, survey.id, survey.version, workspace.ownerId],
    );
    const mails = [
      ['anna', 'invitation', 'sent', null, '2026-11-12'],
      ['anna', 'reminder', 'sent', null, null],
      ['ola', 'invitation', 'sent', '2026-11-10', null],
      ['kari', 'invitation', 'failed', null, null],
    ];
    for (const [name, kind, state, bouncedAt, answeredAt] of mails)
      await db.superuser.query(
        `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, email, address_hash, language,
           token_hash, kind, state, bounced_at, answered_at, planned_at, expires_at)
         values ($1, $2::uuid, $3, $4, $5, $6::text || '@example.nl', convert_to($6::text, 'UTF8'), 'nl',
           convert_to($2::uuid::text, 'UTF8'), $7, $8, $9, $10, '2026-11-05', '2026-12-05')`,
        [workspace.id, uuid(), wave, survey.id, survey.version, name, kind, state, bouncedAt, answeredAt],
      );
    const { funnel } = await overview(survey.id);
    expect(funnel).toMatchObject({ invited: 3, delivered: 1, opened: 1, answered: 1, is_opening_known: true });
    expect(funnel?.losses).toEqual([
      { reason: 'bounced', count: 1 },
      { reason: 'failed', count: 1 },
    ]);
  });

  it('shows the score of people, with its interval, and counts neither machines nor tests', async () => {
    const survey = await publish(workspace);
    for (const score of [10, 10, 10, 9, 9, 9, 9, 10, 8, 8, 7, 7, 6, 3, 0]) await answer(workspace, survey, { score });
    for (const score of [0, 0, 0]) await answer(workspace, survey, { score, voteClass: 'machine' });
    await answer(workspace, survey, { score: 2, voteClass: 'unconfirmed' });
    await answer(workspace, survey, { score: 1, isTest: true });
    await answer(workspace, survey, { score: 4, day: '2026-10-10' });

    const shown = await overview(survey.id);
    const [low, high] = npsScoreInterval({ promoters: 8, passives: 4, detractors: 3 }, 0.95) ?? [];
    expect(shown.metric).toMatchObject({ n: 15, method: 'score', display: 'muted', low, high });
    expect(shown.metric?.estimate).toBeCloseTo((100 * (8 - 3)) / 15, 9);
    expect(shown.votes).toMatchObject({ counted: 15, unconfirmed: 1, machine: 3, with_unconfirmed: { n: 16 } });
    expect(shown.previous).toMatchObject({ n: 1 });
    expect(shown.comparison).toMatchObject({ verdict: 'too few' });
    expect(shown.norm).toMatchObject({ norm: 30, verdict: 'cannot tell yet' });
    expect(shown.distribution.reduce((sum, bar) => sum + bar.count, 0)).toBe(15);
    expect(shown.groups.map((group) => [group.key, group.count])).toEqual([
      ['detractors', 3],
      ['passives', 4],
      ['promoters', 8],
    ]);
    expect(shown.trend).toHaveLength(1);
    expect(shown.trend[0]).toMatchObject({ from: '2026-11-16', to: '2026-11-23' });
  });

  it('below ten answers gives the answers instead of a score', async () => {
    const survey = await publish(workspace);
    await answer(workspace, survey, { score: 9, why: 'Snel geholpen' });
    await answer(workspace, survey, { score: 2, why: '   ' });
    const shown = await overview(survey.id);
    expect(shown.metric).toMatchObject({ n: 2, display: 'answers only' });
    expect(shown.answers_below_minimum.map((given) => given.score).toSorted()).toEqual([2, 9]);
    expect(shown.comments).toMatchObject([{ text: 'Snel geholpen', score: 9, name: null }]);
  });

  it('keeps answers to another wording out of the line, and says that the line is broken', async () => {
    const survey = await publish(workspace);
    await answer(workspace, survey, { score: 9 });
    const reworded = JSON.parse(JSON.stringify(definition).replace('nps:C11:1', 'nps:C11:2'));
    const version = uuid();
    await db.superuser.query(
      `insert into survey_version (workspace_id, id, survey_id, number, definition, slots, published_by)
       values ($1, $2, $3, 2, $4, '{"nps": 0}', $5)`,
      [workspace.id, version, survey.id, reworded, workspace.ownerId],
    );
    await answer(workspace, { id: survey.id, version }, { score: 3 });
    const shown = await overview(survey.id);
    expect(shown.head?.comparability_break).toBe(true);
    expect(shown.metric).toMatchObject({ n: 1 });
  });
});
