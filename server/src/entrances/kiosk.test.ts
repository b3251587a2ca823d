import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase, type TestWorkspace } from '../database/test-database.ts';
import { uuid } from '../database/uuid.ts';
import type { Product } from '../product.ts';
import { newSurvey, type TestSurvey } from '../responses/test-survey.ts';
import { makeTestProduct } from '../test-product.ts';
import { makeDevice, revokeDevice } from './kiosk-devices.ts';

describe('a kiosk’s own link', () => {
  let db: TestDatabase;
  let workspace: TestWorkspace;
  let survey: TestSurvey;
  let product: Product;
  let app: FastifyInstance;
  let device: Awaited<ReturnType<typeof makeDevice>>;
  let address: string;

  beforeAll(async () => {
    db = await createTestDatabase();
    workspace = await db.newWorkspace('Fietsenmakerij De Vries');
    survey = await newSurvey(db.superuser, workspace);
    product = makeTestProduct(db);
    app = await buildApp(product);
    device = await newDevice();
    address = new URL(device.link).pathname;
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  const caller = () => ({
    workspaceId: workspace.id,
    workspaceCode: workspace.code,
    staffId: workspace.ownerId,
    sessionId: uuid(),
    role: 'owner' as const,
    language: 'nl' as const,
  });
  const newDevice = () =>
    makeDevice(product, caller(), survey.id, { name: 'Balie', idleSeconds: 15, keepsPartial: true });

  let people = 0;
  const bodyOf = (more: object = {}) => {
    people += 1;
    return {
      submission: uuid(),
      respondent: `00000000-0000-7000-8000-${String(people).padStart(12, '0')}`,
      answers: { nps: 8 },
      final: true,
      language: 'nl',
      version: 1,
      elapsed_ms: 4_000,
      evidence: { pointer: 1, keys: 0, trusted: true },
      marks: [],
      unsent: 0,
      ...more,
    };
  };
  const send = (body: object, at = address) =>
    app.inject({
      method: 'POST',
      url: `${at}/answers`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });
  const responseOf = async (respondent: string) =>
    (await db.superuser.query('select * from response where respondent_key = $1', [`key:${respondent}`])).rows[0];

  it('brings the survey in every language that it is asked in, and no secret', async () => {
    const reply = await app.inject({ method: 'GET', url: `${address}/survey` });
    expect(reply.json()).toMatchObject({ idleSeconds: 15, keepsPartial: true, surveys: expect.any(Array) });
    expect(reply.body).not.toContain(survey.publicToken);
    const page = await app.inject({ method: 'GET', url: address });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('takes an answer as a person’s, with the marks that only the screen can see', async () => {
    const body = bodyOf({ marks: ['tap-burst'] });
    expect((await send(body)).statusCode).toBe(201);
    expect(await responseOf(body.respondent)).toMatchObject({
      channel: 'kiosk',
      vote_class: 'human',
      marks: ['tap-burst'],
    });
    expect((await send(body)).json()).toMatchObject({ state: 'seen' });
  });

  it('many customers of one day, brought at once, are neither limited as one nor marked as one', async () => {
    const bodies = Array.from({ length: 60 }, () => bodyOf());
    const replies = await Promise.all(bodies.map((body) => send(body)));
    expect(new Set(replies.map((reply) => reply.statusCode))).toEqual(new Set([201]));
    const marked = await db.superuser.query(`select count(*)::int as n from response where 'burst' = any (marks)`);
    expect(marked.rows[0].n).toBe(0);
  });

  it('tells how much still waits on it', async () => {
    await send(bodyOf({ unsent: 7 }));
    const { rows } = await db.superuser.query('select unsent, seen_at from kiosk_device where id = $1', [device.id]);
    expect(rows[0]).toMatchObject({ unsent: 7, seen_at: expect.any(Date) });
  });

  it('is not made for a survey of one answer each, since nobody before it has a link of their own', async () => {
    const definition = { ...survey.version.definition, singleUse: true };
    const single = await newSurvey(db.superuser, workspace, definition);
    const wish = { name: 'Balie', idleSeconds: 15, keepsPartial: true };
    await expect(makeDevice(product, caller(), single.id, wish)).rejects.toMatchObject({ code: 'kiosk_single_use' });
  });

  it('switched off, it opens nothing and says so', async () => {
    const other = await newDevice();
    const at = new URL(other.link).pathname;
    expect((await send(bodyOf(), at)).statusCode).toBe(201);
    await revokeDevice(product, caller(), other.id);
    expect((await send(bodyOf(), at)).json()).toMatchObject({ status: 403, code: 'device_revoked' });
    const page = await app.inject({ method: 'GET', url: at, headers: { 'accept-language': 'nb-NO,nb;q=0.9' } });
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('<html lang="nb" dir="ltr">');
    expect(page.body).toContain('Denne skjermen er slått av.');
    expect((await app.inject({ method: 'GET', url: `${at}/survey` })).statusCode).toBe(403);
  });

  it('is not the survey’s public link, nor the other way round', async () => {
    expect((await send(bodyOf(), `/k/${survey.publicToken}`)).statusCode).toBe(404);
    expect((await app.inject({ method: 'GET', url: address.replace('/k/', '/s/') })).statusCode).toBe(404);
  });

  it.each([
    ['a name that says when', { respondent: uuid() }],
    ['a mark of its own making', { marks: ['speeder'] }],
    ['a field that nobody asked for', { extra: 1 }],
    ['no version', { version: 0 }],
    ['a version beyond all counting', { version: 2 ** 31 }],
  ])('refuses %s', async (_, more) => {
    expect((await send(bodyOf(more))).statusCode).toBe(422);
  });

  it('nobody is sent away while they still think: fifteen seconds at least, also in the database', async () => {
    const wish = { name: 'Balie', idleSeconds: 14, keepsPartial: true };
    await expect(makeDevice(product, caller(), survey.id, wish)).rejects.toThrow(/idle_seconds/);
  });
});
