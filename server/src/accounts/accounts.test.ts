import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../app.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { inWorkspace } from '../database/workspace-transaction.ts';
import type { Product, StaffInviteMail } from '../product.ts';
import { makeTestProduct } from '../test-product.ts';
import { firstBrokenAuditEntry } from './audit-store.ts';
import { findCaller, sessionIsAlive } from './find-caller.ts';
import { makeFirstSetupLink, makeSetupLink } from './setup-link.ts';
import { makeTestBrowser, type TestBrowser } from './test-browser.ts';
import { sessionOfToken } from './views.ts';

const password = 'een zin die niemand raadt';
let database: TestDatabase;
let product: Product;
let app: FastifyInstance;
let now = new Date('2026-03-02T09:00:00Z');
const mails: StaffInviteMail[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  product = makeTestProduct(database, {
    clock: () => now,
    mailer: {
      sendStaffInvite: async (_db, mail) => mails.push(mail) > 0,
      isConfigured: async () => false,
    },
  });
  app = await buildApp(product, { requestsPerMinute: 100_000 });
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const newBrowser = (cookie = '') => makeTestBrowser(app, cookie);

/** A company with its owner signed in. */
async function newCompany(company: string): Promise<{ owner: TestBrowser; email: string; code: string }> {
  now = new Date(now.getTime() + 3_600_000);
  const { link } = await makeSetupLink(product);
  const owner = newBrowser();
  const email = `eigenaar@${company.toLowerCase().replaceAll(' ', '-')}.example`;
  const claimed = await owner.post(`/v1${new URL(link).pathname}`, {
    company,
    name: 'Anna de Vries',
    email,
    password,
    language: 'nl',
  });
  expect(claimed.statusCode).toBe(201);
  return { owner, email, code: claimed.json().workspace.code };
}

/** A colleague who has accepted an invitation to this role. */
async function newColleague(owner: TestBrowser, role: string): Promise<{ browser: TestBrowser; id: string }> {
  now = new Date(now.getTime() + 61_000);
  const email = `${role}-${now.getTime()}@collega.example`;
  const invited = await owner.post('/v1/staff-invites', { email, role, send: false });
  expect(invited.statusCode).toBe(201);
  const browser = newBrowser();
  const path = `/v1${new URL(invited.json().link).pathname}`;
  const accepted = await browser.post(path, { name: 'Kees', password, language: 'nl' });
  expect(accepted.statusCode).toBe(201);
  return { browser, id: accepted.json().staff.id };
}

describe('setting up', () => {
  test('a set-up link makes one company and its owner, once', async () => {
    const first = await makeFirstSetupLink(product);
    const path = `/v1${new URL(first?.link ?? '').pathname}`;
    const browser = newBrowser();
    expect((await browser.get(path)).json()).toEqual({ open: true });
    const claim = { company: 'Bakkerij', name: 'Anna', email: 'anna@bakkerij.example', password, language: 'nb' };
    const claimed = await browser.post(path, claim);
    expect(claimed.statusCode).toBe(201);
    expect(claimed.json()).toMatchObject({
      staff: { name: 'Anna', email: 'anna@bakkerij.example', role: 'owner', language: 'nb' },
      workspace: { name: 'Bakkerij', language: 'nb', postal_line: '' },
      checklist: { survey: false, answered_self: false, mail: false, colleague: false, first_answer: false },
    });
    expect((await browser.get('/v1/me')).json()).toEqual(claimed.json());
    expect((await newBrowser().get(path)).statusCode).toBe(404);
    expect((await newBrowser().post(path, claim)).statusCode).toBe(404);
    expect(await makeFirstSetupLink(product)).toBeUndefined();
  });

  test('two people press the button of one link at the same time: one company', async () => {
    const path = `/v1${new URL((await makeSetupLink(product)).link).pathname}`;
    const claim = { company: 'Samen', name: 'Anna', email: 'a@samen.example', password, language: 'nl' };
    const replies = await Promise.all([newBrowser().post(path, claim), newBrowser().post(path, claim)]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 404]);
  });

  test('a link is worth nothing after a day', async () => {
    const path = `/v1${new URL((await makeSetupLink(product)).link).pathname}`;
    now = new Date(now.getTime() + 25 * 3_600_000);
    expect((await newBrowser().get(path)).statusCode).toBe(404);
  });

  test('a weak password is refused by name, and the link stays open', async () => {
    const path = `/v1${new URL((await makeSetupLink(product)).link).pathname}`;
    const claim = {
      company: 'Zwak',
      name: 'Anna',
      email: 'a@zwak.example',
      password: 'welkomwelkom2026!',
      language: 'nl',
    };
    const refused = await newBrowser().post(path, claim);
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'password_common', errors: [{ pointer: '/password' }] });
    expect((await newBrowser().get(path)).statusCode).toBe(200);
  });
});

