import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../../database/test-database.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { openTestHttp } from '../../http/test-http.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import type { Product } from '../../product.ts';
import { storeActs } from '../../responses/store.ts';
import { newAct } from '../../responses/test-act.ts';
import { newSurvey, type TestSurvey } from '../../responses/test-survey.ts';
import { makeTestProduct } from '../../test-product.ts';
import { fillTexts, textsListener } from './keep-texts.ts';
import { wordsRoutes } from './routes.ts';

const clock = () => new Date('2026-11-21T10:00:00Z');

let database: TestDatabase;
let product: Product;
let workspace: TestWorkspace;
let other: TestWorkspace;
let survey: TestSurvey;
let app: FastifyInstance;

type Given = Readonly<{
  nps?: number | null;
  why: string | null;
  language?: string;
  isTest?: boolean;
  voteClass?: 'human' | 'machine';
}>;

async function answer(owner: TestWorkspace, asked: TestSurvey, given: readonly Given[]): Promise<readonly string[]> {
  const acts = given.map(({ nps = 9, why, language = 'nl', isTest = false, voteClass = 'human' }) =>
    newAct(owner, asked, { answers: { nps, why }, language, isTest, voteClass }),
  );
  const connection = await database.databases.answerPool.connect();
  try {
    await storeActs(connection, acts, new Date('2026-11-20T10:00:00Z'));
  } finally {
    connection.release();
  }
  await drainNews(product, [textsListener]);
  return acts.map(({ responseId }) => responseId);
}

const answerHere = (given: readonly Given[]) => answer(workspace, survey, given);

async function ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object) {
  const payload = body === undefined ? {} : { payload: body };
  const reply = await app.inject({ method, url: `/v1/${path}`, ...payload });
  const isJson = reply.headers['content-type']?.includes('json') === true;
  return { status: reply.statusCode, body: isJson ? reply.json() : reply.body };
}

async function textsOf(query: string): Promise<readonly string[]> {
  const { body } = await ask('GET', `words?${query}`);
  return body.data
    .map(({ parts }: { parts: { text: string }[] }) => parts.map(({ text }) => text).join(' | '))
    .toSorted();
}

