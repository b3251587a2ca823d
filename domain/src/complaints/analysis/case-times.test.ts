import { expect, test } from 'vitest';
import type { Promised } from '../case-clock.ts';
import { type CaseTimes, keptPromises, medianWait } from './case-times.ts';

const now = new Date('2026-06-30T12:00:00Z');
const options = { now, period: { from: '2026-01-01', to: '2026-07-01' } };
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const waited = (hours: number): CaseTimes => ({
  receivedAt: hoursAgo(1000),
  firstContactAt: hoursAgo(1000 - hours),
  decisionAt: null,
  endedAt: null,
});
const waiting = (hours: number): CaseTimes => ({
  receivedAt: hoursAgo(hours),
  firstContactAt: null,
  decisionAt: null,
  endedAt: null,
});

test('whoever still waits makes the median longer, not shorter', () => {
  const done = [2, 4, 6, 8, 10, 12, 14, 16].map(waited);
  expect(medianWait(done, 'first_contact', options).estimate).toBe(9);
  const withWaiting = [...done, ...[200, 300, 400, 500].map(waiting)];
  const median = medianWait(withWaiting, 'first_contact', options);
  expect(median).toMatchObject({ estimate: 13, n: 12, method: 'brookmeyer-crowley' });
});

test('a median that was not reached is not made up', () => {
  expect(medianWait([waited(3), waiting(50), waiting(60)], 'first_contact', options)).toMatchObject({
    estimate: null,
    reason: 'too_few_for_level',
  });
  expect(medianWait([], 'decision', options)).toMatchObject({ estimate: null, reason: 'no_answers', n: 0 });
});

const promised = (due: Date, isBroken: boolean): Promised => ({
  name: 'decision',
  due,
  metAt: isBroken ? null : due,
  isBroken,
  used: 1,
});

test('a promise of tomorrow is neither kept nor broken, though it was met', () => {
  const cases = [
    ...Array.from({ length: 9 }, () => [promised(hoursAgo(10), false)]),
    [promised(hoursAgo(10), true)],
    [promised(hoursAgo(-24), false)],
  ];
  expect(keptPromises(cases, 'decision', options)).toMatchObject({ estimate: 0.9, n: 10, method: 'wilson' });
  expect(keptPromises(cases, 'first_contact', options)).toMatchObject({ estimate: null, n: 0 });
});
