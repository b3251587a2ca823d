import { describe, expect, test } from 'vitest';
import { nextPromise, promisesOf } from './case-clock.ts';
import type { CaseState } from './case-state.ts';
import { workCalendar } from './clock/work-calendar.ts';
import { deadlineProfiles } from './deadline-profile.ts';
import { acknowledged, caseAfter, customer, hour, received, sanne, spoken, wholeWay } from './test-case-steps.ts';

describe('the clock of a case', () => {
  const [profile] = deadlineProfiles;
  const calendar = workCalendar({
    zone: 'Europe/Amsterdam',
    country: 'NL',
    from: '09:00',
    until: '17:00',
    weekdays: [1, 2, 3, 4, 5],
  });
  const promises = (state: CaseState, at: Date) => {
    if (profile === undefined) throw new Error('no profile');
    return promisesOf(state, profile, calendar, at);
  };

  test('starts at receipt, and says what is due next', () => {
    const state = caseAfter(received, acknowledged);
    const [acknowledge, contact, decision] = promises(state, hour(2));
    expect(acknowledge?.due).toEqual(new Date('2026-11-23T17:00:00+01:00'));
    expect(contact?.due).toEqual(new Date('2026-11-23T17:00:00+01:00'));
    expect(decision?.due).toEqual(new Date('2026-11-27T17:00:00+01:00'));
    expect(nextPromise(state, promises(state, hour(2)))?.name).toBe('acknowledge');
  });

  test('a word of the machine does not keep the promise that a person writes', () => {
    const state = caseAfter(received, acknowledged);
    expect(promises(state, hour(200)).every(({ isBroken }) => isBroken)).toBe(true);
  });

  test('one conversation keeps two promises', () => {
    const state = caseAfter(received, acknowledged, spoken);
    expect(nextPromise(state, promises(state, hour(5)))?.name).toBe('decision');
  });

  test('an extension moves the decision and nothing else', () => {
    const until = new Date('2026-12-04T17:00:00+01:00');
    const state = caseAfter(received, { what: 'extended', until, reason: 'fabrikant', isAgreed: false, by: sanne });
    expect(promises(state, hour(2)).map(({ due }) => due)).toEqual([
      new Date('2026-11-23T17:00:00+01:00'),
      new Date('2026-11-23T17:00:00+01:00'),
      until,
    ]);
  });

  test('half of the working time is half of the clock', () => {
    const state = caseAfter(received);
    const [contact] = promises(state, new Date('2026-11-23T09:00:00+01:00'));
    expect(contact?.used).toBeCloseTo(0.5, 2);
  });

  test('a case that was opened again has its clocks anew', () => {
    const state = caseAfter(...wholeWay, { what: 'reopened', reason: 'weer lek', by: customer });
    const [first] = promises(state, hour(8));
    expect(first).toMatchObject({ metAt: null, isBroken: false });
  });
});
