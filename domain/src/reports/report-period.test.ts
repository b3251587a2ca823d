import { describe, expect, it } from 'vitest';
import { readPeriod } from '../metrics/read-period.ts';
import { lastWhole, nextReportDay, periodOfReport } from './report-period.ts';

describe('the period of a report that goes out by itself', () => {
  it.each([
    ['week', '2026-11-22', '2026-11-09', '2026-11-16', '2026-W46'],
    ['week', '2026-11-23', '2026-11-16', '2026-11-23', '2026-W47'],
    ['month', '2026-11-22', '2026-10-01', '2026-11-01', '2026-10'],
    ['month', '2027-01-01', '2026-12-01', '2027-01-01', '2026-12'],
    ['quarter', '2026-11-22', '2026-07-01', '2026-10-01', '2026-Q3'],
    ['quarter', '2027-03-31', '2026-10-01', '2027-01-01', '2026-Q4'],
  ] as const)('on a %s rhythm, %s reports on %s to %s', (rhythm, today, ...whole) => {
    const { from, to, text } = lastWhole(rhythm, today);
    expect([from, to, text]).toEqual(whole);
  });

  it('is never a period that is still going on', () => {
    for (const rhythm of ['week', 'month', 'quarter'] as const)
      for (let day = 0; day < 800; day++) {
        const today = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        const whole = lastWhole(rhythm, today);
        expect(whole.to <= today).toBe(true);
        expect(nextReportDay(rhythm, today) > today).toBe(true);
        const read = readPeriod(whole.text, { today, firstDay: undefined, lastWave: undefined });
        expect([read?.from, read?.to], `${rhythm} ${today}`).toEqual([whole.from, whole.to]);
      }
  });

  it('leaves the periods of figures as they are', () => {
    expect(periodOfReport('12m', '2026-11-22')).toBe('12m');
    expect(periodOfReport('last-month', '2026-11-22')).toBe('2026-10');
  });
});
