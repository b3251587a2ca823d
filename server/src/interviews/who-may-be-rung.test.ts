import { describe, expect, test } from 'vitest';
import type { Fieldwork } from './schema.ts';
import { numbered, openQuestions, useTestCalls } from './test-calls.ts';

const { scene, study, call, next, taken, answer, end, rowsOf } = useTestCalls();

describe('nobody is rung who may not be', () => {
  test('with an open complaint, a refusal, or a mail not long ago', async () => {
    const [complainant, refuser, asked] = await call(
      ['Klager', 'Weigeraar', 'Gevraagd', 'Vrij'].map((name, place) => ({ name, phone: `061000000${place}` })),
    );
    const by = (sql: string, id: string | undefined) =>
      scene().database.superuser.query(sql, [scene().workspace.id, id]);
    await by(
      'update contact set open_complaints = 1, complaint_since = now() where workspace_id = $1 and id = $2',
      complainant?.id,
    );
    await by(
      `insert into consent (workspace_id, contact_id, purpose, is_given, basis, source, since)
       values ($1, $2, 'research', false, 'service', 'mail', now())`,
      refuser?.id,
    );
    await by(
      `insert into invitation (workspace_id, id, wave_id, survey_id, survey_version_id, contact_id, email, address_hash,
         language, token_hash, state, expires_at, handed_at, occasion)
       select workspace_id, uuid_v7(), wave_id, survey_id, survey_version_id, contact_id, '', address_hash, language,
         sha256(token_hash), 'sent', now() + interval '1 day', now() - interval '3 days', 'other'
       from invitation where workspace_id = $1 and contact_id = $2`,
      asked?.id,
    );
    const free = await taken(scene().owner);
    expect(free.name).toBe('Vrij');
    await end(scene().owner, free, 'refused');
    expect(await next(scene().owner)).toMatchObject({ call: null });
    const calls = await rowsOf('phone_interview');
    const reasons = calls.map(({ contact_id: id, put_off: reason, state }) => [id, reason, state]);
    expect(reasons).toContainEqual([complainant?.id, 'open_complaint', 'open']);
    expect(reasons).toContainEqual([refuser?.id, 'consent_refused', 'done']);
    expect(reasons).toContainEqual([asked?.id, 'expires_first', 'done']);
  });

  test('of a group that has its answers, and the view of the quota says so', async () => {
    await call(
      numbered(3).map((one) => ({ ...one, lifecycle: 'customer' })),
      {
        sample: { kind: 'quota', by: 'lifecycle', places: { customer: 3 } },
        precision: { margin: 0.1, confidence: 0.95, expectedResponse: 1 },
      },
    );
    const quota = async () => (await scene().owner.inject(`/v1/fieldwork?study=${study().id}`)).json<Fieldwork>().quota;
    expect(await quota()).toEqual([{ cell: 'customer', places: 3, reserved: 3, counted: 0 }]);
    const first = await taken(scene().owner);
    await answer(
      scene().owner,
      first,
      Object.fromEntries(openQuestions(first).map((id) => [id, id === 'nps' ? 10 : null])),
    );
    await end(scene().owner, first, 'finished');
    expect(await quota()).toEqual([{ cell: 'customer', places: 3, reserved: 2, counted: 1 }]);
    await end(scene().owner, await taken(scene().owner), 'refused');
    await scene().database.superuser.query('update quota_cell set places = 1 where workspace_id = $1', [
      scene().workspace.id,
    ]);
    expect(await next(scene().owner)).toMatchObject({ call: null, reason: 'nobody_due' });
    expect((await rowsOf('phone_interview')).map(({ put_off }) => put_off)).toContain('quota_full');
  });

  test('on a number that asked not to be called, in whatever way it is written', async () => {
    await call([
      { name: 'Ada', phone: '+31 6 1234 5678' },
      { name: 'Ben', phone: '0698765432' },
    ]);
    const first = await taken(scene().owner);
    const other = first.name === 'Ada' ? '06-98765432' : '0031612345678';
    const keep = await scene().owner.inject({
      method: 'POST',
      url: '/v1/numbers-not-called',
      payload: { phone: other },
    });
    expect(keep.json()).toMatchObject({ is_called: false });
    expect((await end(scene().owner, first, 'do_not_call')).json()).toMatchObject({
      outcome: 'do_not_call',
      call_back_at: null,
    });
    expect(await next(scene().owner)).toMatchObject({ call: null, reason: 'nobody_due' });
    const check = await scene().owner.inject({
      method: 'POST',
      url: '/v1/number-checks',
      payload: { phone: first.phone },
    });
    expect(check.json()).toMatchObject({ is_called: false });
    expect(JSON.stringify(await rowsOf('do_not_call'))).not.toContain('12345678');
    const lift = (payload: object) =>
      scene().owner.inject({ method: 'POST', url: '/v1/numbers-called-again', payload });
    expect((await lift({ phone: other })).statusCode).toBe(422);
    const lifted = await lift({ phone: other, reason: 'Vroeg er zelf om' });
    expect(lifted.json()).toMatchObject({ is_called: true, since: null, source: null });
    expect(await rowsOf('audit_entry')).toContainEqual(
      expect.objectContaining({ action: 'number.called-again', detail: { reason: 'Vroeg er zelf om' } }),
    );
  });

  test('outside the hours of the customer’s own clock', async () => {
    await call([{ name: 'Ada', phone: '0612345678', zone: 'Pacific/Auckland', country: 'NL' }]);
    await scene().database.superuser.query(
      `update contact_rules set send_hours = send_hours || '{"from": "09:00", "until": "20:00"}' where workspace_id = $1`,
      [scene().workspace.id],
    );
    // A Wednesday, 12:00 in Amsterdam and past 22:00 in Auckland.
    const noon = new Date(scene().now.getTime() + ((10 - scene().now.getUTCDay()) % 7) * 86_400_000);
    scene().now = new Date(`${noon.toISOString().slice(0, 10)}T11:00:00Z`);
    const reply = await next(scene().owner);
    expect(reply.call).toBeNull();
    expect(await rowsOf('phone_interview')).toMatchObject([{ put_off: 'quiet_hours', state: 'open' }]);
  });
});