describe('signing in', () => {
  test('opens with the right password and with no other', async () => {
    const { email } = await newCompany('Inloggen');
    const browser = newBrowser();
    const right = await browser.post('/v1/sign-in', { email: ` ${email.toUpperCase()} `, password });
    expect(right.statusCode).toBe(200);
    expect(right.headers['set-cookie']?.[0]).toMatch(
      /^__Host-sid=[a-z2-7]{6}[\w-]{22}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const wrong = await newBrowser().post('/v1/sign-in', { email, password: `${password}!` });
    const unknown = await newBrowser().post('/v1/sign-in', { email: 'niemand@nergens.example', password });
    expect(wrong.statusCode).toBe(401);
    expect({ ...unknown.json(), request_id: '' }).toEqual({ ...wrong.json(), request_id: '' });
  });

  test('gives a new session and ends the one that the browser had', async () => {
    const { owner, email } = await newCompany('Opnieuw');
    const old = newBrowser(owner.cookie());
    expect((await owner.post('/v1/sign-in', { email, password })).statusCode).toBe(200);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
    expect((await old.get('/v1/me')).statusCode).toBe(401);
  });

  test('asks which company, where one address has the same password in two', async () => {
    const { owner, email, code } = await newCompany('Een');
    const second = await newCompany('Twee');
    const invited = await second.owner.post('/v1/staff-invites', { email, role: 'viewer', send: false });
    await newBrowser().post(`/v1${new URL(invited.json().link).pathname}`, { name: 'Anna', password, language: 'nl' });
    const asked = await newBrowser().post('/v1/sign-in', { email, password });
    expect(asked.statusCode).toBe(409);
    expect(asked.json()).toMatchObject({
      code: 'choose_workspace',
      workspaces: [{ code, name: 'Een' }, { name: 'Twee' }],
    });
    expect(asked.headers['set-cookie']).toBeUndefined();
    const chosen = await newBrowser().post('/v1/sign-in', { email, password, workspace: code });
    expect(chosen.json()).toMatchObject({ workspace: { name: 'Een' }, staff: { role: 'owner' } });
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
  });

  test('makes somebody who keeps guessing wait, and never shuts out for good', async () => {
    const { email } = await newCompany('Raden');
    for (let failure = 0; failure < 10; failure++) {
      expect((await newBrowser().post('/v1/sign-in', { email, password: 'nee' })).statusCode).toBe(401);
    }
    const slowed = await newBrowser().post('/v1/sign-in', { email, password });
    expect(slowed.statusCode).toBe(429);
    expect(Number(slowed.headers['retry-after'])).toBe(1);
    now = new Date(now.getTime() + 2000);
    expect((await newBrowser().post('/v1/sign-in', { email, password })).statusCode).toBe(200);
  });

  test('counts tries that come at once', async () => {
    const { email } = await newCompany('Tegelijk');
    const tries = Array.from({ length: 20 }, () => newBrowser().post('/v1/sign-in', { email, password: 'nee' }));
    const statuses = (await Promise.all(tries)).map((reply) => reply.statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});

describe('a session', () => {
  test('ends when it is not used for eight hours, and after a week in any case', async () => {
    const { owner } = await newCompany('Dutje');
    now = new Date(now.getTime() + 7 * 3_600_000);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
    now = new Date(now.getTime() + 7 * 3_600_000);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
    now = new Date(now.getTime() + 8 * 3_600_000 + 1000);
    expect((await owner.get('/v1/me')).statusCode).toBe(401);

    const week = await newCompany('Week');
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      expect((await week.owner.get('/v1/me')).statusCode).toBe(200);
      now = new Date(now.getTime() + 6 * 3_600_000);
    }
    expect((await week.owner.get('/v1/me')).statusCode).toBe(401);
  });

  test('opens its own company alone, and leaves its connection in nobody’s name', async () => {
    await newCompany('Een');
    await newCompany('Ander');
    const { rows } = await database.superuser.query<{ workspace_id: string; token_hash: Buffer }>(
      'select workspace_id, token_hash from session order by created_at desc, id desc limit 2',
    );
    const { app: pool } = database.databases;
    // A plan that is kept is made anew until it ran five times.
    for (let round = 0; round < 8; round += 1) {
      for (const [place, { token_hash: tokenHash }] of rows.entries()) {
        for (const [other, { workspace_id: workspaceId }] of rows.entries()) {
          const found = await sessionOfToken(pool, { workspaceId, tokenHash, now, seenAfter: new Date(0) });
          expect(found !== undefined).toBe(place === other);
        }
      }
      expect(await pool.selectFrom('session').select('id').execute()).toEqual([]);
    }
  });

  test('ends at signing out', async () => {
    const { owner } = await newCompany('Uit');
    const copy = newBrowser(owner.cookie());
    const out = await owner.post('/v1/sign-out');
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/Max-Age=0.*Max-Age=0/);
    expect((await copy.get('/v1/me')).statusCode).toBe(401);
  });

  test('dies at once with a removal and a change of role, also for what is still open', async () => {
    const { owner } = await newCompany('Weg');
    const { browser, id } = await newColleague(owner, 'analyst');
    const caller = await findCaller(product, { headers: { cookie: browser.cookie() } });
    if (!caller) throw new Error('the colleague is signed in');
    expect(await sessionIsAlive(product, caller)).toBe(true);
    expect((await owner.patch(`/v1/staff/${id}`, { role: 'viewer' })).json()).toMatchObject({ role: 'viewer' });
    expect(await sessionIsAlive(product, caller)).toBe(false);
    expect((await browser.get('/v1/me')).statusCode).toBe(401);

    const other = await newColleague(owner, 'agent');
    expect((await owner.delete(`/v1/staff/${other.id}`)).statusCode).toBe(204);
    expect((await other.browser.get('/v1/me')).statusCode).toBe(401);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
  });

  test('of every other browser dies with a new password', async () => {
    const { owner, email } = await newCompany('Nieuw Wachtwoord');
    const elsewhere = newBrowser();
    await elsewhere.post('/v1/sign-in', { email, password });
    const wrong = await owner.post('/v1/me/password', { current: 'nee', new: 'nog een zin van mijzelf' });
    expect(wrong.json()).toMatchObject({ status: 403, code: 'password_refused', errors: [{ pointer: '/current' }] });
    const changed = await owner.post('/v1/me/password', { current: password, new: 'nog een zin van mijzelf' });
    expect(changed.statusCode).toBe(204);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
    expect((await elsewhere.get('/v1/me')).statusCode).toBe(401);
    expect((await newBrowser().post('/v1/sign-in', { email, password })).statusCode).toBe(401);
  });
});

describe('colleagues', () => {
  test('are invited by a link or by mail, and come in with the role of the invitation', async () => {
    const { owner } = await newCompany('Collegas');
    const invited = await owner.post('/v1/staff-invites', { email: 'Kees@collega.example', role: 'agent', send: true });
    expect(invited.json()).toMatchObject({ email: 'Kees@collega.example', role: 'agent', sent: true });
    expect(mails.at(-1)).toMatchObject({ to: 'Kees@collega.example', company: 'Collegas', invitedBy: 'Anna de Vries' });
    const path = `/v1${new URL(invited.json().link).pathname}`;
    const shown = await newBrowser().get(path);
    expect(shown.json()).toEqual({ company: 'Collegas', email: 'Kees@collega.example', role: 'agent', language: 'nl' });
    now = new Date(now.getTime() + 60_000);
    const browser = newBrowser();
    const accepted = await browser.post(path, { name: 'Kees', password, language: 'en' });
    expect(accepted.json()).toMatchObject({ staff: { role: 'agent', language: 'en', name: 'Kees' } });
    expect((await newBrowser().get(path)).statusCode).toBe(404);
    const list = (await owner.get('/v1/staff')).json();
    expect(list.data.map((row: { name: string }) => row.name)).toEqual(['Anna de Vries', 'Kees']);
    expect(list.next_cursor).toBeNull();
    const again = await owner.post('/v1/staff-invites', { email: 'kees@COLLEGA.example', role: 'agent', send: false });
    expect(again.json()).toMatchObject({ status: 422, code: 'email_taken' });
  });

  test('cannot come in by an invitation that was withdrawn, replaced or too old', async () => {
    const { owner } = await newCompany('Ingetrokken');
    const invite = async () => {
      const made = await owner.post('/v1/staff-invites', { email: 'k@collega.example', role: 'viewer', send: false });
      return { id: made.json().id, path: `/v1${new URL(made.json().link).pathname}` };
    };
    const first = await invite();
    const second = await invite();
    expect((await newBrowser().get(first.path)).statusCode).toBe(404);
    expect((await newBrowser().get(second.path)).statusCode).toBe(200);
    expect((await owner.get('/v1/staff-invites')).json().data).toMatchObject([{ id: second.id }]);
    expect((await owner.delete(`/v1/staff-invites/${second.id}`)).statusCode).toBe(204);
    expect((await owner.delete(`/v1/staff-invites/${second.id}`)).statusCode).toBe(404);
    expect((await newBrowser().get(second.path)).statusCode).toBe(404);
    const third = await invite();
    now = new Date(now.getTime() + 7 * 86_400_000);
    expect((await newBrowser().get(third.path)).statusCode).toBe(404);
  });

  test('never leave a company without an owner', async () => {
    const { owner } = await newCompany('Laatste');
    const self = (await owner.get('/v1/me')).json().staff.id;
    expect((await owner.delete(`/v1/staff/${self}`)).json()).toMatchObject({ status: 422, code: 'last_owner' });
    expect((await owner.patch(`/v1/staff/${self}`, { role: 'viewer' })).json()).toMatchObject({ code: 'last_owner' });
    const second = await newColleague(owner, 'owner');
    // Each takes the role from the other at the same moment: one of them must stay.
    const replies = await Promise.all([
      owner.patch(`/v1/staff/${second.id}`, { role: 'viewer' }),
      second.browser.patch(`/v1/staff/${self}`, { role: 'viewer' }),
    ]);
    expect(replies.filter((reply) => reply.statusCode === 200)).toHaveLength(1);
  });

  test('an owner who steps down goes on in the new role', async () => {
    const { owner } = await newCompany('Stap Terug');
    await newColleague(owner, 'owner');
    const old = newBrowser(owner.cookie());
    const self = (await owner.get('/v1/me')).json().staff.id;
    expect((await owner.patch(`/v1/staff/${self}`, { role: 'analyst' })).statusCode).toBe(200);
    expect((await owner.get('/v1/me')).json().staff.role).toBe('analyst');
    expect((await old.get('/v1/me')).statusCode).toBe(401);
    expect((await owner.get('/v1/staff')).statusCode).toBe(403);
  });

  test('a manager manages everybody but owners', async () => {
    const { owner } = await newCompany('Manager');
    const { browser: manager } = await newColleague(owner, 'manager');
    const viewer = await newColleague(owner, 'viewer');
    const self = (await owner.get('/v1/me')).json().staff.id;
    expect((await manager.patch(`/v1/staff/${viewer.id}`, { role: 'agent' })).statusCode).toBe(200);
    expect((await manager.patch(`/v1/staff/${viewer.id}`, { role: 'owner' })).statusCode).toBe(403);
    expect((await manager.delete(`/v1/staff/${self}`)).statusCode).toBe(403);
    const invite = { email: 'o@collega.example', role: 'owner', send: false };
    expect((await manager.post('/v1/staff-invites', invite)).statusCode).toBe(403);
    expect((await manager.get('/v1/audit')).statusCode).toBe(403);
  });
});

describe('the record of what was done', () => {
  test('is read by the owner, the newest first, page by page', async () => {
    const { owner } = await newCompany('Logboek');
    await owner.patch('/v1/workspace', { name: 'Logboek BV', postal_line: 'Postbus 1, Utrecht' });
    const page = (await owner.get('/v1/audit?limit=1')).json();
    expect(page.data).toMatchObject([{ number: 2, action: 'workspace.changed', staff: { name: 'Anna de Vries' } }]);
    const next = (await owner.get(`/v1/audit?limit=1&cursor=${page.next_cursor}`)).json();
    expect(next.data).toMatchObject([{ number: 1, action: 'workspace.made' }]);
    expect((await owner.get('/v1/audit?cursor=onzin')).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/cursor', code: 'cursor_unknown' }],
    });
  });

  test('shows a row that was changed or taken out behind the app’s back', async () => {
    const { owner, code } = await newCompany('Ketting');
    for (const name of ['A', 'B', 'C']) await owner.patch('/v1/workspace', { name });
    const { rows } = await database.superuser.query('select id from workspace where code = $1', [code]);
    const workspaceId: string = rows[0].id;
    const broken = () => inWorkspace(product.databases.app, workspaceId, firstBrokenAuditEntry);
    expect(await broken()).toBeUndefined();
    const key = [workspaceId];
    await database.superuser.query(`update audit_entry set action = 'x' where workspace_id = $1 and number = 3`, key);
    expect(await broken()).toBe(3);
    await database.superuser.query('delete from audit_entry where workspace_id = $1 and number = 2', key);
    expect(await broken()).toBe(2);
  });
});
