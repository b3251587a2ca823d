import { describe, expect, test } from 'vitest';
import { studyPeriod } from './study-period.ts';

const at = (now: string) => ({ zone: 'Europe/Amsterdam', validHours: 240, now: new Date(now) });

describe('a relation study', () => {
  test('begins at midnight of the company, also after the clock has sprung', () => {
    const cadence = { every: 'month', from: '2026-03-01' } as const;
    expect(studyPeriod(cadence, at('2026-02-20T12:00:00Z'))).toEqual({
      period: 0,
      occasion: 'month-0',
      opensAt: new Date('2026-02-28T23:00:00Z'),
      closesAt: new Date('2026-03-10T23:00:00Z'),
      nextAt: new Date('2026-03-31T22:00:00Z'),
    });
    expect(studyPeriod(cadence, at('2026-03-31T21:59:59Z')).period).toBe(0);
    expect(studyPeriod(cadence, at('2026-03-31T22:00:00Z')).period).toBe(1);
  });

  test('of the last day of a month keeps to the last day', () => {
    const cadence = { every: 'month', from: '2026-01-31' } as const;
    expect(studyPeriod(cadence, at('2026-03-05T00:00:00Z')).opensAt).toEqual(new Date('2026-02-27T23:00:00Z'));
  });

  test('that rolls names the round, so that a year asks everybody once', () => {
    const cadence = { every: 'rolling', from: '2026-01-01', months: 12 } as const;
    expect(studyPeriod(cadence, at('2026-12-15T00:00:00Z'))).toMatchObject({ period: 11, occasion: 'round-0' });
    expect(studyPeriod(cadence, at('2027-01-15T00:00:00Z'))).toMatchObject({ period: 12, occasion: 'round-1' });
  });

  test('that rolls gives those who are due last as long as those who are due first', () => {
    const cadence = { every: 'rolling', from: '2026-01-01', months: 12 } as const;
    expect(studyPeriod(cadence, at('2026-01-31T20:00:00Z'))).toMatchObject({
      opensAt: new Date('2025-12-31T23:00:00Z'),
      nextAt: new Date('2026-01-31T23:00:00Z'),
      closesAt: new Date('2026-02-10T23:00:00Z'),
    });
  });

  test('that asks once has no next time', () => {
    expect(studyPeriod({ every: 'once', on: '2026-05-04' }, at('2027-01-01T00:00:00Z')).nextAt).toBeNull();
  });
});
