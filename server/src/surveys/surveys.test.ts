import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { openTestHttp } from '../http/test-http.ts';
import { makeTestProduct } from '../test-product.ts';
import { surveysRoutes } from './routes.ts';
import type { Survey } from './schema.ts';

let database: TestDatabase;
let workspace: TestWorkspace;
let app: FastifyInstance;

beforeAll(async () => {
  database = await createTestDatabase();
  workspace = await database.newWorkspace('Fietsenmaker De Vries');
  const product = makeTestProduct(database);
  app = openTestHttp(product, workspace);
  surveysRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function make(questionnaire = 'recommendation'): Promise<Survey> {
  const reply = await app.inject({ method: 'POST', url: '/v1/surveys', payload: { questionnaire } });
  expect(reply.statusCode).toBe(201);
  return reply.json();
}

async function save(survey: Survey, draft: unknown, revision: string) {
  return app.inject({
    method: 'PUT',
    url: `/v1/surveys/${survey.id}/draft`,
    headers: { 'if-match': revision },
    payload: { draft },
  });
}

const publish = (id: string) => app.inject({ method: 'POST', url: `/v1/surveys/${id}/versions` });

describe('a survey from a ready one', () => {
  test.each(['contact-moment', 'grade', 'recommendation'])('%s can be published as it is', async (questionnaire) => {
    const survey = await make(questionnaire);
    expect(survey).toMatchObject({ state: 'draft', faults: [], draft: { organisation: workspace.name } });
    expect((await publish(survey.id)).statusCode).toBe(201);
    const after = (await app.inject(`/v1/surveys/${survey.id}`)).json<Survey>();
    expect(after).toMatchObject({ state: 'published', is_changed: false, versions: [{ number: 1 }] });
    expect(after.public_url).toContain(`/s/${workspace.code}`);
  });
});

describe('a draft', () => {
  test('two editors cannot overwrite each other', async () => {
    const survey = await make();
    const first = await save(survey, { ...survey.draft, name: 'Eerste' }, '"1"');
    expect([first.statusCode, first.headers['etag']]).toEqual([200, '"2"']);
    const second = await save(survey, { ...survey.draft, name: 'Tweede' }, '"1"');
    expect([second.statusCode, second.json().code]).toEqual([412, 'draft_changed']);
    expect((await app.inject(`/v1/surveys/${survey.id}`)).json()).toMatchObject({ name: 'Eerste', revision: 2 });
  });

  test('without a revision nothing is saved', async () => {
    const survey = await make();
    const reply = await app.inject({
      method: 'PUT',
      url: `/v1/surveys/${survey.id}/draft`,
      payload: { draft: survey.draft },
    });
    expect([reply.statusCode, reply.json().code]).toEqual([428, 'if_match_missing']);
  });

  test('may miss texts, which are named, and is not published until they are there', async () => {
    const survey = await make();
    const draft: SurveyDefinition = {
      ...survey.draft,
      thanks: { ...survey.draft.thanks, heading: { nl: 'x', nb: '', en: 'x' } },
    };
    expect((await save(survey, draft, '"1"')).statusCode).toBe(200);
    const shown = (await app.inject(`/v1/surveys/${survey.id}`)).json<Survey>();
    expect(shown.faults).toMatchObject([{ code: 'text_missing', pointer: '/thanks/heading/nb' }]);
    const refused = await publish(survey.id);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors).toMatchObject([{ pointer: '/thanks/heading/nb' }]);
  });

  test.each([
    [{ title: 't', pages: [] }],
    ['text'],
    [null],
    [{ kind: 'survey', nodes: Array.from({ length: 9000 }, () => ({})) }],
  ])('of another shape is refused %#', async (draft) => {
    const survey = await make();
    expect((await save(survey, draft, '"1"')).statusCode).toBe(422);
    expect((await app.inject(`/v1/surveys/${survey.id}`)).json<Survey>().revision).toBe(1);
  });
});

describe('a draft with one name for two questions', () => {
  test('is refused with both places', async () => {
    const survey = await make();
    const reply = await save(
      survey,
      {
        ...survey.draft,
        nodes: [...survey.draft.nodes, { kind: 'page', id: 'again', nodes: questionsOf(survey.draft).slice(0, 1) }],
      },
      '"1"',
    );
    expect(reply.statusCode).toBe(422);
    expect(reply.json().errors).toEqual([
      {
        pointer: '/nodes/2/nodes/0/id',
        code: 'id_twice',
        detail: 'This name occurs twice, the first time at /nodes/0/nodes/0/id',
      },
    ]);
  });
});

describe('a published version', () => {
  test('is what its publisher looked at, not what somebody made of it meanwhile', async () => {
    const survey = await make();
    await save(survey, { ...survey.draft, name: 'Intussen' }, '"1"');
    const url = `/v1/surveys/${survey.id}/versions`;
    const publishSeen = (revision: string) => app.inject({ method: 'POST', url, headers: { 'if-match': revision } });
    expect((await publishSeen('"1"')).json()).toMatchObject({ status: 412, code: 'draft_changed' });
    expect((await publishSeen('"2"')).json()).toMatchObject({ number: 1 });
  });

  test('never changes; publishing a changed draft makes the next one', async () => {
    const survey = await make();
    await publish(survey.id);
    expect((await publish(survey.id)).json()).toMatchObject({ number: 1 });
    await save(survey, { ...survey.draft, name: 'Anders' }, '"1"');
    expect((await app.inject(`/v1/surveys/${survey.id}`)).json()).toMatchObject({ is_changed: true });
    expect((await publish(survey.id)).json()).toMatchObject({ number: 2 });
    const { rows } = await database.superuser.query(
      `select definition->>'name' as name, slots from survey_version where survey_id = (
         select survey_id from survey_version where definition->>'name' = 'Anders') order by number`,
    );
    expect(rows).toEqual([
      { name: 'Recommendation', slots: { nps: 0 } },
      { name: 'Anders', slots: { nps: 0 } },
    ]);
  });

  test('two people who publish at once make one version each of what they see', async () => {
    const survey = await make();
    const replies = await Promise.all([publish(survey.id), publish(survey.id), publish(survey.id)]);
    expect(replies.map((reply) => reply.statusCode)).toEqual([201, 201, 201]);
    const shown = (await app.inject(`/v1/surveys/${survey.id}`)).json<Survey>();
    expect(shown.versions).toHaveLength(1);
  });

  test('a survey is closed once, and opens when it is published again', async () => {
    const survey = await make();
    const close = () => app.inject({ method: 'POST', url: `/v1/surveys/${survey.id}/closure`, payload: {} });
    expect((await close()).json().code).toBe('survey_not_published');
    await publish(survey.id);
    expect((await close()).json()).toMatchObject({ state: 'closed' });
    expect((await close()).json()).toMatchObject({ state: 'closed' });
    await publish(survey.id);
    expect((await app.inject(`/v1/surveys/${survey.id}`)).json()).toMatchObject({ state: 'published' });
  });
});

describe('the preview', () => {
  test('shows every page in every language, and can do nothing', async () => {
    const survey = await make();
    for (const language of ['nl', 'nb', 'en']) {
      const reply = await app.inject(`/v1/surveys/${survey.id}/preview?language=${language}&page=1&revision=1`);
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-security-policy']).toContain('sandbox');
      expect(reply.body).toContain(`lang="${language}"`);
    }
    expect((await app.inject(`/v1/surveys/${survey.id}/preview?page=3`)).statusCode).toBe(200);
  });

  test('shows a text that is markup as the text it is', async () => {
    const survey = await make();
    const { draft } = survey;
    const title = { nl: '<img src=x onerror=alert(1)>', nb: 'x', en: 'x' };
    await save(survey, { ...draft, slip: { ...draft.slip, title } }, '"1"');
    const { body } = await app.inject(`/v1/surveys/${survey.id}/preview?language=nl`);
    expect(body).toContain('&lt;img src=x');
    expect(body).not.toContain('<img src=x');
  });
});
