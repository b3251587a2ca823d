import { expect, test } from 'vitest';
import { nextPraise } from './praise-time.ts';

const friday = { weekday: 5, hour: 15, zone: 'Europe/Amsterdam' } as const;

test.each([
  ['on the day itself, before the hour', '2026-11-20T13:59:59Z', '2026-11-20T14:00:00Z'],
  ['at the very moment: a week later', '2026-11-20T14:00:00Z', '2026-11-27T14:00:00Z'],
  ['on the day after', '2026-11-21T08:00:00Z', '2026-11-27T14:00:00Z'],
  ['over the end of summer time', '2026-10-24T08:00:00Z', '2026-10-30T14:00:00Z'],
  ['in summer', '2026-07-01T08:00:00Z', '2026-07-03T13:00:00Z'],
])('the next Friday afternoon %s', (_what, now, next) => {
  expect(nextPraise(friday, new Date(now))).toEqual(new Date(next));
});

test('an hour that the clock skips, and one that comes twice, come once', () => {
  const sunday = { weekday: 7, hour: 2, zone: 'Europe/Oslo' } as const;
  expect(nextPraise(sunday, new Date('2026-03-28T12:00:00Z'))).toEqual(new Date('2026-03-29T01:00:00Z'));
  const first = nextPraise(sunday, new Date('2026-10-24T12:00:00Z'));
  expect(first).toEqual(new Date('2026-10-25T00:00:00Z'));
  expect(nextPraise(sunday, first)).toEqual(new Date('2026-11-01T01:00:00Z'));
});
