import { recommendation } from '@voldaan/domain/surveys/library/questionnaire/recommendation';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { drainNews } from '../jobs/drain-news.ts';
import type { Product } from '../product.ts';
import { storeActs } from '../responses/store.ts';
import { newAct } from '../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { answersListener, caseOfAnswerJob } from './hear-answers.ts';

const definition = recommendation({ name: 'Relatie', organisation: 'De Vries', readerName: 'Sanne' });
const consent = questionsOf(definition).find(({ kind }) => kind === 'consent')?.id ?? '';
const now = new Date('2026-11-20T10:00:00Z');

describe('an answer becomes a case', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let product: Product;
  let survey: TestSurvey;

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('De Vries');
    product = makeTestProduct(db, { clock: () => now });
    survey = await newSurvey(db.superuser, workspace, definition);
  });

  afterAll(() => db.drop());

  type Given = Parameters<typeof newAct>[2];
  async function give(given: Given): Promise<string> {
    const act = newAct(workspace, survey, given);
    const connection = await db.databases.answerPool.connect();
    try {
      await storeActs(connection, [act], now);
    } finally {
      connection.release();
    }
    return act.responseId;
  }
  const hear = () => drainNews(product, [answersListener]);
  const casesOf = async (response: string) => {
    const { rows } = await db.superuser.query('select kind, source, words from complaint_case where response_id = $1', [
      response,
    ]);
    return rows;
  };

  it('when somebody is unhappy and asks for a word, once, however often it is told', async () => {
    const answers = { nps: 2, why: 'Niemand belde terug', [consent]: 'yes' };
    const response = await give({ answers, isFinal: true });
    await hear();
    const complaint = { kind: 'complaint', source: 'answer', words: 'Niemand belde terug' };
    expect(await casesOf(response)).toEqual([complaint]);
    await db.superuser.query(
      `insert into outbox (workspace_id, id, kind, subjects) values ($1, uuid_v7(), 'responses.stored', array[$2::uuid])`,
      [workspace.id, response],
    );
    await hear();
    expect(await casesOf(response)).toEqual([complaint]);
  });

  it('not when nobody asked for it, and not from a machine or a test', async () => {
    const answers = { nps: 2, [consent]: 'yes' };
    const quiet = await give({ answers: { nps: 2 }, isFinal: true });
    const machine = await give({ answers, isFinal: true, voteClass: 'machine' });
    const test = await give({ answers, isFinal: true, isTest: true });
    await hear();
    for (const response of [quiet, machine, test]) expect(await casesOf(response)).toEqual([]);
  });

  it('only when it is finished, or was left as it stands', async () => {
    const response = await give({ answers: { nps: 1, [consent]: 'yes' }, isFinal: false });
    await hear();
    expect(await casesOf(response)).toEqual([]);
    await caseOfAnswerJob(product)({ workspace: workspace.id, response }, { isLast: false });
    expect(await casesOf(response)).toHaveLength(1);
  });

  it('for every low mark where the company wants to know', async () => {
    await db.superuser.query('insert into case_intake values ($1, true, true, true)', [workspace.id]);
    const response = await give({ answers: { nps: 3 }, isFinal: true });
    await hear();
    expect(await casesOf(response)).toMatchObject([{ kind: 'complaint', source: 'low_score' }]);
  });
});
