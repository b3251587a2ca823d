import { questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import type { PageNode } from '@voldaan/domain/surveys/node/page';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
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

async function make(payload: object = { questionnaire: 'recommendation' }): Promise<Survey> {
  const reply = await app.inject({ method: 'POST', url: '/v1/surveys', payload });
  expect([reply.statusCode, reply.json().code]).toEqual([201, undefined]);
  return reply.json();
}

async function save(id: string, draft: SurveyDefinition, revision: number): Promise<number> {
  const headers = { 'if-match': `"${revision}"` };
  const reply = await app.inject({ method: 'PUT', url: `/v1/surveys/${id}/draft`, headers, payload: { draft } });
  expect([reply.statusCode, reply.json().errors]).toEqual([200, undefined]);
  return reply.json().revision;
}

const get = async (url: string) => (await app.inject(url)).json();
const publish = (id: string) => app.inject({ method: 'POST', url: `/v1/surveys/${id}/versions` });

/** The draft with its opening question said otherwise. */
function reworded(draft: SurveyDefinition, text: string): SurveyDefinition {
  const [page, ...rest] = draft.nodes;
  if (page?.kind !== 'page') throw new Error('a survey opens with a page');
  const [opening, ...others] = page.nodes;
  if (opening?.kind !== 'rating') throw new Error('a survey opens with a rating');
  const nodes: readonly PageNode[] = [{ ...opening, text: { ...opening.text, en: text } }, ...others];
  return { ...draft, nodes: [{ ...page, nodes }, ...rest] };
}

const keyOf = ({ nodes }: SurveyDefinition) => {
  const [page] = nodes;
  const opening = page?.kind === 'page' ? page.nodes[0] : undefined;
  return opening?.kind === 'rating' ? opening.comparabilityKey : undefined;
};

describe('the library', () => {
  test('has every ready survey, each of which can be made and published as it is', async () => {
    const { data } = await get('/v1/library/questionnaires?language=nl');
    expect(data.map(({ id }: { id: string }) => id)).toEqual(questionnaireIds);
    for (const questionnaire of [...questionnaireIds, 'own']) {
      const survey = await make({ questionnaire });
      expect([questionnaire, survey.faults]).toEqual([questionnaire, []]);
      expect((await publish(survey.id)).statusCode).toBe(201);
    }
  });

  test('finds a survey and a question by what one wants to know', async () => {
    expect((await get('/v1/library/questionnaires?language=nl&search=aanbevelen')).data[0]).toMatchObject({
      id: expect.stringMatching(/recommendation|loyalty/),
      expected_seconds: expect.any(Number),
    });
    expect((await get('/v1/library/items?search=recommend')).data[0]).toMatchObject({ id: 'nps', group: 'core' });
    expect((await get('/v1/library/items?group=price')).data.length).toBeGreaterThan(1);
  });

  test('is asked in the languages that a firm asks in', async () => {
    const survey = await make({ questionnaire: 'grade', languages: ['nl-x-jij', 'en'] });
    expect([survey.draft.languages, survey.faults]).toEqual([['nl-x-jij', 'en'], []]);
    const refused = await app.inject({
      method: 'POST',
      url: '/v1/surveys',
      payload: { questionnaire: 'grade', languages: ['__proto__'] },
    });
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'language_malformed']);
  });
});

describe('a version', () => {
  test('is shown as it was published, whatever became of the draft', async () => {
    const survey = await make();
    await publish(survey.id);
    await save(survey.id, reworded(survey.draft, 'Would you send a friend?'), 1);
    const version = await get(`/v1/surveys/${survey.id}/versions/1`);
    expect(version).toMatchObject({ number: 1, definition: { name: survey.name } });
    expect(JSON.stringify(version.definition)).not.toContain('Would you send');
    expect((await app.inject(`/v1/surveys/${survey.id}/versions/2`)).statusCode).toBe(404);
  });

  test('says what changed since, and that other words begin another trend line', async () => {
    const survey = await make();
    await publish(survey.id);
    const draft = reworded(survey.draft, 'Would you send a friend?');
    await save(survey.id, { ...draft, thanks: { ...draft.thanks, heading: { ...draft.thanks.heading, en: 'Ta' } } }, 1);
    const { changes, to } = await get(`/v1/surveys/${survey.id}/changes?from=1`);
    expect(to).toBeNull();
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'wording',
          question_id: 'nps',
          languages: ['en'],
          breaks_trend: true,
          detail: 'nps: other words (en). Its trend line ends here and a new one begins',
        }),
      ]),
    );
    expect(changes.filter(({ breaks_trend }: { breaks_trend: boolean }) => breaks_trend)).toHaveLength(1);
    await publish(survey.id);
    expect((await get(`/v1/surveys/${survey.id}/changes?from=1&to=2`)).changes).toHaveLength(changes.length);
  });

  test('has keys of its own wording, and gets the old ones back with the old words', async () => {
    const survey = await make();
    expect(keyOf(survey.draft)).toBe('nps:C11:1');
    await publish(survey.id);
    let revision = await save(survey.id, reworded(survey.draft, 'Would you send a friend?'), 1);
    await publish(survey.id);
    // Said again with other punctuation: the same question. An editor that was open all the time sends the old keys.
    revision = await save(survey.id, reworded(survey.draft, 'Would you send a friend ?!'), revision);
    await publish(survey.id);
    await save(survey.id, survey.draft, revision);
    await publish(survey.id);
    const versions = [1, 2, 3, 4].map((number) => get(`/v1/surveys/${survey.id}/versions/${number}`));
    const keys = (await Promise.all(versions)).map(({ definition }) => keyOf(definition));
    expect(keys).toEqual(['nps:C11:1', 'nps:C11:2', 'nps:C11:2', 'nps:C11:1']);
    expect(await get(`/v1/surveys/${survey.id}`)).toMatchObject({ is_changed: false });
  });
});

