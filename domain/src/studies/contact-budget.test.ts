import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BudgetRules, defaultBudgetRules as rules } from './budget-rules.ts';
import { dayMs } from './calendar/day.ts';
import { decide } from './contact-budget.ts';
import type { ContactLedger, ContactRequest, PastContact, PlannedContact } from './contact-request.ts';
import { freeFrom } from './sliding-limit.ts';

const now = new Date('2026-03-03T10:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * dayMs);
const nobody: ContactLedger = { past: [], planned: [], consents: {} };

const request: ContactRequest = {
  request: 'delivery-5',
  study: 'delivery',
  kind: 'invitation',
  purpose: 'transaction',
  channel: 'mail',
  priority: 5,
  wantedAt: now,
  expiresAt: days(7),
  mayMerge: false,
};
const past = (at: number, change: Partial<PastContact> = {}): PastContact => ({
  request: `past${at}`,
  study: 'relation',
  kind: 'invitation',
  purpose: 'relation',
  channel: 'mail',
  at: days(at),
  ...change,
});
const planned = (at: number, change: Partial<PlannedContact> = {}): PlannedContact => ({
  ...past(at),
  request: `planned${at}`,
  priority: 3,
  mayMerge: false,
  isHeld: false,
  ...change,
});
const asked = (ledger: Partial<ContactLedger>, change: Partial<ContactRequest> = {}, by: BudgetRules = rules) =>
  decide({ ...request, ...change }, { ...nobody, ...ledger }, by, now);

describe('a customer who was not asked for long', () => {
  test('is invited, with the room that was left', () => {
    expect(asked({ past: [past(-90)] })).toEqual({
      decision: 'invite',
      at: now,
      reasons: [{ code: 'room_left', limit: 'hard_cap', days: 90, most: 1, spent: 0, cost: 1 }],
    });
  });

  test('is invited when the study wants it, not before', () => {
    expect(asked({}, { wantedAt: days(2) })).toMatchObject({ decision: 'invite', at: days(2) });
  });
});

describe('a customer who asked for less mail', () => {
  test('is asked at most once in the days that were chosen, whatever the company allows', () => {
    expect(asked({ past: [past(-120)], restDays: 182 })).toMatchObject({
      decision: 'withhold',
      reasons: [
        { code: 'expires_first', freeAt: days(62) },
        { code: 'frequency', days: 182, freeAt: days(62) },
      ],
    });
    expect(asked({ past: [past(-182)], restDays: 182 })).toMatchObject({ decision: 'invite' });
  });
});

describe('a customer who was asked lately', () => {
  test('waits until the ninety days are over', () => {
    expect(asked({ past: [past(-85)] })).toEqual({
      decision: 'defer',
      until: days(5),
      reasons: [{ code: 'cap_reached', kind: 'invitation', days: 90, most: 1, freeAt: days(5) }],
    });
  });

  test('is withheld when the question would be too old by then, and that is said', () => {
    expect(asked({ past: [past(-10)] })).toEqual({
      decision: 'withhold',
      outcome: 'withheld',
      reasons: [
        { code: 'expires_first', expiresAt: days(7), freeAt: days(80) },
        { code: 'cap_reached', kind: 'invitation', days: 90, most: 1, freeAt: days(80) },
      ],
    });
  });

  test('may be reminded once of that invitation', () => {
    const ledger = { past: [past(-5, { request: 'delivery-5' })] };
    expect(asked(ledger, { kind: 'reminder' })).toMatchObject({ decision: 'invite' });
    const reminded = [...ledger.past, past(-1, { request: 'delivery-5', kind: 'reminder' })];
    const second = { decision: 'withhold', reasons: [{ code: 'already_asked', at: days(-1) }] };
    expect(asked({ past: reminded }, { kind: 'reminder' })).toMatchObject(second);
    const answered = { past: [past(-5, { request: 'delivery-5', answeredAt: days(-2) })] };
    expect(asked(answered, { kind: 'reminder' }).reasons).toEqual([{ code: 'already_answered', at: days(-2) }]);
    expect(asked({ past: [past(-5)] }, { kind: 'reminder' })).toMatchObject({ reasons: [{ code: 'never_invited' }] });
  });
});

describe('a customer for whom something is planned', () => {
  test('gets the more important request in its place', () => {
    expect(asked({ planned: [planned(3)] })).toMatchObject({
      decision: 'swap',
      with: 'planned3',
      reasons: [
        { code: 'lower_priority_planned', request: 'planned3', priority: 3, ownPriority: 5 },
        { code: 'cap_reached' },
      ],
    });
  });

  test('keeps it when the new request is not more important, or a worker has the mail in hand', () => {
    expect(asked({ planned: [planned(3, { priority: 5 })] }).decision).toBe('withhold');
    expect(asked({ planned: [planned(3, { isHeld: true })] }).decision).toBe('withhold');
    const longer = { expiresAt: days(100) };
    expect(asked({ planned: [planned(3, { priority: 5 })] }, longer)).toMatchObject({
      decision: 'defer',
      until: days(93),
    });
  });

  test('gets both in one mail when both studies allow it', () => {
    const ledger = { planned: [planned(3, { mayMerge: true })] };
    expect(asked(ledger, { mayMerge: true })).toMatchObject({ decision: 'merge', into: 'planned3' });
    expect(asked(ledger).decision).toBe('swap');
    expect(asked(ledger, { mayMerge: true, expiresAt: days(2) }).decision).toBe('swap');
    expect(asked(ledger, { mayMerge: true, channel: 'phone' }).decision).toBe('swap');
  });

  test('is not planned for the same thing twice', () => {
    const twice = { planned: [planned(3, { request: 'delivery-5' })] };
    expect(asked(twice).reasons).toEqual([{ code: 'already_planned', at: days(3) }]);
  });
});

describe('a customer who may not be written to', () => {
  test.each<[string, Partial<ContactLedger>, Partial<ContactRequest>, readonly [string, string]]>([
    ['unsubscribed', { suppressed: { since: days(-1), cause: 'unsubscribed' } }, {}, ['refused', 'suppressed']],
    ['refused', { consents: { research: { isGiven: false, since: days(-1) } } }, {}, ['refused', 'consent_refused']],
    ['wants no questions about it', { unwanted: ['transaction'] }, {}, ['refused', 'topic_unwanted']],
    ['never said yes to marketing', {}, { purpose: 'marketing' }, ['refused', 'consent_missing']],
    ['has an open complaint', { openComplaintSince: days(-1) }, {}, ['withheld', 'open_complaint']],
    ['is asked too late', {}, { expiresAt: now }, ['withheld', 'expired']],
  ])('%s is withheld, stays in the frame and reads why', (_what, ledger, change, [outcome, code]) => {
    expect(asked(ledger, change)).toMatchObject({ decision: 'withhold', outcome, reasons: [{ code }] });
  });

  test('for one purpose may be for another', () => {
    const consents = { marketing: { isGiven: false, since: days(-1) } };
    expect(asked({ consents }).decision).toBe('invite');
    expect(asked({ consents }, { purpose: 'marketing' }).decision).toBe('withhold');
    expect(asked({ unwanted: ['relation'] }).decision).toBe('invite');
    expect(asked({ unwanted: ['transaction', 'relation'] }, { purpose: 'complaint' }).decision).toBe('invite');
  });
});

describe('budgets', () => {
  const loose: BudgetRules = {
    ...rules,
    hardCap: { days: 90, invitation: 5, reminder: 5 },
    budgets: [
      { id: 'all', days: 30, points: 25 },
      { id: 'moments', days: 30, points: 10, purposes: ['transaction'] },
      { id: 'calls', days: 60, points: 20, channels: ['phone'] },
    ],
  };

  test('of one purpose leave room for another', () => {
    const ledger = { past: [past(-5, { purpose: 'transaction' })] };
    expect(asked(ledger, { expiresAt: days(60) }, loose)).toMatchObject({
      decision: 'defer',
      until: days(25),
      reasons: [{ code: 'budget_spent', budget: 'moments', spent: 10, cost: 10, freeAt: days(25) }],
    });
    expect(asked(ledger, { purpose: 'relation' }, loose).decision).toBe('invite');
  });

  test('count a mail once, whatever went along in it', () => {
    const mails = [past(-20), past(-20, { request: 'along', isCarried: true })];
    const roomy = {
      ...loose,
      hardCap: { ...loose.hardCap, invitation: 2 },
      budgets: [{ id: 'all', days: 30, points: 20 }],
    };
    expect(asked({ past: mails }, {}, roomy).decision).toBe('invite');
    expect(asked({ past: [...mails, past(-10)] }, {}, roomy).decision).not.toBe('invite');
  });

  test('hold all together: the last to free itself decides', () => {
    const ledger = { past: [past(-20, { purpose: 'transaction' }), past(-10), past(-5, { channel: 'web' })] };
    expect(asked(ledger, { expiresAt: days(60) }, loose)).toMatchObject({ decision: 'defer', until: days(10) });
  });

  test('that a single contact is over keep it for good, and say so', () => {
    expect(asked({}, { channel: 'phone' }, loose)).toMatchObject({
      decision: 'withhold',
      reasons: [{ code: 'never_fits', limit: 'all' }, { code: 'never_fits', limit: 'moments' }, { code: 'never_fits' }],
    });
  });

  test('cannot loosen the hard cap beneath them', () => {
    const generous = { ...rules, budgets: [{ id: 'all', days: 1, points: 1_000_000 }] };
    expect(asked({ past: [past(-5)] }, {}, generous).reasons).toContainEqual(
      expect.objectContaining({ code: 'cap_reached' }),
    );
  });
});

describe('whatever is asked for', () => {
  const moments = fc.integer({ min: -200, max: 400 });
  test('no ninety days hold more than the limit, and there is no earlier moment', () => {
    fc.assert(
      fc.property(fc.array(moments, { maxLength: 12 }), fc.integer({ min: 1, max: 3 }), (wishes, most) => {
        const limit = { days: 90, most };
        let spent: readonly { at: number; cost: number }[] = [];
        for (const wish of wishes) {
          const at = freeFrom(wish * dayMs, 1, spent, limit);
          if (at === null) throw new Error('there is always a later day');
          expect(at).toBeGreaterThanOrEqual(wish * dayMs);
          spent = [...spent, { at, cost: 1 }];
        }
        const sorted = spent.map(({ at }) => at).toSorted((one, other) => one - other);
        sorted.forEach((at, place) => {
          const after = sorted[place + most];
          if (after !== undefined) expect(after - at).toBeGreaterThanOrEqual(90 * dayMs);
        });
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('there is one of five decisions, with a reason, and an invitation keeps the cap', () => {
    const contact = fc.record({
      at: fc.integer({ min: -120, max: -1 }),
      kind: fc.constantFrom('invitation' as const, 'reminder' as const),
    });
    const ahead = fc.record({
      at: fc.integer({ min: 0, max: 120 }),
      priority: fc.nat(9),
      mayMerge: fc.boolean(),
      isHeld: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(contact, { maxLength: 4 }),
        fc.array(ahead, { maxLength: 3 }),
        fc.boolean(),
        (a, b, mayMerge) => {
          const ledger = {
            past: a.map(({ at, ...change }) => past(at, change)),
            planned: b.map(({ at, ...change }) => planned(at, change)),
          };
          const decision = asked(ledger, { mayMerge, expiresAt: days(300) });
          expect(decision.reasons.length).toBeGreaterThan(0);
          if (decision.decision === 'merge' || decision.decision === 'withhold') return;
          const moment = decision.decision === 'defer' ? decision.until : decision.at;
          const left = ledger.planned.filter((one) => decision.decision !== 'swap' || one.request !== decision.with);
          const near = [...ledger.past, ...left].filter(
            (one) => one.kind === 'invitation' && Math.abs(one.at.getTime() - moment.getTime()) < 90 * dayMs,
          );
          expect(near).toEqual([]);
        },
      ),
      { seed: 5, numRuns: 1000 },
    );
  });

  test('what was put off fits when its time comes, under all budgets at once', () => {
    const budget = fc.record({ days: fc.integer({ min: 1, max: 90 }), points: fc.integer({ min: 10, max: 40 }) });
    const contact = fc.record({
      at: fc.integer({ min: -90, max: -1 }),
      channel: fc.constantFrom('mail' as const, 'web' as const, 'phone' as const),
    });
    fc.assert(
      fc.property(fc.array(budget, { maxLength: 4 }), fc.array(contact, { maxLength: 6 }), (limits, contacts) => {
        const budgets = limits.map((limit, place) => ({ ...limit, id: `b${place}` }));
        const by = { ...rules, hardCap: { days: 30, invitation: 2, reminder: 1 }, budgets };
        const ledger = {
          ...nobody,
          past: contacts.map(({ at, ...change }, place) => past(at, { ...change, request: `${place}` })),
        };
        const late = { ...request, expiresAt: days(1000) };
        const decision = decide(late, ledger, by, now);
        if (decision.decision === 'invite') return;
        if (decision.decision !== 'defer') throw new Error(`${decision.decision} is not expected`);
        expect(decide(late, ledger, by, decision.until).decision).toBe('invite');
        expect(decide(late, ledger, by, new Date(decision.until.getTime() - 1)).decision).toBe('defer');
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
