import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { drainNews } from '../../jobs/drain-news.ts';
import { newSurvey } from '../../responses/test-survey.ts';
import { fillTexts, textsListener } from './keep-texts.ts';
import { clock, useTestWords } from './test-words.ts';

const { scene, ask, textsOf, search, answer, answerHere } = useTestWords();

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
    const { rows } = await scene().database.superuser.query('select parts::text, stems::text from response_text');
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

  test('comes a page at a time, each once; how many there are is told with the first', async () => {
    const first = (await ask('GET', 'words?limit=5')).body;
    const second = (await ask('GET', `words?limit=5&cursor=${first.next_cursor}`)).body;
    const ids = [...first.data, ...second.data].map(({ response_id }) => response_id);
    expect([first.data.length, second.data.length, second.next_cursor]).toEqual([5, 3, null]);
    expect(new Set(ids).size).toBe(8);
    expect([first.total, first.score.n]).toEqual([8, 8]);
    expect([second.total, second.score]).toEqual([null, null]);
  });

  test('that changes is found by its new words alone, and what is erased not at all', async () => {
    const [id = ''] = await answerHere([{ nps: 7, why: 'De zadelpen zakte' }]);
    await scene().database.superuser.query(
      `update response set answers = '{"nps": 7, "why": "Het stuur trilde"}', changed_at = now() where id = $1`,
      [id],
    );
    await scene().database.superuser.query(
      `insert into outbox (workspace_id, id, kind, subjects) values ($1, $2, 'responses.stored', array[$3::uuid])`,
      [scene().workspace.id, uuid(), id],
    );
    await drainNews(scene().product, [textsListener]);
    expect([await search('zadelpen'), await search('stuur')]).toEqual([[], ['Het stuur trilde']]);
    await inWorkspace(scene().database.databases.app, scene().workspace.id, ({ trx }) =>
      trx.updateTable('response').set({ answers: '{"nps": 7, "why": null}' }).where('id', '=', id).execute(),
    );
    expect(await search('stuur')).toEqual([]);
  });

  test('before this release is taken up by the worker, and again is the same', async () => {
    const before = await textsOf('limit=100');
    await scene().database.superuser.query('delete from response_text where workspace_id = $1', [scene().workspace.id]);
    await inWorkspace(scene().database.databases.app, scene().workspace.id, (db) => fillTexts(db, clock()));
    expect(await textsOf('limit=100')).toEqual(before);
    await scene().database.superuser.query('update text_filling set reached = null, finished_at = null');
    await inWorkspace(scene().database.databases.app, scene().workspace.id, (db) => fillTexts(db, clock()));
    expect(await textsOf('limit=100')).toEqual(before);
  });
});

describe('a search of another company', () => {
  test('finds nothing of ours in the index itself, whatever it asks for', async () => {
    const look = (asking: string) =>
      inWorkspace(scene().database.databases.app, asking, async ({ trx }) => {
        const { rows } = await sql<{ count: number }>`
          select count(*) as count from find_texts('''wacht'''::tsquery, ${scene().survey.id}, '-infinity', 'infinity')`.execute(
          trx,
        );
        return rows[0]?.count;
      });
    expect(await look(scene().workspace.id)).toBe(1);
    expect(await look(scene().other.id)).toBe(0);
  });

  test('learns of a theme and of a text no more than of what does not exist', async () => {
    const foreign = uuid();
    await scene().database.superuser.query(
      `insert into theme (workspace_id, id, name, rules, made_by) values ($1, $2, 'Van hen', '[]', $3)`,
      [scene().other.id, foreign, scene().other.ownerId],
    );
    for (const id of [foreign, uuid()]) {
      expect((await ask('GET', `words?theme=${showId('thm', id)}`)).status).toBe(404);
      expect((await ask('PATCH', `themes/${showId('thm', id)}`, { name: 'Van ons' })).status).toBe(404);
    }
  });
});

test('unhappy customers’ words come with the share of texts that say them in both groups', async () => {
  const later = await newSurvey(scene().database.superuser, scene().workspace);
  await answer(scene().workspace, later, [
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
