import { describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { uuid } from '../../database/uuid.ts';
import { newSurvey } from '../../responses/test-survey.ts';
import { rule, useTestWords } from './test-words.ts';

const { scene, ask, textsOf, answer } = useTestWords();

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

test('two who code the same texts apart see how far they agree, and not before both have read all', async () => {
  const coded = await newSurvey(scene().database.superuser, scene().workspace);
  const texts = Array.from({ length: 24 }, (_, place) => ({
    nps: 5,
    why: `${place % 2 === 0 ? 'Lang gewacht' : 'Prima'} nummer${place}`,
  }));
  await answer(scene().workspace, coded, texts);
  const { body: theme } = await ask('POST', 'themes', { name: 'Wachttijd', rules: [rule(['gewacht'])] });
  const { body: drawn } = await ask('POST', 'theme-codings', { survey: showId('srv', coded.id), texts: 20 });
  expect(drawn).toMatchObject({ texts: 20, agreement: null, themes: [{ name: 'Wachttijd' }] });
  for (const { response_id, text } of drawn.items) {
    const themes = text.startsWith('Lang') ? [theme.id] : [];
    expect((await ask('PUT', `theme-codings/${drawn.id}/texts/${response_id}`, { themes })).status).toBe(204);
  }
  const { body: done } = await ask('GET', `theme-codings/${drawn.id}`);
  expect(done.agreement[0].pairs).toMatchObject([
    { second: null, kappa: { estimate: 1, n: 20, method: 'alike-bound' } },
  ]);
  expect(done.agreement[0].verdict).toBe('cannot tell yet');
  const { rows } = await scene().database.superuser.query(
    `insert into staff (workspace_id, id, email, email_key, name, role, language, password_hash)
     values ($1, $2, 'o@x.nl', 'o@x.nl', 'Ola', 'analyst', 'nb', '!') returning id`,
    [scene().workspace.id, uuid()],
  );
  await scene().database.superuser.query(
    `insert into theme_code (workspace_id, coding_id, response_id, coder_id, themes)
     select workspace_id, coding_id, response_id, $1, rule_themes from theme_coding_text`,
    [rows[0]?.id],
  );
  const { body: both } = await ask('GET', `theme-codings/${drawn.id}`);
  expect(both.agreement[0].people).toMatchObject({ estimate: 1, high: 1, n: 20 });
  // Twenty texts without a difference leave room for one in six, and about half of them mention the theme.
  expect(both.agreement[0].people.low).toBeGreaterThan(0.5);
  expect(both.agreement[0].people.low).toBeLessThan(0.7);
  expect(both.agreement[0].verdict).not.toBe('reliable');
});
