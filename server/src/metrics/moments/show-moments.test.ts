import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Product } from '../../product.ts';
import { newSurvey, type TestSurvey } from '../../responses/test-survey.ts';
import { makeTestProduct } from '../../test-product.ts';
import { type MomentsAsked, showMoments } from './show-moments.ts';

describe('the moments of a company that asks at none yet', () => {
  let db: TestDatabase;
  let product: Product;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let foreign: TestSurvey;

  beforeAll(async () => {
    db = await createTestDatabase();
    product = makeTestProduct(db);
    workspace = await db.newWorkspace('De Vries');
    survey = await newSurvey(db.superuser, workspace);
    foreign = await newSurvey(db.superuser, await db.newWorkspace('Een ander'));
  });
  afterAll(() => db?.drop());

  const show = (asked: Partial<MomentsAsked>) =>
    inWorkspace(db.databases.app, workspace.id, (trx) =>
      showMoments(trx, product.columns, {
        ...{ period: '12m', where: '', now: new Date('2026-11-23T10:00:00Z'), language: 'nl' },
        ...asked,
      }),
    );

  it('are none, with a survey and without', async () => {
    for (const asked of [{}, { survey: survey.id }])
      expect(await show(asked)).toMatchObject({ moments: [], line: null, weakest: null });
  });

  it('are not shown for what is no group of customers, no period, and no survey of theirs', async () => {
    await expect(show({ where: "attr->>'$.a'' || pg_sleep(5) --' = 'x'" })).rejects.toMatchObject({
      code: 'unknown_trait',
      detail: { pointer: '/where' },
    });
    await expect(show({ survey: survey.id, period: 'altijd' })).rejects.toMatchObject({ code: 'unknown_period' });
    await expect(show({ survey: foreign.id })).rejects.toMatchObject({ code: 'not_found' });
  });
});
