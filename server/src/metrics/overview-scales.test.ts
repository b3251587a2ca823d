import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import type { RatingQuestion } from '@voldaan/domain/surveys/question/rating';
import { openingQuestionOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import type { Columns } from './columns/columns.ts';
import { makeOverview } from './overview.ts';

describe('the overview of a survey that opens with', () => {
  let db: TestDatabase;
  let columns: Columns;
  let workspace: TestWorkspace;

  beforeAll(async () => {
    db = await createTestDatabase();
    columns = makeTestProduct(db).columns;
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
  });

  afterAll(() => db.drop());

  const opensWith = (asked: Partial<RatingQuestion>, norm: SurveyDefinition['norm']): SurveyDefinition => {
    const draft = recommendation({ name: 'Relatie', organisation: 'De Vries', readerName: 'Sanne' });
    const opening = { ...openingQuestionOf(draft), ...asked, id: 'score' };
    return { ...draft, norm, nodes: [{ kind: 'page', id: 'first', nodes: [opening] }] };
  };

  const overviewOf = async (definition: SurveyDefinition, scores: readonly (number | string | null)[]) => {
    const survey = await newSurvey(db.superuser, workspace, definition);
    const connection = await db.databases.answerPool.connect();
    try {
      const acts = scores.map((score) => newAct(workspace, survey, { answers: { score } }));
      await storeActs(connection, acts, new Date('2026-11-20T10:00:00Z'));
    } finally {
      connection.release();
    }
    return inWorkspace(db.databases.app, workspace.id, (trx) =>
      makeOverview(trx, columns, {
        survey: survey.id,
        period: '30d',
        today: '2026-11-21',
        language: 'nl',
        maySeePersons: true,
      }),
    );
  };

  it('a grade with halves counts halves as they were given', async () => {
    const definition = opensWith({ scale: 'B10', role: 'grade', halfSteps: true }, { role: 'grade', value: 7 });
    const shown = await overviewOf(definition, [7.5, 8, 5.5, 10, 1]);
    expect(shown.metric).toMatchObject({ n: 5, estimate: 6.4 });
    expect(shown.distribution).toHaveLength(19);
    expect(shown.distribution.filter(({ count }) => count > 0).map(({ score }) => score)).toEqual([1, 5.5, 7.5, 8, 10]);
    expect(shown.groups.map(({ key, from, to, count }) => [key, from, to, count])).toEqual([
      ['bottom', 1, 5, 1],
      ['middle', 5.5, 7.5, 2],
      ['top', 8, 10, 2],
    ]);
    expect(shown.answers_below_minimum.map(({ score }) => score).toSorted((a, b) => a - b)).toEqual([
      1, 5.5, 7.5, 8, 10,
    ]);
  });

  type Case = readonly [
    name: string,
    asked: Pick<RatingQuestion, 'scale' | 'role'>,
    norm: SurveyDefinition['norm'],
    scores: readonly number[],
    estimate: number,
    topFrom: number,
  ];
  it.each<Case>([
    ['satisfaction of seven', { scale: 'A7', role: 'csat' }, { role: 'csat', value: 0.8 }, [7, 6, 5, 1], 0.5, 6],
    ['effort', { scale: 'D7', role: 'ces' }, { role: 'ces', value: 5.5 }, [7, 5, 3], 5, 5],
    ['stars', { scale: 'R5', role: 'stars' }, { role: 'stars', value: 4 }, [5, 4, 1, 2], 3, 4],
    ['what was expected', { scale: 'E5', role: 'expectation' }, { role: 'csat', value: 0.8 }, [-2, 0, 2, 1], 0.25, 1],
  ])('%s counts what that scale means', async (...[, asked, norm, scores, estimate, topFrom]) => {
    const shown = await overviewOf(opensWith(asked, norm), scores);
    expect(shown.head?.item).toMatchObject({ role: asked.role, scale: { id: asked.scale } });
    expect(shown.metric).toMatchObject({ n: scores.length, estimate });
    expect(shown.groups.at(-1)).toMatchObject({ key: 'top', from: topFrom });
    expect(shown.groups.reduce((sum, { count }) => sum + count, 0)).toBe(scores.length);
  });

  it('"I do not know" has those answers, and no figure made of them', async () => {
    const asked = { scale: 'A5', role: 'csat', offers: ['~dont_know', '~not_applicable'] } as const;
    const definition = opensWith(asked, { role: 'csat', value: 0.8 });
    const shown = await overviewOf(definition, [5, '~dont_know', 4, '~not_applicable', 1, null]);
    expect(shown.metric).toMatchObject({ n: 3, estimate: 2 / 3 });
    expect(shown.votes).toMatchObject({ counted: 3 });
    expect(shown.answers_below_minimum).toHaveLength(3);
  });
});
