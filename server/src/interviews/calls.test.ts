import { describe, expect, test } from 'vitest';
import type { Role } from '../database/tables.ts';
import { addStaff } from '../http/test-fixtures.ts';
import { openTestHttp } from '../http/test-http.ts';
import type { Study } from '../studies/schema.ts';
import { interviewsRoutes } from './routes.ts';
import type { CallDesk, CallStaff, Fieldwork } from './schema.ts';
import { numbered, openQuestions, useTestCalls } from './test-calls.ts';

const { scene, study, call, colleague, next, taken, answer, end, rowsOf } = useTestCalls();

describe('a call list', () => {
  test('holds who was drawn and has a number, and no mail leaves for it', async () => {
    await call([...numbered(2), { name: 'Zonder nummer' }]);
    const desk = (await scene().owner.inject('/v1/calls')).json<CallDesk>();
    expect(desk).toMatchObject({ lists: [{ name: study().name, due: 2, later: 0, done: 0 }], current: null });
    expect(await rowsOf('invitation')).toMatchObject([
      { channel: 'phone', email: '', state: 'planned' },
      { channel: 'phone', email: '', state: 'planned' },
    ]);
    const { draws, waves } = (await scene().owner.inject(`/v1/studies/${study().id}`)).json<Study>();
    expect(draws[0]?.left_out).toEqual([{ reason: 'no_phone', count: 1 }]);
    expect(waves.map(({ state }) => state)).not.toContain('sending');
  });

  test('gives a customer to one interviewer at a time, however many ask at once', async () => {
    await call(numbered(3));
    const team = await Promise.all(['manager', 'agent', 'owner', 'manager'].map((role) => colleague(role as Role)));
    const calls = await Promise.all(team.map(next));
    const ids = calls.flatMap((one) => (one.call === null ? [] : [one.call.id]));
    expect(new Set(ids).size).toBe(3);
    expect(calls.filter((one) => one.call === null)).toMatchObject([{ reason: 'nobody_due' }]);
    // Asking again is asking for the same call.
    const [first] = team;
    expect(first && (await taken(first)).id).toBe(calls[0]?.call?.id);
  });

  test('passes a customer on when the interviewer was cut off, and the first may write no more', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const held = await taken(one);
    expect((await next(other)).call).toBeNull();
    scene().now = new Date(scene().now.getTime() + 31 * 60_000);
    expect((await taken(other)).id).toBe(held.id);
    expect((await answer(one, held, { nps: 9 })).json()).toMatchObject({ code: 'call_not_yours' });
    expect((await end(one, held, 'refused')).statusCode).toBe(409);
  });

  test('is ended once, and whoever ends it again hears that they did, and of no colleague', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const held = await taken(one);
    const pressed = await Promise.all([end(one, held, 'no_answer'), end(one, held, 'no_answer')]);
    expect(pressed.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    expect((await end(one, held, 'no_answer')).json()).toMatchObject({ status: 409, code: 'call_ended' });
    expect((await answer(one, held, { nps: 9 })).json()).toMatchObject({ code: 'call_ended' });
    expect((await end(other, held, 'no_answer')).json()).toMatchObject({ code: 'call_not_yours' });
    expect(await rowsOf('call_attempt')).toHaveLength(1);
  });

  test('is an interviewer’s own: who was not given the study has nobody to call', async () => {
    await call(numbered(1));
    const stranger = await addStaff(scene().database, scene().workspace, { role: 'interviewer', removed: false });
    const app = openTestHttp(scene().product, scene().workspace, { staffId: stranger, role: 'interviewer' });
    interviewsRoutes(app, scene().product, scene().path);
    expect(await next(app)).toMatchObject({ call: null, reason: 'no_list' });
    const own = await colleague();
    expect((await scene().owner.inject(`/v1/studies/${study().id}/callers`)).json<CallStaff>().data).toMatchObject([
      { is_assigned: false },
      { is_assigned: true },
    ]);
    expect((await next(own)).call).not.toBeNull();
  });
});