const search = (words: string) => textsOf(`q=${encodeURIComponent(words)}`);

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, { clock });
  workspace = await database.newWorkspace('De Vries');
  other = await database.newWorkspace('Hansen AS');
  survey = await newSurvey(database.superuser, workspace);
  await answerHere([
    { nps: 2, why: 'Lang gewacht aan de telefoon, niemand belde terug.' },
    { nps: 3, why: 'De wachttijd was te lang.', language: 'nl-x-jij' },
    { nps: 9, why: 'Vriendelijk geholpen aan de balie.' },
    { nps: 4, why: 'Aan de balie was men niet vriendelijk.' },
    { nps: 8, why: 'Mail mij op anna@example.nl of bel 06 12345678.' },
    { nps: 5, why: 'Jeg ventet lenge på sykkelen.', language: 'nb' },
    { nps: 6, why: 'I was waiting far too long.', language: 'en' },
    { nps: 10, why: 'De monteurs waren geweldig!' },
    { nps: 10, why: null },
    { nps: 1, why: 'Een proef met wachten', isTest: true },
    { nps: 1, why: 'Een machine die wacht', voteClass: 'machine' },
  ]);
  await answer(other, await newSurvey(database.superuser, other), [
    { nps: 1, why: 'Geheim van Hansen: lang gewacht' },
    { nps: 1, why: 'Ook geheim: wachten op de monteur' },
  ]);
  app = openTestHttp(product, workspace, { language: 'nl' });
  wordsRoutes(app, product);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('what customers wrote', () => {
  test('is listed newest first with its score, and nothing of tests, machines and other companies', async () => {
    const { body } = await ask('GET', 'words');
    expect(body).toMatchObject({ total: 8, refusal: null, share: null, is_filling: false });
    expect(JSON.stringify(body)).not.toMatch(/proef|machine|[Gg]eheim/);
    expect(body.score).toMatchObject({ n: 8, method: 'score' });
    expect(body.data[0]).toMatchObject({ language: expect.any(String), score: expect.any(Number), themes: [] });
  });

  test.each([
    ['wachten', ['Lang gewacht aan de telefoon, niemand belde terug.']],
    ['wacht*', ['De wachttijd was te lang.', 'Lang gewacht aan de telefoon, niemand belde terug.']],
    ['monteur', ['De monteurs waren geweldig!']],
    ['"niet vriendelijk"', ['Aan de balie was men niet vriendelijk.']],
    ['balie -niet', ['Vriendelijk geholpen aan de balie.']],
    ['terugbellen', []],
    ['vente', ['Jeg ventet lenge på sykkelen.']],
    ['wait', ['I was waiting far too long.']],
    ['geheim', []],
  ])('is found by its stems: %s', async (words, found) => {
    expect(await search(words)).toEqual(found);
  });

  test('that is found says of how many texts it is', async () => {
    const { body } = await ask('GET', 'words?q=balie');
    expect(body.total).toBe(2);
    expect(body.share).toMatchObject({ estimate: 0.25, n: 8, method: 'wilson' });
    // The scores of two are told by no figure.
    expect(body.score).toBeNull();
  });

  test('can be narrowed to scores', async () => {
    expect(await textsOf('score_from=9')).toEqual([]);
    expect((await ask('GET', 'words?score_from=9')).body.refusal).toBe('too_few');
    expect(await textsOf('score_to=6')).toHaveLength(5);
  });

  test('never shows an address or a telephone number, to nobody and in no file', async () => {
    const [shown] = await search('mail');
    expect(shown).toBe('Mail mij op [e-mailadres] of bel [telefoonnummer].');
    const { body } = await ask('GET', 'words/file?format=csv&q=mail');
    expect(body).toContain('[e-mailadres]');
    expect(body).not.toMatch(/example\.nl|12345678/);
    const { rows } = await database.superuser.query('select parts::text, stems::text from response_text');
    expect(JSON.stringify(rows)).not.toMatch(/anna@|12345678/);
  });

  test('of a group that is too small is shown on no path', async () => {
    for (const where of ['language~en', 'channel~kiosk']) {
      const { body } = await ask('GET', `words?where=${where}`);
      expect(body).toMatchObject({ refusal: 'too_few', total: 0, score: null, data: [] });
      expect((await ask('GET', `themes?where=${where}`)).body).toMatchObject({ texts: null, score: null });
      expect((await ask('GET', `words/file?format=csv&where=${where}`)).body).not.toContain('waiting');
    }
  });

  test('comes a page at a time, each once', async () => {
    const first = (await ask('GET', 'words?limit=5')).body;
    const second = (await ask('GET', `words?limit=5&cursor=${first.next_cursor}`)).body;
    const ids = [...first.data, ...second.data].map(({ response_id }) => response_id);
    expect([first.data.length, second.data.length, second.next_cursor]).toEqual([5, 3, null]);
    expect(new Set(ids).size).toBe(8);
  });

  test('that changes is found by its new words alone, and what is erased not at all', async () => {
    const [id = ''] = await answerHere([{ nps: 7, why: 'De zadelpen zakte' }]);
    await database.superuser.query(
      `update response set answers = '{"nps": 7, "why": "Het stuur trilde"}', changed_at = now() where id = $1`,
      [id],
    );
    await database.superuser.query(
      `insert into outbox (workspace_id, id, kind, subjects) values ($1, $2, 'responses.stored', array[$3::uuid])`,
      [workspace.id, uuid(), id],
    );
    await drainNews(product, [textsListener]);
    expect([await search('zadelpen'), await search('stuur')]).toEqual([[], ['Het stuur trilde']]);
    await inWorkspace(database.databases.app, workspace.id, ({ trx }) =>
      trx.updateTable('response').set({ answers: '{"nps": 7, "why": null}' }).where('id', '=', id).execute(),
    );
    expect(await search('stuur')).toEqual([]);
  });

  test('before this release is taken up by the worker, and again is the same', async () => {
    const before = await textsOf('limit=100');
    await database.superuser.query('delete from response_text where workspace_id = $1', [workspace.id]);
    await inWorkspace(database.databases.app, workspace.id, (db) => fillTexts(db, clock()));
    expect(await textsOf('limit=100')).toEqual(before);
    await database.superuser.query('update text_filling set reached = null, finished_at = null');
    await inWorkspace(database.databases.app, workspace.id, (db) => fillTexts(db, clock()));
    expect(await textsOf('limit=100')).toEqual(before);
  });
});

const rule = (words: readonly string[], unless: readonly string[] = [], language = 'nl') => ({
  language,
  words,
  unless,
});

