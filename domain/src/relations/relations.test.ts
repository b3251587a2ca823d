import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Appointment, calendarFile } from './calendar-file.ts';
import { type FollowUpCustomer, followUps } from './follow-up.ts';
import { type CustomerPromise, countPromises, dueOf, promiseState } from './promise-state.ts';

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
});

describe('a follow-up plan', () => {
  const plan = { everyDays: 10, noticeDays: 3, ownerId: 'sanne' };
  const customer: FollowUpCustomer = {
    id: 'anna',
    customerSince: day(1),
    contactedAt: day(10),
    agreedAt: null,
    ownerId: null,
    valueRank: null,
    risk: null,
  };

  test('names whoever is due within the notice, and nobody before', () => {
    const due = (contacted: number) => followUps([{ ...customer, contactedAt: day(contacted) }], plan, day(20));
    expect(due(14)).toEqual([]);
    expect(due(13)).toMatchObject([{ due: day(23), overdueDays: 0, ownerId: 'sanne', reason: 'time_since_contact' }]);
    expect(due(5)).toMatchObject([{ due: day(15), overdueDays: 5 }]);
  });

  test('counts from the day somebody became a customer when nobody ever called', () => {
    expect(followUps([{ ...customer, contactedAt: null }], plan, day(20))).toMatchObject([
      { due: day(11), reason: 'never_contacted' },
    ]);
  });

  test('puts an agreed day first, and a customer at risk before one who waits as long', () => {
    const list = followUps(
      [
        { ...customer, id: 'waits' },
        { ...customer, id: 'leaves', risk: 0.9 },
        { ...customer, id: 'agreed', agreedAt: day(21) },
      ],
      plan,
      day(20),
    );
    expect(list.map(({ customerId }) => customerId)).toEqual(['agreed', 'leaves', 'waits']);
  });

  test('takes an agreed day as settled when the customer was spoken to since', () => {
    const spoken = { ...customer, agreedAt: day(9), contactedAt: day(9.5) };
    expect(followUps([spoken], plan, day(20))).toMatchObject([{ reason: 'time_since_contact' }]);
  });
});

describe('an agenda as a file', () => {
  const visit: Appointment = {
    uid: 'vis_1@voldaan',
    sequence: 0,
    start: day(20),
    end: new Date(day(20).getTime() + 3_600_000),
    summary: 'Bezoek; Bakkerij Morgenstond, Utrecht',
    description: 'Vraag naar de bakfiets.\nNeem folder mee.',
    location: '',
    isCancelled: false,
  };

  test('has its times in UTC and its text escaped', () => {
    const lines = calendarFile([visit], day(1)).split('\r\n');
    expect(lines).toContain('DTSTART:20261120T120000Z');
    expect(lines).toContain('SUMMARY:Bezoek\\; Bakkerij Morgenstond\\, Utrecht');
    expect(lines).toContain('DESCRIPTION:Vraag naar de bakfiets.\\nNeem folder mee.');
    expect(lines.some((line) => line.startsWith('LOCATION'))).toBe(false);
  });

  test('has no line of more than 75 octets, and no line that a customer’s name begins', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const file = calendarFile([{ ...visit, summary: text, location: text }], day(1));
        const lines = file.split('\r\n').slice(0, -1);
        for (const line of lines) expect(octetsOf(line)).toBeLessThanOrEqual(75);
        const names = file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
        expect(names.every((line) => /^[A-Z]+:/.test(line))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('that ends before it begins is refused', () => {
    expect(() => calendarFile([{ ...visit, end: day(19) }], day(1))).toThrow(RangeError);
  });
});

/** Percent-encoding writes each octet of UTF-8 as three characters. */
function octetsOf(line: string): number {
  return encodeURIComponent(line.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(/%../g, '.').length;
}
