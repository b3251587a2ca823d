import { describe, expect, test } from 'vitest';
import { showId } from '../../database/public-id.ts';
import { timeOfUuid, uuid } from '../../database/uuid.ts';
import { newSurvey } from '../test-survey.ts';
import { linkOf, startWave, useAnonymousWaves } from './test-anonymous.ts';

const { scene, ask, answer, keep, pass, get } = useAnonymousWaves();

const inbox = async (query = '') =>
  (await get(`/v1/responses?limit=100${query}`)) as { total: number; data: Record<string, unknown>[] };

const rowsOf = async (text: string) => (await scene().db.superuser.query(text, [scene().workspace.id])).rows;
const responses = () =>
  rowsOf(`select id, answers, completed_at is not null as is_complete, removed_at is not null as is_waiting, respondent_key
    from response where workspace_id = $1 order by id`);

const addresses = (count: number) => Array.from({ length: count }, () => `klant@${uuid().slice(-12)}.example`);
const day = 24;

describe('answers of an anonymous wave', () => {
  test('are not shown while they are four, and at once when they are five: without a person, with the day for a time', async () => {
    const { invited } = await ask(6);
    for (const person of invited.slice(0, 4)) await answer(person, 2, 'te laat');
    await keep();
    expect(await inbox()).toMatchObject({ total: 0, data: [] });
    await answer(invited[4], 9, 'snel');
    await keep();
    const { total, data } = await inbox();
    expect(total).toBe(5);
    for (const row of data) {
      const atMidnight = expect.stringContaining('T00:00:00');
      expect(row).toMatchObject({ contact: null, is_anonymous: true, channel: 'mail', completed_at: atMidnight });
    }
    const { events, visits } = await get(`/v1/responses/${data[0]?.['id']}`);
    expect(visits).toEqual([]);
    for (const event of events) {
      expect(event).toMatchObject({ at: expect.stringContaining('T00:00:00') });
      expect(Object.keys(event.evidence)).toEqual(['nonce']);
    }
  });

  test('come five at once, the sixth with the next four or the next day, and fewer than five never', async () => {
    const { invited } = await ask(8);
    for (const person of invited.slice(0, 5)) await answer(person, 9, 'snel');
    await keep();
    await answer(invited[5], 1, 'te laat');
    await keep();
    expect((await inbox()).total, 'the sixth would stand alone').toBe(5);
    pass(day);
    await keep();
    expect((await inbox()).total).toBe(6);
    const few = await ask(5);
    for (const person of few.invited.slice(0, 4)) await answer(person, 9, 'snel');
    pass(90 * day);
    await keep();
    expect((await inbox()).total).toBe(6);
  });

  test('that were begun and not finished, or sent by no press, come when the wave is over, where five people answered', async () => {
    const { invited } = await ask(7);
    for (const person of invited.slice(0, 5)) await answer(person, 9, 'snel');
    const page = await scene().customer.open(linkOf(invited[5]));
    pass(0.01);
    await scene().customer.press(page, { nps: '2' });
    await scene().app.inject({
      method: 'POST',
      url: `${linkOf(invited[6])}/answers`,
      payload: { submission: 'een-sleutel', answers: { nps: 3 }, final: true },
    });
    pass(day);
    await keep();
    expect((await inbox()).total).toBe(5);
    pass(40 * day);
    await keep();
    const { data } = await inbox();
    expect(data.map(({ vote_class }) => vote_class).toSorted()).toEqual([...Array(6).fill('human'), 'unconfirmed']);
    expect(data.filter(({ completed_at }) => completed_at === null)).toHaveLength(1);
  });

  test('are found by no choice that leaves fewer than five of them', async () => {
    const { invited } = await ask(8);
    for (const person of invited.slice(0, 6)) await answer(person, 9, 'snel');
    for (const person of invited.slice(6)) await answer(person, 1, 'te laat');
    await keep();
    expect((await inbox()).total).toBe(8);
    expect((await inbox('&score_group=high')).total).toBe(6);
    expect(await inbox('&score_group=low')).toMatchObject({ total: 0, data: [] });
  });

  test('count as they would with a name: the score row stands when they are shown, and not before', async () => {
    const { invited } = await ask(5);
    const told = `update contact set country = 'NO', attributes = '{"regio": "Noord"}' where workspace_id = $1`;
    await scene().db.superuser.query(told, [scene().workspace.id]);
    for (const person of invited) await answer(person, 9, 'snel');
    const scores = () => rowsOf('select q0, is_complete, vote_class, a0 from score_row where workspace_id = $1');
    expect(await scores()).toEqual([]);
    await keep();
    expect(await scores()).toEqual(Array(5).fill({ q0: 9, is_complete: true, vote_class: 'h', a0: null }));
    expect(await rowsOf('select source from trait where workspace_id = $1'), 'of the customer nothing is kept').toEqual(
      [],
    );
  });

  test('are kept with the day for every time, and a language in which nobody could hide is not kept', async () => {
    const { invited } = await ask(6);
    for (const person of invited.slice(1)) await answer(person, 9, 'snel');
    const page = await scene().customer.open(`${linkOf(invited[0])}?language=en`);
    pass(0.01);
    await scene().customer.press(page, { nps: '9' });
    await keep();
    const isMidnight = (column: string) => `bool_and(${column} = date_trunc('day', ${column}, 'UTC'))`;
    const times = await rowsOf(`select ${isMidnight('started_at')} as started, ${isMidnight('changed_at')} as changed,
      ${isMidnight('completed_at')} as completed, array_agg(id) as ids, array_agg(distinct language) as languages
      from response where workspace_id = $1`);
    expect(times).toMatchObject([{ started: true, changed: true, completed: true, languages: ['nl'] }]);
    for (const id of times[0]?.ids ?? []) expect(timeOfUuid(id) % (day * 3_600_000)).toBe(0);
    expect(
      await rowsOf(`select ${isMidnight('received_at')} as received from answer_event where workspace_id = $1`),
    ).toEqual([{ received: true }]);
    expect(await rowsOf('select id from visit where workspace_id = $1')).toEqual([]);
  });

  test('cannot be brought into sight one by one, nor become the case of a customer', async () => {
    const { invited } = await ask(5);
    await answer(invited[0], 1, 'te laat');
    const [waiting] = await responses();
    const id = showId('rsp', waiting?.id);
    const of = (response: string) => ({ kind: 'complaint', source: 'answer', words: 'te laat', response_id: response });
    expect((await scene().staff.post(`/v1/responses/${id}/restoration`)).statusCode).toBe(404);
    expect((await scene().staff.get(`/v1/responses/${id}`)).statusCode).toBe(404);
    expect((await scene().staff.get(`/v1/responses/${id}/case`)).statusCode).toBe(404);
    expect((await scene().staff.post('/v1/cases', of(id))).json()).toMatchObject({ code: 'not_found' });
    for (const person of invited.slice(1)) await answer(person, 1, 'te laat');
    await keep();
    expect((await inbox()).total).toBe(5);
    expect((await scene().staff.post('/v1/cases', of(id))).json()).toMatchObject({ code: 'answer_anonymous' });
  });
});

