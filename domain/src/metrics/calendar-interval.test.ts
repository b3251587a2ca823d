import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-day.ts';
import { endOfInterval, startOfInterval } from './calendar-interval.ts';

it.each([
  ['2026-11-22', 'week', '2026-11-16'],
  ['2026-01-01', 'week', '2025-12-29'],
  ['2026-11-22', 'month', '2026-11-01'],
  ['2026-11-22', 'quarter', '2026-10-01'],
  ['2026-03-31', 'quarter', '2026-01-01'],
  ['2026-03-31', 'day', '2026-03-31'],
  ['2026-03-31', 'year', '2026-01-01'],
] as const)('%s lies in the %s that starts on %s', (day, interval, start) => {
  expect(startOfInterval(day, interval)).toBe(start);
});

it('every day lies in one interval, which starts where the one before it ends', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays('1970-01-01', number));
  fc.assert(
    fc.property(days, fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), (day, interval) => {
      const start = startOfInterval(day, interval);
      const end = endOfInterval(start, interval);
      expect(start <= day && day < end).toBe(true);
      expect(startOfInterval(end, interval)).toBe(end);
    }),
  );
});
