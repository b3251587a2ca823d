import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { uuid } from '../database/uuid.ts';
import { newSurvey } from '../responses/test-survey.ts';
import { makeSecret } from './embed-secret.ts';
import { useWidget } from './test-widget.ts';

const { scene, get, show, bodyOf, send, later, stored } = useWidget();

describe('a survey in a control panel, with a token that the company’s own server signed', () => {
  let secret: string;
  let contactId: string;
  const caller = () => ({
    workspaceId: scene().workspace.id,
    workspaceCode: scene().workspace.code,
    staffId: scene().workspace.ownerId,
    sessionId: uuid(),
    role: 'owner' as const,
    language: 'nl' as const,
  });

  beforeAll(async () => {
    ({ secret } = await makeSecret(scene().product, caller(), false));
    contactId = uuid();
    await scene().db.superuser.query(
      `insert into contact (workspace_id, id, email, email_key, address_hash, external_id)
       values ($1, $2, 'anna@klant.example', 'anna@klant.example', '', 'K-1007')`,
      [scene().workspace.id, contactId],
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
    survey: scene().survey.publicToken,
    sub: 'K-1007',
    exp: Math.floor(scene().now.getTime() / 1000) + 600,
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
    const single = await newSurvey(scene().db.superuser, scene().workspace, {
      ...scene().survey.version.definition,
      singleUse: true,
    });
    const token = single.publicToken;
    const { body: module } = await get(`/w/${token}/visit.js?version=1`);
    const [visit = '{}'] = /\{"nonce":"[^"]+","respondent":"[^"]+"\}/.exec(module) ?? [];
    later(5_000);
    const sent = bodyOf(JSON.parse(visit), { identity: sign(claims({ survey: token })) });
    await scene().app.inject({
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
    const token = sign(claims({ exp: Math.floor(scene().now.getTime() / 1000) + 60 }));
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
    [
      'for another survey',
      () => sign(claims({ survey: `${scene().workspace.code}AAAAAAAAAAAAAAAAAAAAAA` })),
      'token_survey',
    ],
    ['that ended', () => sign(claims({ exp: Math.floor(scene().now.getTime() / 1000) - 3_600 })), 'token_expired'],
    ['without an end', () => sign(claims({ exp: undefined })), 'token_malformed'],
    [
      'good for a year',
      () => sign(claims({ exp: Math.floor(scene().now.getTime() / 1000) + 31_536_000 })),
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
    ({ secret } = await makeSecret(scene().product, caller(), false));
    const first = await show();
    later(5_000);
    expect((await send(bodyOf(first, { identity: sign(claims(), { key: old }) }))).statusCode).toBe(201);
    later(25 * 60 * 60 * 1000);
    const second = await show();
    expect((await send(bodyOf(second, { identity: sign(claims(), { key: old }) }))).json()).toMatchObject({
      code: 'token_signature',
    });
    const known = secret;
    ({ secret } = await makeSecret(scene().product, caller(), true));
    expect((await send(bodyOf(second, { identity: sign(claims(), { key: known }) }))).json()).toMatchObject({
      code: 'token_signature',
    });
    expect((await send(bodyOf(second, { identity: sign(claims()) }))).statusCode).toBe(201);
  });
});