describe('a theme', () => {
  test('is told by its rules, in every language, and counted with its share', async () => {
    const made = await ask('POST', 'themes', {
      name: 'Wachten',
      rules: [rule(['wacht*', 'lang gewacht']), rule(['vente'], [], 'nb'), rule(['wait'], [], 'en')],
    });
    expect(made).toMatchObject({ status: 201, body: { version: 1, is_coded: true } });
    const { body } = await ask('GET', 'themes');
    expect(body.texts).toBe(8);
    expect(body.data[0]).toMatchObject({ name: 'Wachten', share: { estimate: 0.5, n: 8 }, score: null, rest: null });
    expect(await textsOf(`theme=${made.body.id}`)).toHaveLength(4);
    await ask('DELETE', `themes/${made.body.id}`);
    expect((await ask('GET', 'themes')).body.data).toEqual([]);
  });

  test('shows what its rules would hit and miss before they are saved', async () => {
    const rules = [rule(['vriendelijk'], ['niet vriendelijk'])];
    const { body } = await ask('POST', 'themes/preview', { rules });
    expect(body).toMatchObject({
      texts: 8,
      share: { estimate: 0.125, n: 8 },
      hits: { count: 1 },
      turned: { count: 1 },
    });
    expect(body.turned.data[0].text).toBe('Aan de balie was men niet vriendelijk.');
    expect(body.others.count).toBe(7);
    expect((await ask('GET', 'themes')).body.data).toEqual([]);
  });

  test('keeps what a person says beside what the rule says, also over a new version', async () => {
    const { body: theme } = await ask('POST', 'themes', { name: 'Balie', rules: [rule(['balie'])] });
    const { body: found } = await ask('GET', `words?theme=${theme.id}`);
    const wrong = found.data.find(({ parts }: { parts: { text: string }[] }) => parts[0]?.text.startsWith('Vriend'));
    const { body: mechanics } = await ask('GET', 'words?q=monteurs');
    await ask('PUT', `themes/${theme.id}/mentions/${wrong.response_id}`, { is_mentioned: false });
    await ask('PUT', `themes/${theme.id}/mentions/${mechanics.data[0].response_id}`, { is_mentioned: true });
    const said = ['Aan de balie was men niet vriendelijk.', 'De monteurs waren geweldig!'];
    expect(await textsOf(`theme=${theme.id}`)).toEqual(said);

    const changed = await ask('PATCH', `themes/${theme.id}`, { rules: [rule(['balie', 'toonbank'])] });
    expect(changed.body).toMatchObject({ version: 2, name: 'Balie' });
    expect(await textsOf(`theme=${theme.id}`)).toEqual(said);
    const { body: preview } = await ask('POST', 'themes/preview', { rules: [rule(['balie'])], theme_id: theme.id });
    expect(preview).toMatchObject({ missed: { count: 1 }, wrong: { count: 1 }, lost: { count: 0 } });
    const { body: versions } = await ask('GET', `themes/${theme.id}/versions`);
    expect(versions.data.map(({ number }: { number: number }) => number)).toEqual([2, 1]);

    await ask('PUT', `themes/${theme.id}/mentions/${wrong.response_id}`, { is_mentioned: null });
    await ask('PUT', `themes/${theme.id}/mentions/${mechanics.data[0].response_id}`, { is_mentioned: null });
    expect(await textsOf(`theme=${theme.id}`)).toEqual([said[0], 'Vriendelijk geholpen aan de balie.']);
    await ask('DELETE', `themes/${theme.id}`);
  });

  test.each([
    [{ name: 'Leeg', rules: [rule([])] }, 'rule_empty'],
    [{ name: 'Onleesbaar', rules: [rule(['!!'])] }, 'phrase_unreadable'],
    [{ name: 'Dubbel', rules: [rule(['a']), rule(['b'])] }, 'language_twice'],
  ])('that nothing can be told by is refused: %j', async (body, code) => {
    expect(await ask('POST', 'themes', body)).toMatchObject({ status: 422, body: { errors: [{ code }] } });
  });

  test('has a name of its own', async () => {
    const { body } = await ask('POST', 'themes', { name: 'Prijs', rules: [rule(['duur'])] });
    expect(await ask('POST', 'themes', { name: 'prijs', rules: [rule(['geld'])] })).toMatchObject({
      body: { errors: [{ code: 'theme_name_taken' }] },
    });
    await ask('DELETE', `themes/${body.id}`);
  });
});

