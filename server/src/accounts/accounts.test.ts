import { describe, expect, test } from 'vitest';
import { inWorkspace } from '../database/workspace-transaction.ts';
import { firstBrokenAuditEntry } from './audit-store.ts';
import { findCaller, sessionIsAlive } from './find-caller.ts';
import { makeFirstSetupLink, makeSetupLink } from './setup-link.ts';
import { password, useTestAccounts } from './test-accounts.ts';
import { sessionOfToken } from './views.ts';

const { scene, pass, newBrowser, newCompany, newColleague } = useTestAccounts();

describe('setting up', () => {
  test('a set-up link makes one company and its owner, once', async () => {
    const first = await makeFirstSetupLink(scene().product);
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
    expect(await makeFirstSetupLink(scene().product)).toBeUndefined();
  });

  test('two people press the button of one link at the same time: one company', async () => {
    const path = `/v1${new URL((await makeSetupLink(scene().product)).link).pathname}`;
    const claim = { company: 'Samen', name: 'Anna', email: 'a@samen.example', password, language: 'nl' };
    const replies = await Promise.all([newBrowser().post(path, claim), newBrowser().post(path, claim)]);
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, 404]);
  });

  test('a link is worth nothing after a day', async () => {
    const path = `/v1${new URL((await makeSetupLink(scene().product)).link).pathname}`;
    pass(25 * 3_600_000);
    expect((await newBrowser().get(path)).statusCode).toBe(404);
  });

  test('a weak password is refused by name, and the link stays open', async () => {
    const path = `/v1${new URL((await makeSetupLink(scene().product)).link).pathname}`;
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
    pass(2000);
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
    pass(7 * 3_600_000);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
    pass(7 * 3_600_000);
    expect((await owner.get('/v1/me')).statusCode).toBe(200);
    pass(8 * 3_600_000 + 1000);
    expect((await owner.get('/v1/me')).statusCode).toBe(401);

    const week = await newCompany('Week');
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      expect((await week.owner.get('/v1/me')).statusCode).toBe(200);
      pass(6 * 3_600_000);
    }
    expect((await week.owner.get('/v1/me')).statusCode).toBe(401);
  });

  test('opens its own company alone, and leaves its connection in nobody’s name', async () => {
    await newCompany('Een');
    await newCompany('Ander');
    const { rows } = await scene().database.superuser.query<{ workspace_id: string; token_hash: Buffer }>(
      'select workspace_id, token_hash from session order by created_at desc, id desc limit 2',
    );
    const { app: pool } = scene().database.databases;
    // A plan that is kept is made anew until it ran five times.
    for (let round = 0; round < 8; round += 1) {
      for (const [place, { token_hash: tokenHash }] of rows.entries()) {
        for (const [other, { workspace_id: workspaceId }] of rows.entries()) {
          const found = await sessionOfToken(pool, {
            workspaceId,
            tokenHash,
            now: scene().now,
            seenAfter: new Date(0),
          });
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
    const caller = await findCaller(scene().product, { headers: { cookie: browser.cookie() } });
    if (!caller) throw new Error('the colleague is signed in');
    expect(await sessionIsAlive(scene().product, caller)).toBe(true);
    expect((await owner.patch(`/v1/staff/${id}`, { role: 'viewer' })).json()).toMatchObject({ role: 'viewer' });
    expect(await sessionIsAlive(scene().product, caller)).toBe(false);
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
    const { rows } = await scene().database.superuser.query('select id from workspace where code = $1', [code]);
    const workspaceId: string = rows[0].id;
    const broken = () => inWorkspace(scene().product.databases.app, workspaceId, firstBrokenAuditEntry);
    expect(await broken()).toBeUndefined();
    const key = [workspaceId];
    await scene().database.superuser.query(
      `update audit_entry set action = 'x' where workspace_id = $1 and number = 3`,
      key,
    );
    expect(await broken()).toBe(3);
    await scene().database.superuser.query('delete from audit_entry where workspace_id = $1 and number = 2', key);
    expect(await broken()).toBe(2);
  });
});