describe('somebody who is asked anonymously', () => {
  test('is told so in the mail and on the page, in plain words, and what the page calls them is nobody', async () => {
    const { invited } = await ask(5);
    const [mail] = await rowsOf('select html, body_text from outbox_mail where workspace_id = $1 limit 1');
    const promise = /antwoorden zijn anoniem|answers are anonymous/i;
    expect(mail?.html).toMatch(promise);
    expect(mail?.body_text).toMatch(promise);
    expect(mail?.html).toContain('asked=anonymously');
    const page = await scene().customer.open(linkOf(invited[0]));
    expect(page.html).toMatch(promise);
    const privacy = await scene().customer.open(`${linkOf(invited[0])}/privacy?language=nl`);
    expect(privacy.html).toContain('Niet bewaard wordt dat het antwoord van u is');
    const shared = await scene().customer.open(
      `/s/${scene().survey.publicToken}/privacy?language=nl&asked=anonymously`,
    );
    expect(shared.html).toContain('Niet bewaard wordt dat het antwoord van u is');
  });

  test('answers once: goes on where they left, and finds it done afterwards, on any device', async () => {
    const { invited } = await ask(5);
    const first = await scene().customer.open(linkOf(invited[0]));
    pass(0.01);
    await scene().customer.press(first, { nps: '3' });
    const again = await scene().customer.open(`${linkOf(invited[0])}?page=reason`);
    expect(again.hidden['shown']).toBe('why');
    pass(0.01);
    await scene().customer.press(again, { why: 'te laat' });
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'te laat' }, is_complete: true }]);
    const done = await scene().customer.open(linkOf(invited[0]));
    expect([done.status, done.action]).toEqual([200, '']);
    const late = await scene().app.inject({
      method: 'POST',
      url: `${linkOf(invited[0])}/answers`,
      payload: { submission: 'nog-een', answers: { nps: 9 }, final: true },
    });
    expect(late.json()).toMatchObject({ code: 'response_complete' });
    expect(await responses()).toMatchObject([{ answers: { nps: 3, why: 'te laat' } }]);
  });

  test('loses nothing when a reply is lost: the same answers sent again are the same response', async () => {
    const { invited } = await ask(5);
    const send = (nps: number) =>
      scene().app.inject({
        method: 'POST',
        url: `${linkOf(invited[0])}/answers`,
        payload: { submission: 'een-sleutel', answers: { nps, why: 'snel' }, final: true },
      });
    expect((await send(9)).json()).toMatchObject({ state: 'stored' });
    const same = await Promise.all([send(9), send(9)]);
    expect(same.map((reply) => reply.json().state)).toEqual(['seen', 'seen']);
    expect((await send(2)).json()).toMatchObject({ code: 'submission_reused' });
    expect(await responses()).toHaveLength(1);
  });

  test('is noted as having answered with at least four others, by the day, and nobody is shown who', async () => {
    const { id, invited } = await ask(8);
    for (const person of invited.slice(0, 4)) await answer(person, 9, 'snel');
    await keep();
    const noted = () =>
      rowsOf(`select id, answered_at, xmin::text as written from invitation
        where workspace_id = $1 and answered_at is not null order by id`);
    expect(await noted()).toEqual([]);
    await answer(invited[4], 9, 'snel');
    await keep(false);
    expect(await noted(), 'not in every round').toEqual([]);
    await keep();
    expect(await noted()).toHaveLength(5);
    pass(day);
    for (const person of invited.slice(5)) await answer(person, 9, 'snel');
    await keep();
    expect(await noted(), 'three more wait for two').toHaveLength(5);
    pass(40 * day);
    await keep();
    const rows = await noted();
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map(({ answered_at, written }) => `${answered_at} ${written}`)).size, 'all alike').toBe(1);
    const { data } = await get(`/v1/waves/${id}/invitations`);
    expect(data).toHaveLength(8);
    for (const row of data) expect(row).toMatchObject({ opened_at: null, answered_at: null });
  });
});