describe('a search of another company', () => {
  test('finds nothing of ours in the index itself, whatever it asks for', async () => {
    const look = (asking: string) =>
      inWorkspace(database.databases.app, asking, async ({ trx }) => {
        const { rows } = await sql<{ count: number }>`
          select count(*) as count from find_texts('''wacht'''::tsquery, ${survey.id}, '-infinity', 'infinity')`.execute(
          trx,
        );
        return rows[0]?.count;
      });
    expect(await look(workspace.id)).toBe(1);
    expect(await look(other.id)).toBe(0);
  });

  test('learns of a theme and of a text no more than of what does not exist', async () => {
    const foreign = uuid();
    await database.superuser.query(
      `insert into theme (workspace_id, id, name, rules, made_by) values ($1, $2, 'Van hen', '[]', $3)`,
      [other.id, foreign, other.ownerId],
    );
    for (const id of [foreign, uuid()]) {
      expect((await ask('GET', `words?theme=${showId('thm', id)}`)).status).toBe(404);
      expect((await ask('PATCH', `themes/${showId('thm', id)}`, { name: 'Van ons' })).status).toBe(404);
    }
  });
});

test('unhappy customers’ words come with the share of texts that say them in both groups', async () => {
  const later = await newSurvey(database.superuser, workspace);
  await answer(workspace, later, [
    ...Array.from({ length: 12 }, () => ({ nps: 2, why: 'Te lang gewacht op de reparatie' })),
    ...Array.from({ length: 20 }, () => ({ nps: 10, why: 'Reparatie snel en vriendelijk gedaan' })),
    { nps: 10, why: 'Even gewacht, prima' },
  ]);
  const { body } = await ask('GET', `word-suggestions?survey=${showId('srv', later.id)}`);
  expect(body).toMatchObject({
    texts: 33,
    unhappy: { from: 0, to: 6, texts: 12 },
    happy: { from: 9, to: 10, texts: 21 },
  });
  expect(body.data.map(({ word }: { word: string }) => word)).toContain('gewacht');
  expect(body.data.map(({ word }: { word: string }) => word)).not.toContain('de');
  const waited = body.data.find(({ word }: { word: string }) => word === 'gewacht');
  expect(waited).toMatchObject({ unhappy: { estimate: 1, n: 12 }, happy: { n: 21 } });
  expect(waited.happy.estimate).toBeCloseTo(1 / 21, 12);
});

test('two who code the same texts apart see how far they agree, and not before both have read all', async () => {
  const coded = await newSurvey(database.superuser, workspace);
  const texts = Array.from({ length: 24 }, (_, place) => ({
    nps: 5,
    why: `${place % 2 === 0 ? 'Lang gewacht' : 'Prima'} nummer${place}`,
  }));
  await answer(workspace, coded, texts);
  const { body: theme } = await ask('POST', 'themes', { name: 'Wachttijd', rules: [rule(['gewacht'])] });
  const { body: drawn } = await ask('POST', 'theme-codings', { survey: showId('srv', coded.id), texts: 20 });
  expect(drawn).toMatchObject({ texts: 20, agreement: null, themes: [{ name: 'Wachttijd' }] });
  for (const { response_id, text } of drawn.items) {
    const themes = text.startsWith('Lang') ? [theme.id] : [];
    expect((await ask('PUT', `theme-codings/${drawn.id}/texts/${response_id}`, { themes })).status).toBe(204);
  }
  const { body: done } = await ask('GET', `theme-codings/${drawn.id}`);
  expect(done.agreement[0].pairs).toMatchObject([
    { second: null, kappa: { estimate: 1, n: 20, method: 'large-sample' } },
  ]);
  expect(done.agreement[0].verdict).toBe('cannot tell yet');
  const { rows } = await database.superuser.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, 'o@x.nl', 'o@x.nl', 'Ola', 'analyst', 'nb', '!') returning id`,
    [workspace.id, uuid()],
  );
  await database.superuser.query(
    `insert into theme_code (workspace_id, coding_id, response_id, coder_id, themes)
     select workspace_id, coding_id, response_id, $1, rule_themes from theme_coding_text`,
    [rows[0]?.id],
  );
  const { body: both } = await ask('GET', `theme-codings/${drawn.id}`);
  expect(both.agreement[0].people).toMatchObject({ estimate: 1, low: 1, high: 1, n: 20 });
  expect(both.agreement[0].verdict).toBe('reliable');
});
