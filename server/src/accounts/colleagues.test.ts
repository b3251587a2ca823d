import { describe, expect, test } from 'vitest';
import { password, useTestAccounts } from './test-accounts.ts';

const { scene, pass, newBrowser, newCompany, newColleague } = useTestAccounts();

describe('colleagues', () => {
  test('are invited by a link or by mail, and come in with the role of the invitation', async () => {
    const { owner } = await newCompany('Collegas');
    const invited = await owner.post('/v1/staff-invites', { email: 'Kees@collega.example', role: 'agent', send: true });
    expect(invited.json()).toMatchObject({ email: 'Kees@collega.example', role: 'agent', sent: true });
    expect(scene().mails.at(-1)).toMatchObject({
      to: 'Kees@collega.example',
      company: 'Collegas',
      invitedBy: 'Anna de Vries',
    });
    const path = `/v1${new URL(invited.json().link).pathname}`;
    const shown = await newBrowser().get(path);
    expect(shown.json()).toEqual({ company: 'Collegas', email: 'Kees@collega.example', role: 'agent', language: 'nl' });
    pass(60_000);
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

  test.each(['kees@collega-.example', `kees@${'a'.repeat(64)}.example`, 'kees@collega.n'])(
    'are not invited at %s, where no mail can arrive',
    async (email) => {
      const { owner } = await newCompany('Onbestelbaar');
      const reply = await owner.post('/v1/staff-invites', { email, role: 'viewer', send: false });
      expect(reply.json()).toMatchObject({ status: 422, errors: [{ pointer: '/email', code: 'email_invalid' }] });
    },
  );

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
    pass(7 * 86_400_000);
    expect((await newBrowser().get(third.path)).statusCode).toBe(404);
  });

  test('take with them the keys that they made for programs, and no one else’s', async () => {
    const { owner } = await newCompany('Sleutels');
    const leaver = await newColleague(owner, 'owner');
    const body = { name: 'webwinkel', scopes: ['contacts:read'], days: 30 };
    const theirs = (await leaver.browser.post('/v1/api-keys', body)).json().key;
    const ours = (await owner.post('/v1/api-keys', body)).json().key;
    const read = (key: string) => newBrowser().get('/v1/contacts', { authorization: `Bearer ${key}` });
    expect((await read(theirs)).statusCode).toBe(200);
    await owner.delete(`/v1/staff/${leaver.id}`);
    expect((await read(theirs)).json()).toMatchObject({ status: 401, code: 'key_refused' });
    expect((await read(ours)).statusCode).toBe(200);
    const audit = (await owner.get('/v1/audit')).json().data;
    expect(audit.map((row: { action: string }) => row.action)).toContain('api-key.revoked');
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
