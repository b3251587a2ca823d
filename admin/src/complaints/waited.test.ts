import { expect, it } from 'vitest';
import { shareOver, waited } from './waited.ts';

const now = new Date('2026-11-20T14:04:00Z');

it.each([
  ['2026-11-20T14:00:00Z', 0, 'hour'],
  ['2026-11-19T19:04:00Z', 19, 'hour'],
  ['2026-11-18T15:00:00Z', 47, 'hour'],
  ['2026-11-18T14:00:00Z', 2, 'day'],
  ['2026-11-21T14:00:00Z', 0, 'hour'],
])('whoever came at %s has waited %i %ss', (since, count, unit) => {
  expect(waited(since, now)).toEqual({ count, unit });
});

it.each([
  ['2026-11-19T14:04:00Z', '2026-11-21T14:04:00Z', 0.5],
  ['2026-11-19T14:04:00Z', '2026-11-20T12:00:00Z', 1],
  ['2026-11-20T15:00:00Z', '2026-11-21T15:00:00Z', 0],
  ['2026-11-20T15:00:00Z', '2026-11-20T15:00:00Z', 1],
])('of the time from %s to %s, %d is over', (from, due, share) => {
  expect(shareOver(from, due, now)).toBe(share);
});