describe('an interview', () => {
  test('is broken off, resumed by a colleague at the open question, and told apart by who asked', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const first = await taken(one);
    expect(first.script.opening.join(' ')).toContain('Klant 0');
    expect((await answer(one, first, { nps: 8 })).statusCode).toBe(200);
    expect((await end(one, first, 'finished')).json()).toMatchObject({ code: 'interview_unfinished' });
    const tomorrow = new Date(scene().now.getTime() + 86_400_000).toISOString().slice(0, 10);
    const agreed = { call_back: { day: tomorrow, time: '14:00' }, note: 'Zit in een overleg' };
    expect((await end(one, first, 'call_back')).json()).toMatchObject({ code: 'call_back_missing' });
    const back = await end(one, first, 'call_back', agreed);
    expect(back.json()).toMatchObject({ outcome: 'call_back', call_back_at: expect.stringContaining(tomorrow) });
    expect(await next(other)).toMatchObject({ call: null, reason: 'nobody_due' });
    expect((await one.inject('/v1/calls')).json<CallDesk>().agreed).toMatchObject([{ name: 'Klant 0' }]);

    scene().now = new Date(`${tomorrow}T14:30:00Z`);
    const again = await taken(other);
    expect(again).toMatchObject({ id: first.id, answers: { nps: 8 }, note: 'Zit in een overleg', is_agreed: true });
    expect(again.attempts).toMatchObject([{ outcome: 'call_back' }]);
    const rest = Object.fromEntries(
      openQuestions(again).map((id) => [id, id === 'why' ? 'Vriendelijk geholpen' : null]),
    );
    expect((await answer(other, again, rest)).statusCode).toBe(200);
    expect((await end(other, again, 'finished')).json()).toMatchObject({ outcome: 'complete', call_back_at: null });

    const [response] = await rowsOf('response');
    expect(response).toMatchObject({ channel: 'telephone', vote_class: 'human', answers: { nps: 8 } });
    expect(response?.completed_at).not.toBeNull();
    const events = (await rowsOf('answer_event')).toSorted((a, b) => a.received_at - b.received_at);
    expect(events.map(({ evidence }) => evidence.interviewer)).toEqual([one.staffId, other.staffId, other.staffId]);
    expect(await rowsOf('invitation')).toMatchObject([{ state: 'sent', answered_at: expect.any(Date) }]);
    expect(await rowsOf('phone_interview')).toMatchObject([{ state: 'done', outcome: 'complete', attempt_count: 2 }]);
  });

  test('that its customer stops for good is a partial one from half of the questions on', async () => {
    await call(numbered(2));
    const first = await taken(scene().owner);
    expect((await end(scene().owner, first, 'broken_off')).json()).toMatchObject({ outcome: 'broken_off' });
    const second = await taken(scene().owner);
    const questions = openQuestions(second);
    const half = questions.slice(0, Math.ceil(questions.length / 2));
    await answer(scene().owner, second, Object.fromEntries(half.map((id) => [id, id === 'nps' ? 9 : null])));
    expect((await end(scene().owner, second, 'broken_off')).json()).toMatchObject({ outcome: 'partial' });
    expect((await rowsOf('invitation')).map(({ reason }) => reason)).toContain('call_refused');
  });

  test('takes no answer that the survey would not take, nor a time out of hours', async () => {
    await call(numbered(1));
    const held = await taken(scene().owner);
    expect((await answer(scene().owner, held, { nps: 11 })).statusCode).toBe(422);
    const past = { call_back: { day: '2020-01-01', time: '14:00' } };
    expect((await end(scene().owner, held, 'call_back', past)).json()).toMatchObject({ code: 'call_back_past' });
    const late = { call_back: { day: '2090-01-01', time: '14:00' } };
    expect((await end(scene().owner, held, 'call_back', late)).json()).toMatchObject({ code: 'call_back_late' });
  });
});

describe('the fieldwork', () => {
  test('has the rates of AAPOR, and who was not in is rung again later', async () => {
    await call(numbered(8));
    const outcomes = ['no_answer', 'busy', 'not_in', 'refused', 'wrong_number', 'not_eligible', 'language'];
    for (const outcome of outcomes)
      expect((await end(scene().owner, await taken(scene().owner), outcome)).statusCode).toBe(200);
    const last = await taken(scene().owner);
    await answer(
      scene().owner,
      last,
      Object.fromEntries(openQuestions(last).map((id) => [id, id === 'nps' ? 10 : null])),
    );
    expect((await end(scene().owner, last, 'finished')).json()).toMatchObject({ outcome: 'complete' });
    const work = (await scene().owner.inject(`/v1/fieldwork?study=${study().id}`)).json<Fieldwork>();
    expect(work).toMatchObject({ customers: 8, untried: 0, attempts: 8 });
    const rates = new Map(work.rates.map(({ rate, value }) => [rate, value.estimate]));
    // I 1, R 1, O 1, NC 1, UH 2, UO 1; who is no customer any more is in none.
    expect(rates.get('rr1')).toBeCloseTo(1 / 7, 12);
    expect(rates.get('rr5')).toBeCloseTo(1 / 4, 12);
    expect(rates.get('cooperation1')).toBeCloseTo(1 / 3, 12);
    expect(rates.get('contact1')).toBeCloseTo(3 / 7, 12);
    // One interview is nobody's figure.
    expect(work).toMatchObject({ mode: null, interviewers: null });
    const desk = (await scene().owner.inject('/v1/calls')).json<CallDesk>();
    expect(desk).toMatchObject({ lists: [{ due: 0, later: 3, done: 5 }], today: { attempts: 8, interviews: 1 } });
  });
});
