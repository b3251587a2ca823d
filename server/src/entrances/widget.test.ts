import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { makeSecret } from './embed-secret.ts';

describe('a survey on a page of another site', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let product: Product;
  let app: FastifyInstance;
  let now = new Date('2026-11-22T10:00:00Z');

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    product = makeTestProduct(db, { clock: () => now });
    app = await buildApp(product);
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });
  const show = async (query = '?version=1') => {
    const { body } = await get(`/w/${survey.publicToken}/visit.js${query}`);
    const [, visit = ''] = /(\{"nonce":"[^"]+","respondent":"[^"]+"\})/.exec(body) ?? [];
    return JSON.parse(visit) as { nonce: string; respondent: string };
  };
  const bodyOf = (visit: object, more: object = {}) => ({
    ...visit,
    submission: uuid(),
    answers: { nps: 9, why: 'Snel geholpen' },
    final: true,
    language: 'nl',
    evidence: { pointer: 2, keys: 0, trusted: true },
    ...more,
  });
  const send = (body: object, token = survey.publicToken) =>
    app.inject({
      method: 'POST',
      url: `/w/${token}/answers`,
      headers: { 'content-type': 'application/json', origin: 'https://winkel.example', 'sec-fetch-site': 'cross-site' },
      payload: JSON.stringify(body),
    });
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const stored = async (visit: { respondent: string }) =>
    (
      await db.superuser.query(
        `select r.*, c.contact_id from response r left join response_contact c
           on c.workspace_id = r.workspace_id and c.response_id = r.id where respondent_key = $1`,
        [`key:${visit.respondent}`],
      )
    ).rows[0];

  it('comes as one module with its program, in the language that the page is in', async () => {
    const reply = await get(`/w/${survey.publicToken}.js?language=nb`, { 'accept-language': 'nl' });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(reply.body).toContain('"tag":"nb"');
    expect(reply.body).not.toContain('comparabilityKey');
    expect((await get('/w.js')).body).not.toContain('export');
    expect((await get('/w/abcdefAAAAAAAAAAAAAAAAAAAAAA.js')).statusCode).toBe(404);
  });

  it.each(['0', '-1', '1.5', 'een', '2147483648'])('shows no version %s', async (version) => {
    expect((await get(`/w/${survey.publicToken}/visit.js?version=${version}`)).statusCode).toBe(422);
  });

  it('takes answers by the one way in, as a person’s and from the widget', async () => {
    const visit = await show();
    later(5_000);
    const body = bodyOf(visit);
    const reply = await send(body);
    expect(reply.statusCode).toBe(201);
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(await stored(visit)).toMatchObject({ channel: 'widget', vote_class: 'human', contact_id: null });
    expect((await send(body)).json()).toMatchObject({ state: 'seen' });
  });

  it('takes them by a form too, stays where it is, and says afterwards that they are stored', async () => {
    const visit = await show();
    later(5_000);
    const body = bodyOf(visit, { answers: { nps: 3, why: 'Regel een\nregel twee' } });
    const receipt = async () => {
      const query = new URLSearchParams({ submission: body.submission, respondent: visit.respondent, at: '1' });
      return (await get(`/w/${survey.publicToken}/receipt.js?${query}`)).body;
    };
    expect(await receipt()).toBe('export const state="unknown";');
    const sent = await app.inject({
      method: 'POST',
      url: `/w/${survey.publicToken}/form`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      payload: new URLSearchParams({ body: JSON.stringify(body) }).toString(),
    });
    expect([sent.statusCode, sent.body]).toEqual([204, '']);
    expect(await receipt()).toBe('export const state="stored";');
    expect((await stored(visit)).answers).toMatchObject({ why: 'Regel een\nregel twee' });
  });

  it('says by the receipt why a form was refused, and never leaves the page for it', async () => {
    const visit = await show();
    const body = bodyOf(visit, { answers: { nps: 99 } });
    const sent = await app.inject({
      method: 'POST',
      url: `/w/${survey.publicToken}/form`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ body: JSON.stringify(body) }).toString(),
    });
    expect(sent.statusCode).toBe(204);
    const query = new URLSearchParams({ submission: body.submission, respondent: visit.respondent, at: '1' });
    expect((await get(`/w/${survey.publicToken}/receipt.js?${query}`)).body).toMatch(/state="\w+";/);
    expect((await get(`/w/${survey.publicToken}/receipt.js?${query}`)).body).not.toContain('unknown');
  });

  it('lets pages of other sites ask for exactly that, and for nothing else', async () => {
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    const ask = (path: string) =>
      fetch(origin + path, {
        method: 'OPTIONS',
        headers: { origin: 'https://winkel.example', 'access-control-request-method': 'POST' },
      });
    const allowed = await ask(`/w/${survey.publicToken}/answers`);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-methods')).toBe('POST');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    for (const path of [`/s/${survey.publicToken}/answers`, '/v1/surveys', '/v1/session', `/k/x/answers`]) {
      const refused = await ask(path);
      expect([path, refused.headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
  });

  it('counts by day how often it was shown and closed, and no person', async () => {
    const before = await counts();
    const visit = await show();
    await show('?resend');
    const close = (nonce: string) =>
      app.inject({
        method: 'POST',
        url: `/w/${survey.publicToken}/dismissals`,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ nonce }),
      });
    expect((await close(visit.nonce)).statusCode).toBe(204);
    expect((await close('gelogen')).statusCode).toBe(204);
    await expect
      .poll(counts, { timeout: 10_000 })
      .toEqual({ shown: before.shown + 1, dismissed: before.dismissed + 1 });
  });

  const counts = async (): Promise<{ shown: number; dismissed: number }> => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { rows } = await db.superuser.query(
      'select coalesce(sum(shown), 0)::int as shown, coalesce(sum(dismissed), 0)::int as dismissed from widget_day',
    );
    return rows[0];
  };

  describe('in a control panel, with a token that the company’s own server signed', () => {
    let secret: string;
    let contactId: string;
    const caller = () => ({
      workspaceId: workspace.id,
      workspaceCode: workspace.code,
      staffId: workspace.ownerId,
      sessionId: uuid(),
      role: 'owner' as const,
      language: 'nl' as const,
    });

    beforeAll(async () => {
      ({ secret } = await makeSecret(product, caller(), false));
      contactId = uuid();
      await db.superuser.query(
        `insert into contact (workspace_id, id, email, email_key, address_hash, external_id)
         values ($1, $2, 'anna@klant.example', 'anna@klant.example', '', 'K-1007')`,
        [workspace.id, contactId],
      );
    });

    const sign = (
      claims: object,
      { key = secret, alg = 'HS256', ...more }: Readonly<{ key?: string; alg?: string; crit?: string[] }> = {},
    ) => {
      const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
      const text = `${encode({ alg, typ: 'JWT', ...more })}.${encode(claims)}`;
      return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
    };
    const claims = (more: object = {}) => ({
      purpose: 'survey-access',
      survey: survey.publicToken,
      sub: 'K-1007',
      exp: Math.floor(now.getTime() / 1000) + 600,
      ...more,
    });

    it.each([
      ['its own number', { sub: 'K-1007' }],
      ['the address', { sub: undefined, email: 'Anna@Klant.example' }],
    ])('the answer belongs to the customer, known by %s', async (_, named) => {
      const visit = await show();
      later(5_000);
      const reply = await send(bodyOf(visit, { identity: sign(claims(named)) }));
      expect(reply.statusCode).toBe(201);
      expect(await stored(visit)).toMatchObject({ channel: 'embed', vote_class: 'human', contact_id: contactId });
    });

    it('a customer whom we do not know has answered too', async () => {
      const visit = await show();
      later(5_000);
      expect((await send(bodyOf(visit, { identity: sign(claims({ sub: 'K-9' })) }))).statusCode).toBe(201);
      expect(await stored(visit)).toMatchObject({ channel: 'embed', contact_id: null });
    });

    it('a form of a survey of one answer each is stored under that customer, and its page hears so', async () => {
      const single = await newSurvey(db.superuser, workspace, { ...survey.version.definition, singleUse: true });
      const token = single.publicToken;
      const { body: module } = await get(`/w/${token}/visit.js?version=1`);
      const [visit = '{}'] = /\{"nonce":"[^"]+","respondent":"[^"]+"\}/.exec(module) ?? [];
      later(5_000);
      const sent = bodyOf(JSON.parse(visit), { identity: sign(claims({ survey: token })) });
      await app.inject({
        method: 'POST',
        url: `/w/${token}/form`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ body: JSON.stringify(sent) }).toString(),
      });
      const query = new URLSearchParams({ submission: sent.submission, at: '1', ...JSON.parse(visit) });
      query.delete('nonce');
      expect((await get(`/w/${token}/receipt.js?${query}`)).body).toBe('export const state="stored";');
    });

    it('a token that ended while the page stood open still counts, one that had ended before does not', async () => {
      const visit = await show();
      const token = sign(claims({ exp: Math.floor(now.getTime() / 1000) + 60 }));
      later(300_000);
      expect((await send(bodyOf(visit, { identity: token }))).statusCode).toBe(201);
      const next = await show();
      expect((await send(bodyOf(next, { identity: token }))).json()).toMatchObject({
        status: 401,
        code: 'token_expired',
      });
    });

    it.each([
      ['signed by another', () => sign(claims(), { key: 'vs_iemand anders' }), 'token_signature'],
      [
        'with its claims changed',
        () => sign(claims()).replace(/\.[^.]+\./, `.${btoa('{"sub":"K-1"}')}.`),
        'token_signature',
      ],
      ['for a password reset', () => sign(claims({ purpose: 'password-reset' })), 'token_purpose'],
      ['without a purpose', () => sign(claims({ purpose: undefined })), 'token_purpose'],
      ['for another survey', () => sign(claims({ survey: `${workspace.code}AAAAAAAAAAAAAAAAAAAAAA` })), 'token_survey'],
      ['that ended', () => sign(claims({ exp: Math.floor(now.getTime() / 1000) - 3_600 })), 'token_expired'],
      ['without an end', () => sign(claims({ exp: undefined })), 'token_malformed'],
      [
        'good for a year',
        () => sign(claims({ exp: Math.floor(now.getTime() / 1000) + 31_536_000 })),
        'token_malformed',
      ],
      ['that names nobody', () => sign(claims({ sub: '' })), 'token_malformed'],
      ['with a name that no database can hold', () => sign(claims({ sub: 'K-1\0' })), 'token_malformed'],
      ['with half a character in the name', () => sign(claims({ sub: 'K-1\ud800' })), 'token_malformed'],
      ['with a rule that nobody here knows', () => sign(claims(), { crit: ['b64'] }), 'token_malformed'],
      ['that is a number', () => 5, 'token_malformed'],
      ['of algorithm none', () => sign(claims(), { alg: 'none' }), 'token_malformed'],
      ['that is no token', () => 'geen token', 'token_malformed'],
    ])('a token %s is refused by name, and no answer is stored under it', async (_, token, code) => {
      const visit = await show();
      later(5_000);
      const reply = await send(bodyOf(visit, { identity: token() }));
      expect(reply.json()).toMatchObject({ status: 401, code });
      expect(reply.headers['access-control-allow-origin']).toBe('*');
      expect(await stored(visit)).toBeUndefined();
    });

    it('the secret before goes on for a day, and not at all when it has become known', async () => {
      const old = secret;
      ({ secret } = await makeSecret(product, caller(), false));
      const first = await show();
      later(5_000);
      expect((await send(bodyOf(first, { identity: sign(claims(), { key: old }) }))).statusCode).toBe(201);
      later(25 * 60 * 60 * 1000);
      const second = await show();
      expect((await send(bodyOf(second, { identity: sign(claims(), { key: old }) }))).json()).toMatchObject({
        code: 'token_signature',
      });
      const known = secret;
      ({ secret } = await makeSecret(product, caller(), true));
      expect((await send(bodyOf(second, { identity: sign(claims(), { key: known }) }))).json()).toMatchObject({
        code: 'token_signature',
      });
      expect((await send(bodyOf(second, { identity: sign(claims()) }))).statusCode).toBe(201);
    });
  });
});
