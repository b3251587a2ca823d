import { describe, expect, it } from 'vitest';
import { reportingPeriod } from './reporting-period.ts';

describe('a reporting period', () => {
  it('of 30 days has 30 days with today the last, and the 30 before it to compare with', () => {
    expect(reportingPeriod('30d', '2026-11-21', undefined)).toEqual({
      from: '2026-10-23',
      to: '2026-11-22',
      previousFrom: '2026-09-23',
      interval: 'week',
    });
  });

  it('of 12 months is a year, also over 29 February', () => {
    expect(reportingPeriod('12m', '2028-02-28', undefined)).toMatchObject({ from: '2027-03-01', to: '2028-02-29' });
  });

  it('of all time starts at the first answer and compares with nothing', () => {
    expect(reportingPeriod('all', '2026-11-21', '2026-11-01')).toEqual({
      from: '2026-11-01',
      to: '2026-11-22',
      previousFrom: '2026-11-01',
      interval: 'week',
    });
    expect(reportingPeriod('all', '2026-11-21', '2024-11-01').interval).toBe('month');
  });

  it('refuses what is not a day', () => {
    expect(() => reportingPeriod('30d', 'today', undefined)).toThrow('a day is written as');
  });
});
