import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUrgency, type FollowUpCustomer, followUp } from './follow-up.ts';
import { dayNumberOf, zoneDays } from './zone-days.ts';

const days = zoneDays('Europe/Amsterdam');
const day = (number: number) => new Date(Date.UTC(2026, 10, number, 12));
const plan = { everyDays: 10, noticeDays: 3 };
const customer: FollowUpCustomer = {
  id: 'anna',
  customerSince: day(1),
  contactedAt: day(10),
  agreedAt: null,
  valueRank: null,
  risk: { risk: null, reasons: [] },
  isOwn: null,
};
const at = (number: number) => ({ days, now: day(number) });

describe('a follow-up plan', () => {
  test.each([
    [14, undefined],
    [13, { due: '2026-11-23', overdueDays: -3, reason: 'time_since_contact' }],
    [10, { due: '2026-11-20', overdueDays: 0 }],
    [5, { due: '2026-11-15', overdueDays: 5, sinceDays: 15 }],
  ])('of ten days, on the 20th, for whoever was spoken to on the %i', (contacted, expected) => {
    const found = followUp({ ...customer, contactedAt: day(contacted) }, plan, at(20));
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  test('counts from the day somebody became a customer when nobody ever called', () => {
    expect(followUp({ ...customer, contactedAt: null }, plan, at(20))).toMatchObject({
      due: '2026-11-11',
      reason: 'never_contacted',
    });
  });

  test('counts days by the company’s own clock: half past eleven in the evening is still that day', () => {
    const seen = { ...customer, contactedAt: new Date('2026-11-10T23:30:00+01:00') };
    expect(followUp(seen, plan, at(20))?.due).toBe('2026-11-20');
    const after = { ...customer, contactedAt: new Date('2026-11-11T00:30:00+01:00') };
    expect(followUp(after, plan, at(20))?.due).toBe('2026-11-21');
  });

  test('puts an agreed day first, and a customer at risk before one who waits as long', () => {
    const list = [
      { ...customer, id: 'waits' },
      { ...customer, id: 'leaves', risk: { risk: 0.9, reasons: [] } },
      { ...customer, id: 'agreed', agreedAt: day(21) },
    ].flatMap((one) => followUp(one, plan, at(20)) ?? []);
    expect(list.toSorted(byUrgency).map(({ customerId }) => customerId)).toEqual(['agreed', 'leaves', 'waits']);
  });

  test('takes an agreed day as settled when the customer was spoken to since', () => {
    const spoken = { ...customer, agreedAt: day(9), contactedAt: day(9.5) };
    expect(followUp(spoken, plan, at(20))).toMatchObject({ reason: 'time_since_contact' });
  });

  test('explains its order: the points of the terms are the urgency, whoever it is', () => {
    fc.assert(
      fc.property(
        fc.record({
          waited: fc.integer({ min: -20, max: 400 }),
          every: fc.integer({ min: 1, max: 730 }),
          value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
          risk: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
          agreed: fc.boolean(),
        }),
        ({ waited, every, value, risk, agreed }) => {
          const now = new Date('2026-03-30T00:30:00+02:00');
          const contactedAt = new Date(now.getTime() - waited * 86_400_000);
          const found = followUp(
            {
              ...customer,
              contactedAt,
              valueRank: value,
              risk: { risk, reasons: [] },
              agreedAt: agreed ? new Date(contactedAt.getTime() + 1) : null,
            },
            { everyDays: every, noticeDays: 1000 },
            { days, now },
          );
          if (found === undefined) throw new Error('everybody is due within a thousand days');
          const sum = found.terms.reduce((total, { points }) => total + points, 0);
          expect(found.urgency).toBe(sum);
          expect(sum).toBeLessThanOrEqual(agreed ? 2.000001 : 1.000001);
          expect(dayNumberOf(found.due)).toBe(days.dayOf(now) - found.overdueDays);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('of no days is refused', () => {
    expect(() => followUp(customer, { everyDays: 0, noticeDays: 0 }, at(20))).toThrow(RangeError);
  });
});
