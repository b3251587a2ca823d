import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import { planAction } from '../improvements/plan-action.ts';
import { actionBody } from '../improvements/schema.ts';
import { answerShops, openShops, shopItem } from '../improvements/test-shops.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { changeIdea, makeIdea, moveIdea, showIdea } from './ideas.ts';
import { publishIdea, showTold } from './publish-idea.ts';
import { ideaBody } from './schema.ts';

let db: TestDatabase;
let workspace: TestWorkspace;
let product: Product;
let caller: Caller;
let survey: string;
let day = '2026-08-02';

beforeAll(async () => {
  db = await createTestDatabase();
  workspace = await db.newWorkspace('De Vries');
  product = makeTestProduct(db, { clock: () => new Date(`${day}T09:00:00Z`) });
  caller = {
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  };
  survey = await openShops(db, workspace);
});

afterAll(() => db.drop());

it('the effect of an idea is said when it is measured and not before, and stays what it was that day', async () => {
  const answer = (days: readonly string[], gain: number, seed: number) =>
    answerShops(db, workspace, { survey, days, gain, seed });
  await answer(['2026-04-20', '2026-05-20', '2026-06-20', '2026-07-20'], 0, 2);
  const plan = {
    ...{ name: 'Ophalen op een vaste tijd', kind: 'process', trait: 'attribute:shop', starts_on: '2026-08-03' },
    ...{ treated: ['Amersfoort', 'Houten'], comparison: ['Hilversum', 'Utrecht'], worthwhile: 0.8, item: shopItem },
  };
  const { action } = await planAction(product, caller, {
    ...actionBody.parse({ ...plan, survey_id: 'srv_00000000000000000000000000' }),
    survey_id: survey,
  });
  const { idea } = await makeIdea(product, caller, ideaBody.parse({ title: 'Vaste tijd' }));
  await changeIdea(product, caller, { id: idea.id, revision: 1, change: { action_id: action.id } });
  await moveIdea(product, caller, { id: idea.id, revision: 2, move: { state: 'done', words: { nl: 'Gedaan' } } });
  const texts = { nl: { title: 'Vaste tijd', text: '', done: 'U weet hoe laat.' } };
  const say = async () =>
    publishIdea(product, caller, {
      id: idea.id,
      revision: (await showIdea(product, caller, idea.id)).idea.revision,
      body: { texts, is_published: true, is_told: true, has_effect: true },
    });
  day = '2026-08-20';
  await answer(['2026-08-10'], 1.2, 3);
  await expect(say()).rejects.toMatchObject({ code: 'idea_effect_unsayable' });

  day = '2026-10-20';
  await answer(['2026-08-20', '2026-09-10', '2026-09-25', '2026-10-10'], 1.2, 3);
  const { effect } = (await say()).idea;
  expect(effect).toMatchObject({ verdict: 'better', method: 'difference in differences', measured_on: '2026-10-20' });
  expect(effect?.low).toBeGreaterThan(0);
  expect(effect?.words.nl).toMatch(
    /meer dan waar wij het niet deden \(tussen \+.+ en \+.+, interval van 95 %, \d+ antwoorden/,
  );
  expect((await showTold(product, caller)).data[0]?.text.nl).toContain('interval van 95 %');

  day = '2026-11-20';
  await answer(['2026-11-05'], -3, 4);
  expect((await showIdea(product, caller, idea.id)).idea.effect).toEqual(effect);
  // Of another action, or of none, it is not said any more.
  const { revision } = (await showIdea(product, caller, idea.id)).idea;
  const parted = await changeIdea(product, caller, { id: idea.id, revision, change: { action_id: null } });
  expect(parted.idea.effect).toBeNull();
});
