import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countPlace, openQuota, placesLeft, releasePlace, reservedMinutes, reservePlace } from './quota-place.ts';

const now = new Date('2026-03-03T10:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

describe('a place in a quota', () => {
  const one = reservePlace(openQuota('young', 1), 'a', now).cell;

  test('is held for who began, and counted when done: who filled the quota is not turned away himself', () => {
    expect(placesLeft(one, now)).toBe(0);
    expect(countPlace(one, 'a', minutes(5))).toMatchObject({
      outcome: 'counted',
      cell: { counted: ['a'], reserved: {} },
    });
    expect(countPlace(countPlace(one, 'a', now).cell, 'a', now).outcome).toBe('already_counted');
  });

  test('is not there for the next, who is asked what weighting needs', () => {
    expect(reservePlace(one, 'b', now).outcome).toBe('full');
  });

  test('is free again when its holder stops or time runs out', () => {
    expect(reservePlace(releasePlace(one, 'a').cell, 'b', now).outcome).toBe('reserved');
    expect(reservePlace(one, 'b', minutes(reservedMinutes)).outcome).toBe('reserved');
    expect(reservePlace(one, 'a', minutes(30)).outcome).toBe('already_reserved');
    expect(reservePlace(reservePlace(one, 'a', minutes(30)).cell, 'b', minutes(70)).outcome).toBe('full');
  });

  test('that went to another meanwhile does not lose the late answer', () => {
    const taken = reservePlace(one, 'b', minutes(reservedMinutes)).cell;
    expect(countPlace(taken, 'a', minutes(61))).toMatchObject({
      outcome: 'beyond',
      cell: { beyond: ['a'], counted: [] },
    });
    expect(countPlace(one, 'a', minutes(500)).outcome).toBe('counted');
  });

  test('of less than none is refused', () => {
    expect(() => openQuota('young', -1)).toThrow('no quota of -1 places');
  });
});

test('whatever is done in whatever order, no more are counted or held than wanted, and no answer is lost', () => {
  const act = fc.record({
    verb: fc.constantFrom('reserve', 'count', 'release'),
    who: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    later: fc.nat(50),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.nat(3), (acts, target) => {
      let cell = openQuota('cell', target);
      let time = 0;
      const answered = new Set<string>();
      for (const { verb, who, later } of acts) {
        time += later;
        if (verb === 'reserve') cell = reservePlace(cell, who, minutes(time)).cell;
        if (verb === 'count') cell = countPlace(cell, who, minutes(time)).cell;
        if (verb === 'release') cell = releasePlace(cell, who).cell;
        if (verb === 'count') answered.add(who);
        const held = Object.values(cell.reserved).filter((until) => until > minutes(time)).length;
        expect(cell.counted.length + held).toBeLessThanOrEqual(target);
        expect([...cell.counted, ...cell.beyond].toSorted()).toEqual([...answered].toSorted());
      }
    }),
    { seed: 5, numRuns: 1000 },
  );
});
