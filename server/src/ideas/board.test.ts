import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { showId } from '../database/public-id.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { changeBoardSetting, showBoardSetting } from './board.ts';
import { makeIdea, moveIdea, showIdea } from './ideas.ts';
import { publishIdea } from './publish-idea.ts';
import { ideaBody } from './schema.ts';

describe('the board', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let product: Product;
  let caller: Caller;
  let app: FastifyInstance;
  let path: string;
  let now = Date.parse('2026-11-20T10:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Rijklaar');
    product = makeTestProduct(db, { clock: () => new Date(now) });
    caller = {
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId: workspace.ownerId,
      sessionId: uuid(),
      role: 'owner',
      language: 'nl',
    };
    app = await buildApp(product);
    path = new URL((await showBoardSetting(product, caller)).url).pathname;
  });

  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const publish = async (title: string, texts: object, more: object = {}) => {
    const { idea } = await makeIdea(product, caller, ideaBody.parse({ title }));
    const { revision } = (await showIdea(product, caller, idea.id)).idea;
    await publishIdea(product, caller, {
      id: idea.id,
      revision,
      body: { texts, is_published: true, is_told: false, has_effect: false, ...more },
    });
    return idea.id;
  };
  const votesFor = async (id: string) => (await showIdea(product, caller, id)).idea.votes;
  const read = (query = '?language=nl', cookie = '') =>
    app.inject({ url: `${path}${query}`, headers: cookie === '' ? {} : { cookie } });
  const stampOf = (html: string) => /name="stamp" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const press = async (idea: string, more: { fields?: object; headers?: object; waitMs?: number } = {}) => {
    const stamp = stampOf((await read()).body);
    now += more.waitMs ?? 5_000;
    const fields = { stamp, idea: showId('ide', idea), act: 'vote', website: '', ...more.fields };
    return app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...more.headers },
      payload: new URLSearchParams(fields as Record<string, string>).toString(),
    });
  };
  const cookieOf = (header: unknown) => String(header).split(';')[0] ?? '';

  it('is closed until it is opened, and a link that was made up leads nowhere', async () => {
    expect((await read()).statusCode).toBe(404);
    const closed = await publish('Later', { nl: { title: 'Bankje', text: '', done: '' } });
    expect((await press(closed)).headers['location']).toContain('news=again');
    await changeBoardSetting(product, caller, true);
    expect((await read()).statusCode).toBe(200);
    expect((await app.inject({ url: `${path.slice(0, -1)}~` })).statusCode).toBe(404);
    expect((await app.inject({ url: '/i/x/done' })).statusCode).toBe(404);
  });

  it('shows what staff wrote for it, in the reader’s language, and nothing of what is not published', async () => {
    await makeIdea(product, caller, ideaBody.parse({ title: 'Geheim plan', description: 'van mevrouw De Wit' }));
    await publish('Intern', {
      nl: { title: 'Foto als de fiets klaar is', text: 'Dan weet u het zeker.', done: '' },
      nb: { title: 'Bilde når sykkelen er klar', text: '', done: '' },
    });
    const dutch = await read();
    expect(dutch.headers['x-robots-tag']).toBe('noindex');
    expect(dutch.headers['set-cookie']).toBeUndefined();
    expect(dutch.headers['content-security-policy']).toContain("default-src 'none'");
    expect(dutch.body).toContain('Foto als de fiets klaar is');
    expect(dutch.body).not.toContain('Intern');
    expect(dutch.body).not.toContain('Geheim');
    expect(dutch.body).not.toContain('<script');
    expect((await read('?language=nb')).body).toContain('Bilde når sykkelen er klar');
    const english = (await read('?language=en')).body;
    expect(english).toContain('<h3 lang="nl">Foto als de fiets klaar is</h3>');
    expect(english).toContain('Vote for this');
  });

  it('counts a person once, who can take it back, and keeps nothing but a hash of a number', async () => {
    const idea = await publish('Stemmen', { nl: { title: 'Koffie', text: '', done: '' } });
    const voted = await press(idea);
    expect(voted.statusCode).toBe(303);
    expect(voted.headers['location']).toContain('news=voted');
    const cookie = cookieOf(voted.headers['set-cookie']);
    expect(String(voted.headers['set-cookie'])).toMatch(/Path=\/i\/.+HttpOnly; SameSite=Lax/);
    await press(idea, { headers: { cookie } });
    expect(await votesFor(idea)).toBe(1);
    const { rows } = await db.superuser.query<{ voter: Buffer }>('select voter from idea_vote where idea_id = $1', [
      idea,
    ]);
    expect(cookie).not.toContain(rows[0]?.voter.toString('base64url'));
    const own = await read('?language=nl', cookie);
    expect(own.body).toContain('U stemde hierop. Neem terug');
    await press(idea, { headers: { cookie }, fields: { act: 'take-back' } });
    expect(await votesFor(idea)).toBe(0);
  });

  it.each<[string, { fields?: object; headers?: object; waitMs?: number }]>([
    ['that fills in a field that no person sees', { fields: { website: 'https://koop.example' } }],
    ['that is faster than anybody reads', { waitMs: 10 }],
    ['with a page of the day before yesterday', { waitMs: 2 * 86_400_000 }],
    ['with a stamp of its own making', { fields: { stamp: `${Date.parse('2026-11-20').toString(36)}.abc` } }],
    ['from another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['for what is no idea', { fields: { idea: 'ide_7zzzzzzzzzzzzzzzzzzzzzzzzz' } }],
  ])('counts nothing %s', async (_, more) => {
    const before = await db.superuser.query('select from idea_vote');
    const idea = await publish('Robots', { nl: { title: 'Robots', text: '', done: '' } });
    const reply = await press(idea, more);
    expect(reply.headers['location']).toContain('news=again');
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect((await db.superuser.query('select from idea_vote')).rowCount).toBe(before.rowCount);
  });

  it('opened by a scanner, with every link followed, has no vote more', async () => {
    const idea = await publish('Scanner', { nl: { title: 'Scanner', text: '', done: '' } });
    for (const method of ['GET', 'HEAD'] as const)
      for (const query of ['', '?language=en', '?news=voted']) await app.inject({ method, url: `${path}${query}` });
    expect(await votesFor(idea)).toBe(0);
  });

  it('takes no more votes of one network than an office gives', async () => {
    const idea = await publish('Vloed', { nl: { title: 'Vloed', text: '', done: '' } });
    const news: string[] = [];
    for (let vote = 0; vote < 13; vote += 1) {
      const { headers } = await press(idea, { waitMs: 1_000 });
      news.push(String(headers['location']));
    }
    expect(news.filter((href) => href.includes('news=voted'))).toHaveLength(10);
    expect(await votesFor(idea)).toBe(10);
  });

  it('says what was done, with its measured effect where one may be said', async () => {
    const id = await publish('Gedaan', { nl: { title: 'Bankje bij de balie', text: '', done: 'Er staat een bankje' } });
    const { revision } = (await showIdea(product, caller, id)).idea;
    await moveIdea(product, caller, { id, revision, move: { state: 'done', words: { nl: 'Er staat een bankje' } } });
    const body = { is_published: true, is_told: true, has_effect: false };
    const texts = { nl: { title: 'Bankje bij de balie', text: '', done: 'Er staat een bankje' } };
    await publishIdea(product, caller, { id, revision: revision + 1, body: { texts, ...body } });
    const effect = {
      ...{ verdict: 'better', estimate: 0.43, low: 0.21, high: 0.64, level: 0.95, n: 1840 },
      ...{ question: 'Hoe tevreden bent u?', measuredOn: '2026-11-01' },
      metric: { kind: 'mean', scale: { min: 1, max: 10 } },
    };
    await db.superuser.query('update idea set effect = $2 where id = $1', [id, effect]);
    const done = await app.inject({ url: `${path}/done?language=nl` });
    expect(done.body).toContain('Er staat een bankje');
    expect(done.body).toContain(
      '+0,4 meer dan waar wij het niet deden (tussen +0,2 en +0,6, interval van 95 %, 1.840 antwoorden',
    );
    // Settled: there is nothing to vote for any more.
    expect((await press(id)).headers['location']).toContain('news=again');
    await changeBoardSetting(product, caller, false);
    expect((await app.inject({ url: `${path}/done` })).statusCode).toBe(404);
  });
});
