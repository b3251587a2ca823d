import { describe, expect, test } from 'vitest';
import { type CustomerPromise, countPromises, dueOf, promiseGroup, promiseState } from './promise-state.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number, 12));

describe('a promise to a customer', () => {
  const promise: CustomerPromise = { madeAt: day(1), due: day(10), keptAt: null, moves: [], releasedAt: null };
  test.each<[string, Partial<CustomerPromise>, number, string]>([
    ['is open up to its day', {}, 10, 'open'],
    ['is broken from then on', {}, 11, 'broken'],
    ['that was kept in time is kept', { keptAt: day(10) }, 20, 'kept'],
    ['that was kept afterwards is late', { keptAt: day(11) }, 20, 'late'],
    ['moved in time has its new day', { moves: [{ agreedAt: day(9), due: day(15) }], keptAt: day(14) }, 20, 'kept'],
    ['moved when it was broken stays broken', { moves: [{ agreedAt: day(11), due: day(15) }] }, 12, 'broken'],
    ['moved when it was broken is late', { moves: [{ agreedAt: day(11), due: day(15) }], keptAt: day(14) }, 20, 'late'],
    ['that the customer gave up is none', { releasedAt: day(8) }, 20, 'released'],
    ['given up when it was broken stays broken', { releasedAt: day(12) }, 20, 'broken'],
  ])('%s', (_, more, now, state) => {
    expect(promiseState({ ...promise, ...more }, day(now))).toBe(state);
  });

  test('moved twice in time has its last day, in whatever order that is told', () => {
    const moves = [
      { agreedAt: day(14), due: day(20) },
      { agreedAt: day(9), due: day(15) },
    ];
    expect(dueOf({ ...promise, moves })).toEqual(day(20));
  });

  test('is counted once', () => {
    const promises = [promise, { ...promise, keptAt: day(3) }, { ...promise, keptAt: day(12) }];
    expect(countPromises(promises, day(30))).toEqual({ open: 0, kept: 1, late: 1, broken: 1, released: 0 });
  });

  test.each<[string, Partial<CustomerPromise>[], string | null]>([
    ['all that is over was kept', [{ keptAt: day(3) }, { due: day(40) }], 'kept'],
    ['one was late', [{ keptAt: day(3) }, { keptAt: day(12) }], 'not kept'],
    ['one is broken', [{ keptAt: day(3) }, {}], 'not kept'],
    ['nothing is over', [{ due: day(40) }], null],
    ['the customer let us off', [{ releasedAt: day(4) }], null],
  ])('of a customer of whom %s', (_, promises, group) => {
    expect(
      promiseGroup(
        promises.map((more) => ({ ...promise, ...more })),
        day(30),
      ),
    ).toBe(group);
  });
});
