import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Caller } from '../http/caller.ts';
import type { Product } from '../product.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { changeWebsites } from './websites.ts';

const shop = 'https://winkel.example';
const evil = 'https://evil.example';

describe('a survey that is asked on the websites of its company alone', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let product: Product;
  let app: FastifyInstance;
  let now = new Date('2026-11-23T10:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    product = makeTestProduct(db, { clock: () => now });
    app = await buildApp(product);
    expect(await allow(['winkel.example/kassa', shop, '*.klant.example'])).toEqual([shop, 'https://*.klant.example']);
  });
  afterAll(async () => {
    await app?.close();
    await db?.drop();
  });

  const caller = (): Caller => ({
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner',
    language: 'nl',
  });
  const allow = async (typed: readonly string[]) =>
    (await changeWebsites(product, caller(), { id: survey.id, typed })).websites;
  const module = (path: string, origin?: string) =>
    app.inject({ method: 'GET', url: `/w/${survey.publicToken}${path}`, headers: origin ? { origin } : {} });
  const send = (visit: object, origin: string | undefined, way: 'answers' | 'form' | 'dismissals' = 'answers') => {
    const submission = uuid();
    const body = { ...visit, submission, answers: { nps: 9 }, final: true, language: 'nl' };
    const form = way === 'form';
    return app.inject({
      method: 'POST',
      url: `/w/${survey.publicToken}/${way}`,
      headers: {
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(origin === undefined ? {} : { origin }),
      },
      payload: form
        ? new URLSearchParams({ body: JSON.stringify(body) }).toString()
        : JSON.stringify(way === 'answers' ? body : { nonce: Reflect.get(visit, 'nonce') }),
    });
  };
  /** What a page of the shop was given: the proof that it showed the question. */
  const shown = async (): Promise<object> => {
    const { body } = await module('/visit.js?version=1', shop);
    now = new Date(now.getTime() + 5_000);
    return JSON.parse(/\{"nonce":"[^"]+","respondent":"[^"]+"\}/.exec(body)?.[0] ?? '{}');
  };
  const stored = async () => {
    const { rows } = await db.superuser.query('select count(*)::int as count from response where survey_id = $1', [
      survey.id,
    ]);
    return rows[0].count;
  };

  it.each([shop, 'https://nl.klant.example'])('is shown and answered on %s', async (origin) => {
    expect((await module('.js', origin)).body).toContain('"tag":');
    const before = await stored();
    expect((await send(await shown(), origin)).statusCode).toBe(201);
    expect((await send(await shown(), origin, 'form')).statusCode).toBe(204);
    expect((await send(await shown(), origin, 'dismissals')).statusCode).toBe(204);
    expect(await stored()).toBe(before + 2);
  });

  it.each([evil, 'http://winkel.example', 'https://winkel.example.evil.example', 'null'])(
    'is not shown on a page of %s, and takes no answer from there, whoever was given the proof',
    async (origin) => {
      expect((await module('.js', origin)).body).toBe('export {};');
      expect((await module('/visit.js?version=1', origin)).statusCode).toBe(403);
      const before = await stored();
      const refused = await send(await shown(), origin);
      expect(refused.json()).toMatchObject({ status: 403, code: 'website_refused' });
      expect(refused.json().detail).toContain(origin);
      expect(refused.headers['access-control-allow-credentials']).toBeUndefined();
      expect((await send(await shown(), origin, 'dismissals')).statusCode).toBe(403);
      // The page stays where it is, and reads from the receipt what became of its form.
      expect((await send(await shown(), origin, 'form')).statusCode).toBe(204);
      expect(await stored()).toBe(before);
    },
  );

  it('takes no answer that does not say whose page it comes from', async () => {
    expect((await send(await shown(), undefined)).statusCode).toBe(403);
  });

  it('is shown on pages of our own', async () => {
    const { baseUrl } = product.config;
    expect((await module('/visit.js?version=1', new URL(baseUrl).origin)).statusCode).toBe(200);
    expect((await module('/visit.js?version=1')).statusCode).toBe(200);
  });

  it('is asked everywhere again once no website is named, and the change stands in the audit trail', async () => {
    expect(await allow([])).toEqual([]);
    now = new Date(now.getTime() + 6_000);
    expect((await send(await shown(), evil)).statusCode).toBe(201);
    const { rows } = await db.superuser.query(
      `select detail from audit_entry where action = 'survey.websites_changed' order by at desc limit 1`,
    );
    expect(rows[0].detail).toEqual({ before: `${shop} https://*.klant.example`, after: '' });
  });

  it('what is no website is refused by name, and nothing changes', async () => {
    await expect(allow([shop, 'javascript:alert(1)'])).rejects.toMatchObject({
      code: 'website_malformed',
      detail: { pointer: '/websites', values: { website: 'javascript:alert(1)' } },
    });
    const other = await db.newWorkspace('Een ander');
    const theirs = { ...caller(), workspaceId: other.id, staffId: other.ownerId };
    await expect(changeWebsites(product, theirs, { id: survey.id, typed: [] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