describe('an anonymous wave', () => {
  test('forgets its key a day after its last link expired, and its links then say that they have', async () => {
    const { invited } = await ask(5);
    for (const person of invited.slice(0, 4)) await answer(person, 9, 'snel');
    const key = async () => (await rowsOf('select key, ended_at from wave_anonymity where workspace_id = $1'))[0];
    pass(30 * day);
    await keep();
    expect((await key())?.key, 'somebody may have the page open').toHaveLength(32);
    pass(3 * day);
    await keep();
    expect(await key()).toMatchObject({ key: null, ended_at: expect.any(Date) });
    expect((await scene().customer.open(linkOf(invited[0]))).status).toBe(410);
    const late = await scene().app.inject({
      method: 'POST',
      url: `${linkOf(invited[4])}/answers`,
      payload: { submission: 'een-sleutel', answers: { nps: 9 }, final: true },
    });
    expect(late.json()).toMatchObject({ code: 'link_expired' });
    await keep();
    expect((await inbox()).total).toBe(0);
  });

  test('keeps no other wave waiting when something is wrong with it', async () => {
    const broken = await ask(5);
    const sound = await ask(5);
    for (const person of [...broken.invited, ...sound.invited]) await answer(person, 9, 'snel');
    const write = (text: string) => scene().db.superuser.query(text);
    // A version that there is not, as nothing but a broken disk could leave it.
    await write(`begin; set local session_replication_role = replica;
      update response set survey_version_id = gen_random_uuid() where anonymous_wave_id = '${broken.waveId}'; commit`);
    await expect(keep()).rejects.toThrow('no version');
    await write(`update wave_anonymity set key = null, ended_at = now() where wave_id = '${broken.waveId}'`);
    expect((await inbox()).total).toBe(5);
  });

  test('is refused for a survey that asks who somebody is, with the question and what helps', async () => {
    const { db, workspace } = scene();
    const survey = await newSurvey(db.superuser, workspace);
    const refused = await startWave({ ...scene(), survey }, addresses(5), { is_anonymous: true });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'anonymous_asks_who', detail: expect.stringContaining('contact') });
    expect((await startWave({ ...scene(), survey }, addresses(5), {})).statusCode).toBe(201);
  });

  test('is refused for fewer than five customers, and then never was', async () => {
    const refused = await startWave(scene(), addresses(4), { is_anonymous: true });
    expect(refused.json()).toMatchObject({ code: 'anonymous_too_few' });
    expect(await rowsOf('select id from wave where workspace_id = $1')).toEqual([]);
  });

  test('stays what it was, whoever writes into the database', async () => {
    const { id, waveId } = await ask(5);
    const change = (value: boolean, wave: string) =>
      scene().db.superuser.query('update wave set is_anonymous = $1 where id = $2', [value, wave]);
    await expect(change(false, waveId)).rejects.toThrow('promised');
    expect(await get(`/v1/waves/${id}`)).toMatchObject({ is_anonymous: true });
    const named = await ask(5, {});
    await expect(change(true, named.waveId)).rejects.toThrow('promised');
  });
});

test('a wave with names is as it was: whose answer it is, when, and how it came', async () => {
  const { id, invited } = await ask(5, {});
  await answer(invited[0], 9, 'snel');
  await keep();
  expect(await inbox()).toMatchObject({
    total: 1,
    data: [{ is_anonymous: false, contact: { email: invited[0]?.email } }],
  });
  expect((await responses())[0]?.respondent_key).toBe(`inv:${invited[0]?.id}`);
  const { data } = await get(`/v1/waves/${id}/invitations`);
  expect(data.filter(({ answered_at }: { answered_at: string | null }) => answered_at !== null)).toHaveLength(1);
});
