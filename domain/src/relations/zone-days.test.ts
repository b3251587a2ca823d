import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '../studies/calendar/day.ts';
import { zoneClock } from '../studies/calendar/zone-clock.ts';
import { dayNumberOf, zoneDays } from './zone-days.ts';

const days = zoneDays('Europe/Amsterdam');

test.each([
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ['2026-11-20', '2026-11-19T23:00:00.000Z', '2026-11-20T22:59:59.999Z'],
])('%s begins and ends by the clocks of that day', (day, start, end) => {
  expect(days.startOf(dayNumberOf(day)).toISOString()).toBe(start);
  expect(days.endOf(dayNumberOf(day)).toISOString()).toBe(end);
  expect(days.textOf(new Date(end))).toBe(day);
});

test('an appointment is at the time that clocks show there', () => {
  expect(days.timeOn('2026-07-01', '14:30').toISOString()).toBe('2026-07-01T12:30:00.000Z');
  expect(days.clockOf(new Date('2026-07-01T12:30:00.000Z'))).toBe('14:30');
  expect(() => days.timeOn('2026-02-30', '25:00')).toThrow(RangeError);
});

test('whatever was asked before, a day is the one that clocks there show, also on days that change and on one left out', () => {
  const near = fc.oneof(
    fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2060, 0, 1) }),
    ...['2026-03-29', '2026-10-25', '2011-12-30'].map((day) =>
      fc.integer({ min: Date.parse(day) - dayMs, max: Date.parse(day) + 2 * dayMs }),
    ),
  );
  for (const zone of ['Europe/Amsterdam', 'Pacific/Apia', 'Australia/Lord_Howe', 'UTC']) {
    const [{ dayOf, clockOf }, clock] = [zoneDays(zone), zoneClock(zone)];
    fc.assert(
      fc.property(near, (instant) => {
        const shown = clock.localAt(instant);
        expect(dayOf(new Date(instant))).toBe(Math.floor(shown / dayMs));
        expect(clockOf(new Date(instant))).toBe(new Date(shown).toISOString().slice(11, 16));
      }),
      { numRuns: 300 },
    );
  }
});
