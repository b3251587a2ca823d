import { readPeriod } from '@voldaan/domain/metrics/read-period';
import { expect, test } from 'vitest';
import { offeredPeriods } from './figure-period.ts';

test.each([
  ['2026-11-22', ['2026-Q4', '2026-Q3', '2026-11', '2026-W47', '2026', '2025']],
  ['2027-01-02', ['2027-Q1', '2026-Q4', '2027-01', '2026-12', '2026-W53', '2026-W52', '2027']],
])('on %s the newest quarters, months and weeks can be chosen', (today, some) => {
  const offered = offeredPeriods(new Date(`${today}T10:00:00Z`));
  expect(offered).toEqual(expect.arrayContaining(some));
  const ground = { today, firstDay: undefined, lastWave: undefined };
  expect(offered.filter((period) => readPeriod(period, ground) === undefined)).toEqual([]);
  expect(new Set(offered).size).toBe(offered.length);
});
