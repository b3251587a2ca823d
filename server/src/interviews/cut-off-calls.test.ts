import { describe, expect, test } from 'vitest';
import type { Study } from '../studies/schema.ts';
import type { CallDesk, Fieldwork, NextCall } from './schema.ts';
import { numbered, openQuestions, useTestCalls } from './test-calls.ts';

const { scene, study, call, colleague, next, taken, answer, end, rowsOf } = useTestCalls();

function minutesLater(minutes: number): void {
  scene().now = new Date(scene().now.getTime() + minutes * 60_000);
}

const desk = async (app = scene().owner) => (await app.inject('/v1/calls')).json<CallDesk>();

/** The database refuses to write an attempt down, as it does when it goes away in mid-call. */
async function withoutAttempts(work: () => Promise<void>): Promise<void> {
  const { superuser } = scene().database;
  await superuser.query(`
    create function refuse_attempt() returns trigger language plpgsql as $$ begin raise exception 'away'; end $$;
    create trigger refuse_attempt before insert on call_attempt for each row execute function refuse_attempt()`);
  await work();
  await superuser.query('drop trigger refuse_attempt on call_attempt; drop function refuse_attempt()');
}

describe('one customer is rung by one interviewer', () => {
  test('who asks from two windows at once and is given the same customer in both', async () => {
    await call(numbered(4));
    const one = await colleague('manager');
    const ask = () => one.inject({ method: 'POST', url: '/v1/calls', payload: {} });
    const replies = await Promise.all([ask(), ask(), ask()]);
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(new Set(replies.map((reply) => reply.json<NextCall>().call?.id)).size).toBe(1);
  });

  test('who comes back late and has the customer anew, so that no colleague rings them meanwhile', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const held = await taken(one);
    minutesLater(31);
    expect(await desk(one)).toMatchObject({ current: null });
    expect((await taken(one)).id).toBe(held.id);
    expect(await desk(one)).toMatchObject({ current: held.id });
    expect((await next(other)).call).toBeNull();
    minutesLater(29);
    await taken(one);
    minutesLater(29);
    expect((await next(other)).call, 'asking again begins the half hour anew').toBeNull();
  });

  test('who comes back late and rings nobody who asked meanwhile not to be rung', async () => {
    await call(numbered(2));
    const one = await colleague('manager');
    const held = await taken(one);
    const payload = { phone: held.phone };
    await scene().owner.inject({ method: 'POST', url: '/v1/numbers-not-called', payload });
    minutesLater(31);
    expect((await taken(one)).id).not.toBe(held.id);
  });

  test('who comes back when the study has ended and goes on with nobody of it', async () => {
    await call(numbered(2));
    const one = await colleague('manager');
    await taken(one);
    const url = `/v1/studies/${study().id}/end`;
    expect((await scene().owner.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(200);
    minutesLater(31);
    expect(await desk(one)).toMatchObject({ current: null });
    expect(await next(one)).toMatchObject({ call: null, reason: 'no_list' });
  });

  test('also where two customers have one number, however it is written', async () => {
    await call([
      { name: 'Ada', phone: '+31 6 1234 5678' },
      { name: 'Ben', phone: '0612345678' },
    ]);
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const first = await taken(one);
    expect(await next(other)).toMatchObject({ call: null, reason: 'nobody_due' });
    await end(one, first, 'refused');
    minutesLater(10);
    expect((await taken(other)).id).not.toBe(first.id);
  });
});

describe('an interview whose end was not written down', () => {
  test('is complete, and its customer is not rung again', async () => {
    await call(numbered(1));
    const [one, other] = [await colleague('manager'), await colleague('agent')];
    const held = await taken(one);
    await answer(one, held, Object.fromEntries(openQuestions(held).map((id) => [id, id === 'nps' ? 9 : null])));
    await withoutAttempts(async () => {
      expect((await end(one, held, 'finished')).statusCode).toBe(500);
    });
    minutesLater(31);
    expect(await next(other)).toMatchObject({ call: null, reason: 'nobody_due' });
    expect(await rowsOf('call_attempt')).toMatchObject([{ staff_id: one.staffId, outcome: 'complete', number: 1 }]);
    expect(await rowsOf('invitation')).toMatchObject([{ state: 'sent' }]);
    const work = (await scene().owner.inject(`/v1/fieldwork?study=${study().id}`)).json<Fieldwork>();
    expect(work).toMatchObject({ customers: 1, untried: 0, outcomes: [{ outcome: 'complete', count: 1 }] });
  });

  test('can be ended after all by whoever held it', async () => {
    await call(numbered(1));
    const one = await colleague('manager');
    const held = await taken(one);
    await answer(one, held, Object.fromEntries(openQuestions(held).map((id) => [id, id === 'nps' ? 9 : null])));
    await withoutAttempts(async () => {
      await end(one, held, 'finished');
    });
    expect((await end(one, held, 'finished')).json()).toMatchObject({ outcome: 'complete' });
    expect(await rowsOf('call_attempt')).toHaveLength(1);
  });
});

test('whoever can be rung no more because their time is over is neither due nor awaited', async () => {
  await call(numbered(2));
  const held = await taken(scene().owner);
  const day = new Date(scene().now.getTime() + 86_400_000).toISOString().slice(0, 10);
  await end(scene().owner, held, 'call_back', { call_back: { day, time: '14:00' } });
  expect(await desk()).toMatchObject({ agreed: [{ name: held.name }], lists: [{ due: 1, later: 1, done: 0 }] });
  minutesLater(31 * 24 * 60);
  expect(await desk()).toMatchObject({ agreed: [], lists: [{ due: 0, later: 0, done: 2, next_at: null }] });
  expect(await next(scene().owner)).toMatchObject({ call: null, reason: 'nobody_due', next_at: null });
});

test('nobody is rung, nor promised a call, once the round is closed that they were drawn for', async () => {
  const cadence = { every: 'once', on: scene().now.toISOString().slice(0, 10) } as const;
  await call(numbered(2), { timing: { kind: 'relation', cadence, validHours: 72 } });
  const held = await taken(scene().owner);
  const day = new Date(scene().now.getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  const late = await end(scene().owner, held, 'call_back', { call_back: { day, time: '14:00' } });
  expect(late.json()).toMatchObject({ code: 'call_back_late' });
  await end(scene().owner, held, 'no_answer');
  minutesLater(4 * 24 * 60);
  expect(await desk()).toMatchObject({ lists: [{ due: 0, later: 0, done: 2, next_at: null }] });
  expect(await next(scene().owner)).toMatchObject({ call: null, reason: 'nobody_due' });
});

test('nobody waits for a call of a study that was ended before their day came', async () => {
  const cadence = { every: 'rolling', from: scene().now.toISOString().slice(0, 10), months: 2 } as const;
  await call(numbered(30), { timing: { kind: 'relation', cadence, validHours: 720 } });
  const drawn = (await scene().owner.inject(`/v1/studies/${study().id}`)).json<Study>();
  expect(drawn.frame.waiting).toBe(drawn.frame.selected);
  const url = `/v1/studies/${study().id}/end`;
  const { frame, reasons } = (await scene().owner.inject({ method: 'POST', url, payload: {} })).json<Study>();
  expect(frame).toMatchObject({ selected: drawn.frame.selected, waiting: 0, withheld: drawn.frame.selected });
  expect(reasons).toEqual([{ reason: 'wave_cancelled', count: drawn.frame.selected }]);
});
