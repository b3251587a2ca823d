import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../stats/seeded-random.ts';
import { dayMs } from '../calendar/day.ts';
import { rollingPeriod } from '../sample/rolling-place.ts';
import { type CustomerHistory, dueAt, requestsDue } from './due-at.ts';
import { monthsAfter, periodAt } from './months-after.ts';
import { releaseSize } from './release-size.ts';
import { defaultReminder, reminderOf } from './reminder-of.ts';
import { purposeOf, type StudyTiming } from './study.ts';

const now = new Date('2026-03-03T10:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * dayMs);
const stranger: CustomerHistory = { id: 'c1', channel: 'mail', events: [], complaintsClosed: [] };
const customer: CustomerHistory = {
  ...stranger,
  events: [
    { id: 'order-5', name: 'delivered', at: days(-1) },
    { id: 'order-4', name: 'delivered', at: days(-30) },
    { id: 'order-6', name: 'ordered', at: days(-1) },
  ],
  customerSince: days(-2),
  lastHeardAt: days(-1),
  complaintsClosed: [{ id: 'case-1', at: days(-3) }],
};

describe('a study asks', () => {
  const week = { validHours: 168 };
  test.each<[string, StudyTiming, readonly [string, Date, Date][]]>([
    [
      'about each delivery a day later',
      { kind: 'moment', event: 'delivered', delayHours: 24, ...week },
      [['order-5', now, days(7)]],
    ],
    [
      'what a new customer expects',
      { kind: 'expectation', delayHours: 0, ...week },
      [['first-2026-03-01', days(-2), days(5)]],
    ],
    ['after a closed complaint', { kind: 'complaint', delayHours: 96, ...week }, [['case-1', days(1), days(8)]]],
    ['nobody to leave who stays', { kind: 'exit', delayHours: 24, ...week }, []],
    [
      'when a customer was silent for long',
      { kind: 'silent', silentDays: 60, ...week },
      [['silent-2026-03-02', days(59), days(66)]],
    ],
    ['nobody by name when it is anonymous', { kind: 'anonymous' }, []],
  ])('%s', (_what, timing, expected) => {
    const found = dueAt(timing, customer, now).map(({ occasion, wantedAt, expiresAt }) => [
      occasion,
      wantedAt,
      expiresAt,
    ]);
    expect(found).toEqual(expected);
    expect(dueAt(timing, stranger, now)).toEqual([]);
  });

  test('who left, once for each leaving, and not about the relation any more', () => {
    const left = { ...customer, leftAt: days(-1) };
    const timing = { kind: 'exit', delayHours: 48, validHours: 168 } as const;
    expect(dueAt(timing, left, now)).toEqual([{ occasion: 'left-2026-03-02', wantedAt: days(1), expiresAt: days(8) }]);
    const relation = { kind: 'relation', cadence: { every: 'once', at: now }, validHours: 168 } as const;
    expect(dueAt(relation, left, now)).toEqual([]);
    expect(dueAt(relation, stranger, now)).toHaveLength(1);
    expect(dueAt({ kind: 'silent', silentDays: 1, validHours: 168 }, left, now)).toEqual([]);
  });

  test('as requests that are the same however often it is planned', () => {
    const timing = { kind: 'moment', event: 'delivered', delayHours: 24, validHours: 168 } as const;
    const study = { id: 'std-1', timing, priority: 5, mayMerge: true };
    const requests = requestsDue(study, customer, now);
    expect(requests).toMatchObject([
      { request: 'std-1/c1/order-5', purpose: 'transaction', channel: 'mail', priority: 5 },
    ]);
    expect(requestsDue(study, customer, days(1))).toEqual(requests);
  });

  test('under the budget of its purpose', () => {
    expect((['moment', 'complaint', 'exit', 'silent'] as const).map(purposeOf)).toEqual([
      'transaction',
      'complaint',
      'exit',
      'relation',
    ]);
  });
});

describe('a relation study', () => {
  const startsAt = new Date('2026-01-31T08:00:00Z');
  const wanted = (every: 'month' | 'quarter', at: string) =>
    dueAt({ kind: 'relation', cadence: { every, startsAt }, validHours: 24 * 20 }, stranger, new Date(at)).map(
      ({ occasion, wantedAt }) => `${occasion} ${wantedAt.toISOString().slice(0, 10)}`,
    );

  test('comes round each month, on the last day where a month is shorter', () => {
    expect(wanted('month', '2025-12-01T00:00Z')).toEqual(['month-0 2026-01-31']);
    expect(wanted('month', '2026-03-01T00:00Z')).toEqual(['month-1 2026-02-28']);
    expect(wanted('month', '2026-03-31T08:00Z')).toEqual(['month-2 2026-03-31']);
    expect(wanted('month', '2026-02-27T00:00Z')).toEqual([]);
  });

  test('comes round each quarter', () => {
    expect(wanted('quarter', '2026-05-01T00:00Z')).toEqual(['quarter-1 2026-04-30']);
    expect(wanted('quarter', '2027-02-01T00:00Z')).toEqual(['quarter-4 2027-01-31']);
  });

  test('that rolls asks everybody once a year, spread over its months and days, in the month of the sample', () => {
    const cadence = { every: 'rolling', startsAt: new Date('2026-01-01T00:00Z'), months: 12, seed: 's' } as const;
    const people = Array.from({ length: 2400 }, (_, place) => ({ ...stranger, id: `c${place}` }));
    const start = cadence.startsAt;
    const dues = people.flatMap((one) => dueAt({ kind: 'relation', cadence, validHours: 240 }, one, start));
    expect(dues).toHaveLength(2400);
    const months = dues.map(({ wantedAt }) => wantedAt.getUTCMonth());
    expect(months).toEqual(people.map(({ id }) => rollingPeriod(id, { seed: 's', periods: 12 })));
    const perDay = new Map<string, number>();
    for (const { wantedAt } of dues) {
      const day = wantedAt.toISOString().slice(0, 10);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    // 6.6 a day on average: a Poisson day of more than 22 comes once in a million.
    expect(Math.max(...perDay.values())).toBeLessThan(23);
    const next = dueAt({ kind: 'relation', cadence, validHours: 240 }, stranger, new Date('2027-01-01T00:00Z'));
    expect(next[0]?.occasion).toBe('round-1');
  });

  test('months are counted from the start, not from each other', () => {
    expect(monthsAfter(startsAt, 13).toISOString()).toBe('2027-02-28T08:00:00.000Z');
    expect(monthsAfter(startsAt, -1).toISOString()).toBe('2025-12-31T08:00:00.000Z');
    for (let months = 0; months < 40; months += 1)
      expect(periodAt(monthsAfter(startsAt, months), startsAt, 1)).toBe(months);
    expect(periodAt(new Date('2026-01-31T07:59:59Z'), startsAt, 1)).toBe(-1);
  });
});

test('an invitation has one reminder, a week later, and a reminder none', () => {
  const [request] = requestsDue(
    { id: 's', timing: { kind: 'expectation', delayHours: 0, validHours: 168 }, priority: 1, mayMerge: true },
    customer,
    now,
  );
  const reminder = request && reminderOf(request, now, defaultReminder);
  expect(reminder).toMatchObject({
    kind: 'reminder',
    request: request?.request,
    wantedAt: days(7),
    expiresAt: days(17),
    mayMerge: false,
  });
  expect(reminder && reminderOf(reminder, days(7), defaultReminder)).toBeUndefined();
});

describe('releasing a sample bit by bit', () => {
  const nobody = { invited: 0, answered: 0 };
  const start = {
    targetAnswers: 100,
    matured: nobody,
    pending: nobody,
    reserve: 1000,
    expectedResponse: 0.25,
    releasesLeft: 4,
  };

  test('begins by the plan and follows what is seen', () => {
    expect(releaseSize(start)).toEqual({ invitations: 100, response: 0.25, expectedAnswers: 0, isReachable: true });
    // (10 + 12.5) of (100 + 50) answer: 0.15; 90 are missing, 600 invitations in three releases
    const slow = releaseSize({ ...start, matured: { invited: 100, answered: 10 }, releasesLeft: 3 });
    expect(slow).toMatchObject({ invitations: 200, response: 0.15, expectedAnswers: 10 });
  });

  test('waits for those who may still answer, and stops when there are enough', () => {
    expect(releaseSize({ ...start, pending: { invited: 400, answered: 3 } }).invitations).toBe(0);
    expect(releaseSize({ ...start, pending: { invited: 100, answered: 100 } }).invitations).toBe(0);
  });

  test('says when the reserve will not do', () => {
    expect(releaseSize({ ...start, reserve: 90 })).toMatchObject({ invitations: 90, isReachable: false });
  });

  test('ends within a tenth of the target although the response is half of what was planned', () => {
    const random = seededRandom(5);
    const ends = Array.from({ length: 200 }, () => {
      let matured = nobody;
      let reserve = 4000;
      for (let left = 10; left > 0; left -= 1) {
        const { invitations } = releaseSize({ ...start, targetAnswers: 200, matured, reserve, releasesLeft: left });
        const answered = Array.from({ length: invitations }).filter(() => random() < 0.125).length;
        matured = { invited: matured.invited + invitations, answered: matured.answered + answered };
        reserve -= invitations;
      }
      return matured.answered;
    });
    const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
    expect(mean).toBeGreaterThan(180);
    expect(mean).toBeLessThan(220);
  });

  test.each([{ expectedResponse: 0 }, { reserve: -1 }, { matured: { invited: 1, answered: 2 } }])(
    '%o is refused',
    (change) => {
      expect(() => releaseSize({ ...start, ...change })).toThrow('no release');
    },
  );
});