describe('the findings', () => {
  test('name a field that no customer has anything for, and nobody is asked with it', async () => {
    const survey = await make();
    const text = 'Dag {contact.name|klant} uit {contact.regoi|uw regio}';
    await save(
      survey.id,
      { ...survey.draft, slip: { ...survey.draft.slip, title: { nl: text, nb: text, en: text } } },
      1,
    );
    const { faults } = await get(`/v1/surveys/${survey.id}/findings`);
    expect(faults[0]).toMatchObject({ code: 'merge_attribute_unknown', pointer: '/slip/title/nl' });
    expect(faults[0].detail).toContain('{contact.regoi|uw regio}');
    expect((await get(`/v1/surveys/${survey.id}`)).faults).toEqual(faults);
    expect((await publish(survey.id)).json()).toMatchObject({ status: 422, code: 'merge_attribute_unknown' });
  });

  test('give advice in the reader’s language, faults and the time it takes', async () => {
    const survey = await make();
    await save(survey.id, reworded(survey.draft, 'Would you not agree that our GREAT service is always excellent?'), 1);
    const found = await get(`/v1/surveys/${survey.id}/findings`);
    expect(found.expected_seconds).toBeGreaterThan(10);
    expect(found.findings.length).toBeGreaterThan(0);
    for (const { reason, suggestion, language } of found.findings) {
      expect([language, reason, suggestion]).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
      expect(`${reason}${suggestion}`).not.toContain('{found}');
    }
    expect(found.findings.map(({ reason }: { reason: string }) => reason).join(' ')).toContain(
      '“Would you not agree that”',
    );
  });
});

describe('a copy', () => {
  test('asks the same, has a link of its own, and no versions', async () => {
    const survey = await make();
    await publish(survey.id);
    const reply = await app.inject({ method: 'POST', url: `/v1/surveys/${survey.id}/copies`, payload: {} });
    expect(reply.statusCode).toBe(201);
    const copy = reply.json<Survey>();
    expect(copy).toMatchObject({ name: 'Recommendation (copy)', state: 'draft', versions: [] });
    expect(copy.public_url).not.toBe(survey.public_url);
    expect(copy.draft.nodes).toEqual(survey.draft.nodes);
  });
});

describe('the preview', () => {
  test('shows every page of a tree, as a page, a widget and what an interviewer reads', async () => {
    const survey = await make({ questionnaire: 'relation' });
    for (const surface of ['page', 'widget', 'interviewer']) {
      for (let page = 1; page <= 9; page += 1) {
        const reply = await app.inject(`/v1/surveys/${survey.id}/preview?surface=${surface}&page=${page}&language=nl`);
        expect([surface, page, reply.statusCode]).toEqual([surface, page, 200]);
        expect(reply.headers['content-security-policy']).toContain('sandbox');
      }
    }
    const spoken = await app.inject(`/v1/surveys/${survey.id}/preview?surface=interviewer&language=nl`);
    expect(spoken.body).toContain('<kbd>10</kbd>uitstekend');
    const mail = await app.inject(`/v1/surveys/${survey.id}/preview?surface=mail&language=nl`);
    expect([mail.statusCode, mail.headers['location']]).toEqual([
      302,
      `/v1/surveys/${survey.id}/mail-preview?part=html&language=nl`,
    ]);
  });

  test('says what belongs to the interviewer in a language that the survey’s reader reads', async () => {
    const survey = await make({ questionnaire: 'recommendation', languages: ['nn'] });
    const { body } = await app.inject(`/v1/surveys/${survey.id}/preview?surface=interviewer&page=2&language=nn`);
    expect(body).toContain('Skriv ned det som blir sagt');
  });

  test('in a language that the survey is not asked in is the survey’s first', async () => {
    const survey = await make();
    const { body } = await app.inject(`/v1/surveys/${survey.id}/preview?language=de`);
    expect(body).toContain('lang="nl"');
  });
});
