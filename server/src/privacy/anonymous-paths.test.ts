import { expect, test } from 'vitest';
import { alertListeners } from '../alerts/hear-news.ts';
import { answersListener } from '../complaints/hear-answers.ts';
import { type IdKind, readId, showId } from '../database/public-id.ts';
import { uuid } from '../database/uuid.ts';
import type { RouteEntry } from '../http/route.ts';
import { fillSample, samplesOf } from '../http/test-samples.ts';
import { textsListener } from '../metrics/words/keep-texts.ts';
import { type AskedWave, useAnonymousWaves } from '../responses/anonymous/test-anonymous.ts';

const { scene, ask, answer, keep } = useAnonymousWaves([textsListener, answersListener, ...alertListeners]);

const words = 'De ketting liep er twee keer af';
/** What would be shown of one answer, by any path: its words, or its id. */
type Sought = Readonly<{ words: string; id: string }>;

/** Every read that there is, with the ids of this company, its wave and its answer. */
async function readAll({ waveId, invited }: AskedWave, answerId: string): Promise<ReadonlyMap<string, string>> {
  const { app, db, survey, staff, workspace } = scene();
  const { rows } = await db.superuser.query<{ id: string }>('select id from contact where workspace_id = $1', [
    workspace.id,
  ]);
  const known: Partial<Record<IdKind, string>> = {
    srv: survey.id,
    wav: waveId,
    rsp: answerId,
    ivt: invited[0]?.id ?? '',
    con: rows[0]?.id ?? '',
    wsp: workspace.id,
    stf: workspace.ownerId,
  };
  const reads = app.routeTable.filter(({ method, access, name }) => isRead(method, access) && name !== 'live.listen');
  const bodies = new Map<string, string>();
  for (const entry of reads) {
    for (const sample of samplesOf(entry)) {
      const asked = fillSample(sample, (_, { kind }) =>
        kind === 'token' || kind === 'cursor' ? 'x' : showId(kind, known[kind] ?? uuid()),
      );
      const url = entry.url.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.params[name] ?? '1'));
      for (const query of queriesOf(asked.query)) {
        const reply = await staff.get(`${url}?${query}`);
        if (reply.statusCode < 300) bodies.set(`${entry.name} ${query}`, reply.body);
      }
    }
  }
  return bodies;
}

/** With all that a read can be asked for, and with no more than of which survey and that it is of all times. */
function queriesOf({ survey, period, cursor: _, ...more }: Readonly<Record<string, string>>): readonly string[] {
  const plain = { ...(survey && { survey }), ...(period && { period: 'all' }) };
  return [{ ...plain, ...more }, plain, {}].map((query) => new URLSearchParams(query).toString());
}

function isRead(method: string, access: RouteEntry['access']): boolean {
  return method === 'GET' && Array.isArray(access);
}

function placesOf(bodies: ReadonlyMap<string, string>, sought: Sought): readonly string[] {
  return [...bodies]
    .filter(([, body]) => body.includes(sought.words) || body.includes(sought.id))
    .map(([name]) => name);
}

test('no path shows one of four answers, and every one that shows texts shows those of five', async () => {
  const { db, workspace, staff, survey } = scene();
  const wave = await ask(6);
  for (const person of wave.invited.slice(0, 4)) await answer(person, 1, words);
  await keep();
  const { rows } = await db.superuser.query<{ id: string }>('select id from response where workspace_id = $1', [
    workspace.id,
  ]);
  const answerId = rows[0]?.id ?? '';
  const sought = { words, id: showId('rsp', answerId) };
  const before = await readAll(wave, answerId);
  expect(before.size).toBeGreaterThan(60);
  expect(placesOf(before, sought)).toEqual([]);
  const asked = [`/v1/words?period=all&survey=${showId('srv', survey.id)}`, '/v1/responses?score_group=low'];
  for (const url of asked) expect((await staff.get(url)).body).not.toContain(words);
  const overview = async () => (await staff.get(`/v1/overview?survey=${showId('srv', survey.id)}&period=all`)).json();
  expect(JSON.stringify(await overview())).not.toContain(words);
  // Nobody is said not to have opened what nobody keeps the openings of.
  expect((await overview()).funnel).toMatchObject({ is_opening_known: false });
  await answer(wave.invited[4], 1, words);
  await keep();
  const after = await readAll(wave, answerId);
  expect(placesOf(after, sought).map((name) => name.split(' ', 1)[0])).toEqual(
    expect.arrayContaining(['response.list', 'response.show', 'overview.show', 'word.list']),
  );
  for (const url of asked) expect((await staff.get(url)).body, url).toContain(words);
  expect(JSON.stringify(await overview())).toContain(words);
});

