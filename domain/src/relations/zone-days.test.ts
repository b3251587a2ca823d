import { expect, test } from 'vitest';
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
