import { describe, expect, it } from 'vitest';
import { readPeriod } from './read-period.ts';

const ground = { today: '2026-11-22', firstDay: '2024-02-29', lastWave: '2026-11-02' };

describe('a period', () => {
  it.each([
    ['30d', '2026-10-24', '2026-11-23', '2026-09-24', '2025-10-24'],
    ['12m', '2025-11-23', '2026-11-23', '2024-11-23', '2024-11-23'],
    ['all', '2024-02-29', '2026-11-23', '2024-02-29', '2023-03-01'],
    ['wave', '2026-11-02', '2026-11-23', '2026-10-12', '2025-11-02'],
    ['2026', '2026-01-01', '2027-01-01', '2025-01-01', '2025-01-01'],
    ['2026-Q1', '2026-01-01', '2026-04-01', '2025-10-01', '2025-01-01'],
    ['2026-03', '2026-03-01', '2026-04-01', '2026-02-01', '2025-03-01'],
    ['2026-W01', '2025-12-29', '2026-01-05', '2025-12-22', '2024-12-29'],
    ['2020-W53', '2020-12-28', '2021-01-04', '2020-12-21', '2019-12-28'],
    ['2026-01-01..2026-01-10', '2026-01-01', '2026-01-11', '2025-12-22', '2025-01-01'],
  ])('%s is from %s to %s, after the one from %s', (...[text, from, to, ...[previousFrom, lastYearFrom]]) => {
    const expected = { from, to, previousFrom, lastYearFrom, previousTo: from };
    expect(readPeriod(text, ground)).toMatchObject(expected);
  });

  it.each([
    '',
    '31d',
    '2026-13',
    '2026-W54',
    '2025-W53',
    '2026-Q5',
    '2026-02-30..2026-03-01',
    '2026-03-01..2026-02-01',
    '0000',
    '9999-12',
    '9999',
    '9999-W52',
    '2020-01-01..9999-12-31',
    '0001-01-01..2026-01-01',
    '0001-02-01..0001-02-03',
  ])('"%s" is none', (text) => {
    expect(readPeriod(text, ground)).toBeUndefined();
  });

  it('since the last wave is all of time where no wave was sent', () => {
    expect(readPeriod('wave', { ...ground, lastWave: undefined })?.from).toBe('2024-02-29');
  });
});