test('nothing that a customer is shown by holds an answer of theirs: not their history, not their data, no case', async () => {
  const { db, workspace, staff } = scene();
  const wave = await ask(5);
  await db.superuser.query(
    `insert into case_intake (workspace_id, on_contact_wish, on_low_score, on_compliment) values ($1, true, true, true)
     on conflict (workspace_id) do update set on_low_score = true`,
    [workspace.id],
  );
  for (const person of wave.invited) await answer(person, 0, words);
  await keep();
  const { rows } = await db.superuser.query<{ id: string }>('select id from contact where workspace_id = $1', [
    workspace.id,
  ]);
  const id = showId('con', rows[0]?.id ?? '');
  const history = (await staff.get(`/v1/contacts/${id}/history`)).json();
  expect(history.data.map(({ kind }: { kind: string }) => kind)).toEqual(['asked']);
  expect(history.data[0]).toMatchObject({ is_answered: false, is_opened: false });
  const data = (await staff.get(`/v1/contacts/${id}/data`)).json();
  expect(JSON.stringify(data)).not.toContain(words);
  expect((await staff.get('/v1/cases')).json()).toMatchObject({ data: [] });
  const inbox = (await staff.get('/v1/responses')).json();
  expect(inbox.data).toHaveLength(5);
  for (const row of inbox.data) {
    const shown = (await staff.get(`/v1/responses/${row.id}`)).body;
    for (const { email } of wave.invited) expect(shown).not.toContain(email);
  }
  expect(readId('rsp', inbox.data[0].id)).toBeDefined();
});

test('whatever says when an anonymous answer was given says that only the day is kept', async () => {
  const { db, workspace, staff } = scene();
  const wave = await ask(5);
  for (const person of wave.invited) await answer(person, 1, words);
  await keep();
  const { rows } = await db.superuser.query<{ id: string }>('select id from response where workspace_id = $1', [
    workspace.id,
  ]);
  const bodies = new Map(await readAll(wave, rows[0]?.id ?? ''));
  const rules = [{ language: 'nl', words: ['ketting'], unless: [] }];
  for (const [url, body] of [
    ['/v1/themes/preview', { rules }],
    ['/v1/alert-preview', { condition: { kind: 'words', words: 'ketting' } }],
  ] as const)
    bodies.set(url, (await staff.post(url, body)).body);
  const dated = [...bodies]
    .filter(([, body]) => body.startsWith('{'))
    .flatMap(([name, body]) => datedAnswers(JSON.parse(body)).map((found) => ({ name, found })));
  expect([...new Set(dated.map(({ name }) => name.split(' ', 1)[0]))]).toEqual(
    expect.arrayContaining([
      'response.list',
      'response.show',
      'overview.show',
      'word.list',
      '/v1/themes/preview',
      '/v1/alert-preview',
    ]),
  );
  for (const { name, found } of dated) expect(found, name).toMatchObject({ is_anonymous: true });
  const file = (await staff.get('/v1/words/file?format=csv&period=all')).body.split('\n');
  const day = scene().product.clock().toISOString().slice(0, 10);
  expect(file[1]).toContain(`;"${day}";"ja";"1";`);
});

/** Every part of a reply that names a response beside a moment. */
function datedAnswers(reply: unknown): readonly object[] {
  if (typeof reply !== 'object' || reply === null) return [];
  const texts = Object.values(reply).filter((value) => typeof value === 'string');
  const isDated = texts.some((text) => /^\d{4}-\d\d-\d\dT/.test(text)) && texts.some((text) => /\brsp_/.test(text));
  return [...(isDated ? [reply] : []), ...Object.values(reply).flatMap(datedAnswers)];
}

test('an alert tells of anonymous low marks of the day on which its rule was made', async () => {
  const { db, workspace, staff, survey } = scene();
  const condition = { kind: 'low_score', survey: showId('srv', survey.id), most: 3 };
  const made = await staff.post('/v1/alert-rules', { name: 'Laag cijfer', audience: { roles: ['owner'] }, condition });
  expect(made.statusCode).toBe(201);
  const wave = await ask(5);
  for (const person of wave.invited) await answer(person, 1, words);
  await keep();
  const { rows } = await db.superuser.query('select about from alert_event where workspace_id = $1', [workspace.id]);
  expect(rows).toHaveLength(5);
});
